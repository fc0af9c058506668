import type { Words } from "#platform/words";

/** Why bytes are no table, and why a record is no row. */
export const words: Words = {
  es: {
    "file.not_found": "No existe el archivo {{path}}. Revisa el nombre y la carpeta.",
    "file.is_folder": "{{path}} es una carpeta. Indica el archivo de pedidos que hay dentro.",
    "file.unreadable": "No se puede leer {{path}} ({{code}}). Revisa los permisos.",
    "file.empty": "El archivo {{path}} está vacío.",
    "file.gzip_broken":
      "El archivo comprimido {{path}} está incompleto o dañado. Vuelve a descargarlo o a comprimirlo.",
    "file.is_zip":
      "{{path}} es un archivo ZIP, aunque se llame de otro modo. Descomprímelo e indica el archivo de texto que contiene.",
    "file.is_excel":
      "{{path}} es una hoja de cálculo de un formato antiguo o de otro programa. Ábrela y guárdala como .xlsx o CSV.",
    "file.is_pdf": "{{path}} es un PDF. Hace falta la tabla de pedidos como CSV.",
    "file.is_image": "{{path}} es una imagen. Hace falta la tabla de pedidos como CSV.",
    "file.is_archive":
      "{{path}} es un archivo comprimido de otro tipo. Descomprímelo; de los comprimidos solo se lee gz.",
    "file.is_database": "{{path}} es una base de datos. Exporta de ella la tabla de pedidos como CSV.",
    "file.is_markup":
      "{{path}} es una página web o XML, aunque se llame de otro modo. Ábrelo en una hoja de cálculo y guárdalo como CSV.",
    "file.is_json": "{{path}} es JSON. Hace falta la tabla de pedidos como CSV.",
    "file.is_binary": "{{path}} no es un archivo de texto. Hace falta la tabla de pedidos como CSV.",
    "row.nul_byte": "La línea contiene bytes nulos.",
    "row.too_long": "La línea pasa de 1 MiB.",
    "row.quote_unclosed": "Una comilla que se abre en la línea no se cierra.",
  },
  en: {
    "file.not_found": "There is no file {{path}}. Check its name and folder.",
    "file.is_folder": "{{path}} is a folder. Name the order file inside it.",
    "file.unreadable": "{{path}} cannot be read ({{code}}). Check its permissions.",
    "file.empty": "The file {{path}} is empty.",
    "file.gzip_broken":
      "The compressed file {{path}} is incomplete or damaged. Download or compress it again.",
    "file.is_zip":
      "{{path}} is a ZIP archive, whatever its name says. Unpack it and name the text file inside.",
    "file.is_excel":
      "{{path}} is a spreadsheet of an old format or of another program. Open it and save it as .xlsx or CSV.",
    "file.is_pdf": "{{path}} is a PDF. The table of orders is needed as CSV.",
    "file.is_image": "{{path}} is an image. The table of orders is needed as CSV.",
    "file.is_archive":
      "{{path}} is an archive of another kind. Unpack it; of compressed files only gz is read.",
    "file.is_database": "{{path}} is a database. Export its table of orders as CSV.",
    "file.is_markup":
      "{{path}} is a web page or XML, whatever its name says. Open it in a spreadsheet and save it as CSV.",
    "file.is_json": "{{path}} is JSON. The table of orders is needed as CSV.",
    "file.is_binary": "{{path}} is not a text file. The table of orders is needed as CSV.",
    "row.nul_byte": "The line contains NUL bytes.",
    "row.too_long": "The line is longer than 1 MiB.",
    "row.quote_unclosed": "A quote that opens on the line is never closed.",
  },
};
