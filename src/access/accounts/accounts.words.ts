import type { Words } from "#platform/words";

export const words: Words = {
  es: {
    "access.sign_in_needed": "Inicia sesión o envía una clave de API: «Authorization: Bearer vk_…».",
    "access.workspace_missing":
      "Falta la cabecera x-vinculo-workspace con el espacio de trabajo en el que trabajas.",
    "access.not_member": "No perteneces a ese espacio de trabajo.",
    "access.credentials_wrong": "El correo o la contraseña no coinciden.",
    "access.setup_done": "La primera puesta en marcha ya se hizo. Inicia sesión.",
    "access.setup_token_wrong": "El código no es el que se imprimió en la terminal al arrancar.",
    "access.workspace_exists":
      "{{email}} ya tiene un espacio de trabajo llamado «{{workspace}}». Usa otro nombre, o crea una clave en Ajustes.",
    "access.password_differs": "{{email}} ya tiene cuenta aquí y la contraseña no coincide con la suya.",
    "access.zone_invalid": "«{{zone}}» no es una zona horaria conocida; por ejemplo, Europe/Madrid.",
    "access.currency_invalid": "«{{currency}}» no es una moneda de ISO 4217; por ejemplo, EUR.",
  },
  en: {
    "access.sign_in_needed": "Sign in, or send an API key: “Authorization: Bearer vk_…”.",
    "access.workspace_missing": "The x-vinculo-workspace header with the workspace you work in is missing.",
    "access.not_member": "You are no member of that workspace.",
    "access.credentials_wrong": "The e-mail or the password does not match.",
    "access.setup_done": "The first run is done. Sign in.",
    "access.setup_token_wrong": "The code is not the one printed on the terminal at start.",
    "access.workspace_exists":
      "{{email}} already has a workspace called “{{workspace}}”. Use another name, or make a key in Settings.",
    "access.password_differs": "{{email}} already has an account here, and the password is not theirs.",
    "access.zone_invalid": "“{{zone}}” is no known time zone; for example, Europe/Madrid.",
    "access.currency_invalid": "“{{currency}}” is no currency of ISO 4217; for example, EUR.",
  },
};
