import type { Words } from "#platform/words";

export const words: Words = {
  es: {
    "cli.import.summary": "importa pedidos, clientes o sucesos de un archivo",
    "cli.import.description":
      "Importa un archivo (CSV, TSV, gzip, Excel), también junto a un servidor en marcha. Si se interrumpe, el servidor o la siguiente orden lo terminan.",
    "cli.import.kind": "orders, customers, events …",
    "cli.import.file": "el archivo",
    "cli.import.workspace": "nombre o id del espacio; hace falta si hay varios",
    "cli.import.source": "nombre del origen; por defecto, el del archivo",
    "cli.import.basis": "base legal",
    "cli.import.map": "qué columna es: papel=columna, varias veces",
    "cli.import.dry_run": "solo cuenta qué pasaría",
    "cli.import.undo": "deshace una importación",
    "cli.import.list": "enumera las importaciones",
    "cli.import.map_wrong": "--map se escribe papel=columna",
    "cli.import.nothing_asked": "Di qué importar: vinculo import orders ARCHIVO, o --list, o --undo ID.",
    "cli.import.counts":
      "{{state}}: {{rows}} filas · nuevos {{new}} · cambiados {{changed}} · iguales {{unchanged}} · rechazadas {{refused}} · clientes nuevos {{newCustomers}}",
    "cli.import.reason": "  {{rows}} × {{text}}",
    "cli.import.refused_file": "Filas rechazadas: {{path}}",
    "cli.import.id": "Importación {{id}}",
  },
  en: {
    "cli.import.summary": "imports orders, customers or events from a file",
    "cli.import.description":
      "Imports a file (CSV, TSV, gzip, Excel), also beside a running server. If it is cut short, the server or the next command finishes it.",
    "cli.import.kind": "orders, customers, events …",
    "cli.import.file": "the file",
    "cli.import.workspace": "the workspace's name or id; needed where there are several",
    "cli.import.source": "the source's name; the file's unless told otherwise",
    "cli.import.basis": "the legal basis",
    "cli.import.map": "which column is what: role=column, repeatable",
    "cli.import.dry_run": "only counts what would happen",
    "cli.import.undo": "takes an import back",
    "cli.import.list": "lists the imports",
    "cli.import.map_wrong": "--map is written role=column",
    "cli.import.nothing_asked": "Say what to import: vinculo import orders FILE, or --list, or --undo ID.",
    "cli.import.counts":
      "{{state}}: {{rows}} rows · new {{new}} · changed {{changed}} · unchanged {{unchanged}} · refused {{refused}} · new customers {{newCustomers}}",
    "cli.import.reason": "  {{rows}} × {{text}}",
    "cli.import.refused_file": "Refused rows: {{path}}",
    "cli.import.id": "Import {{id}}",
  },
};
