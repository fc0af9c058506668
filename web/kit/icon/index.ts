export { Icon } from "./icon.tsx";
export { Mark } from "./mark.tsx";
