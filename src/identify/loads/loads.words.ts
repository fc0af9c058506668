import type { Words } from "#platform/words";

export const words: Words = {
  es: {
    "import.not_found": "Esta importación no existe.",
    "import.kind_unknown": "No se sabe importar «{{kind}}».",
    "import.state_wrong": "Eso no se puede hacer ahora: la importación está en «{{state}}».",
    "import.version_outdated": "La importación ha cambiado entretanto: mírala otra vez.",
    "import.role_unknown": "«{{role}}» no es un papel que pueda tener una columna de este archivo.",
    "import.column_unknown": "El archivo no tiene una columna «{{column}}».",
    "import.roles_missing": "Falta decir qué columna es: {{roles}}.",
    "import.nothing_readable": "No se pudo leer ninguna fila: mira qué columna es qué.",
    "import.basis_missing": "Falta la base legal: por qué se pueden guardar los datos de estas personas.",
    "import.file_gone":
      "El archivo ya no está en el servidor. Envíalo otra vez: lo que ya se importó no se repite, y se puede deshacer.",
    "import.broken":
      "La importación se interrumpió demasiadas veces en el mismo punto. Lo que escribió se puede deshacer.",
    "import.overtaken": "Otro proceso ha tomado el relevo de esta importación.",
    "import.mapping_not_found": "Esta correspondencia no existe.",
    "import.workspace_unknown":
      "No hay un espacio «{{name}}». Los que hay: {{names}}. Crea uno con vinculo init.",
    "import.workspace_unsaid": "Hay varios espacios: di cuál con --workspace. Son: {{names}}.",
    "import.refused.line": "línea",
    "import.refused.reason": "motivo",
    "import.refused.id": "código",
    "row.customer_missing": "La fila no dice de qué cliente es.",
    "row.customer_shared": "«{{value}}» no es un cliente en particular.",
    "row.customer_too_long": "El identificador del cliente pasa de 400 caracteres.",
    "row.customer_no_email": "«{{value}}» no es una dirección de correo.",
    "row.customer_no_phone": "«{{value}}» no es un teléfono.",
  },
  en: {
    "import.not_found": "There is no such import.",
    "import.kind_unknown": "Nobody knows how to import “{{kind}}”.",
    "import.state_wrong": "That cannot be done now: the import is “{{state}}”.",
    "import.version_outdated": "The import has changed meanwhile: look at it again.",
    "import.role_unknown": "“{{role}}” is nothing that a column of this file can be.",
    "import.column_unknown": "The file has no column “{{column}}”.",
    "import.roles_missing": "It must be said which column is: {{roles}}.",
    "import.nothing_readable": "Not one row could be read: look at which column is what.",
    "import.basis_missing": "The legal basis is missing: why these people's data may be kept.",
    "import.file_gone":
      "The file is not on the server any more. Send it again: what was imported is not repeated, and can be undone.",
    "import.broken": "The import was cut short too often in the same place. What it wrote can be undone.",
    "import.overtaken": "Another process has taken this import over.",
    "import.mapping_not_found": "There is no such mapping.",
    "import.workspace_unknown":
      "There is no workspace “{{name}}”. There are: {{names}}. Make one with vinculo init.",
    "import.workspace_unsaid":
      "There are several workspaces: say which with --workspace. They are: {{names}}.",
    "import.refused.line": "line",
    "import.refused.reason": "reason",
    "import.refused.id": "code",
    "row.customer_missing": "The row does not say whose it is.",
    "row.customer_shared": "“{{value}}” is no customer in particular.",
    "row.customer_too_long": "The customer's id has more than 400 characters.",
    "row.customer_no_email": "“{{value}}” is no e-mail address.",
    "row.customer_no_phone": "“{{value}}” is no phone number.",
  },
};
