export { DataTable } from "./data_table.tsx";
export { useTurnedColumns } from "./column_choice.tsx";
export type { Column, Sort } from "./column.ts";
export { words } from "./table.words.ts";
