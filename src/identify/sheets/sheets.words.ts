import type { Words } from "#platform/words";

/** Why a spreadsheet is not taken. */
export const words: Words = {
  es: {
    "sheet.broken":
      "La hoja de cálculo está dañada o incompleta. Ábrela, guárdala de nuevo como .xlsx o como CSV, y vuelve a intentarlo.",
    "sheet.encrypted":
      "La hoja de cálculo tiene contraseña o es del formato antiguo (.xls). Guárdala sin contraseña como .xlsx, o como CSV, y vuelve a intentarlo.",
    "sheet.too_large":
      "Por dentro, la hoja de cálculo ocupa más de {{megabytes}} MB. Guárdala como CSV: de texto se lee cualquier tamaño.",
    "sheet.too_many_rows":
      "La hoja de cálculo tiene más de {{rows}} filas. Guárdala como CSV: de texto se lee cualquier tamaño.",
    "sheet.empty": "La hoja de cálculo no tiene ninguna fila.",
    "sheet.too_heavy":
      "La hoja de cálculo no cabe en la memoria que le corresponde. Guárdala como CSV: de texto se lee cualquier tamaño.",
  },
  en: {
    "sheet.broken":
      "The spreadsheet is damaged or incomplete. Open it, save it again as .xlsx or as CSV, and try again.",
    "sheet.encrypted":
      "The spreadsheet has a password or is of the old format (.xls). Save it without one as .xlsx, or as CSV, and try again.",
    "sheet.too_large":
      "Inside, the spreadsheet takes more than {{megabytes}} MB. Save it as CSV: text is read at any size.",
    "sheet.too_many_rows":
      "The spreadsheet has more than {{rows}} rows. Save it as CSV: text is read at any size.",
    "sheet.empty": "The spreadsheet has no row.",
    "sheet.too_heavy":
      "The spreadsheet does not fit into the memory that it may have. Save it as CSV: text is read at any size.",
  },
};
