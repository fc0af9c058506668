import type { Words } from "#platform/words";

export const words: Words = {
  es: {
    "server.port_taken":
      "El puerto {{port}} de {{host}} ya está ocupado por otro programa. Elige otro con PORT, o detén ese programa.",
    "server.port_denied":
      "No hay permiso para usar el puerto {{port}}. Elige uno por encima de 1023 con PORT.",
    "server.host_unusable": "Esta máquina no tiene la dirección {{host}} ({{reason}}). Revisa HOST.",
  },
  en: {
    "server.port_taken":
      "Port {{port}} of {{host}} is already taken by another program. Choose another with PORT, or stop that program.",
    "server.port_denied": "There is no permission to use port {{port}}. Choose one above 1023 with PORT.",
    "server.host_unusable": "This machine does not have the address {{host}} ({{reason}}). Check HOST.",
  },
};
