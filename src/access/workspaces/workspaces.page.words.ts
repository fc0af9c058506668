import type { Words } from "#platform/words";

export const words: Words = {
  es: {
    "workspace.title": "Espacio de trabajo",
    "workspace.text": "Cómo se llama el negocio, y en qué moneda y a qué hora se cuentan sus ventas.",
    "workspace.name": "Nombre",
    "workspace.name_needed": "Escribe el nombre del negocio.",
    "workspace.currency": "Moneda",
    "workspace.currency_text":
      "En ella se suman las ventas. Lo vendido en otra se convierte al cambio del día del pedido.",
    "workspace.zone": "Zona horaria",
    "workspace.zone_text":
      "Una fecha acaba al final de ese día en esta zona. Cambiarla mueve de día los pedidos de medianoche.",
    "workspace.country": "País",
    "workspace.country_text":
      "Los teléfonos, documentos y códigos postales escritos sin país se leen como de aquí: 600 11 22 33 es +34 600 11 22 33.",
    "workspace.save": "Guardar",
    "workspace.saved": "Guardado",
    "workspace.unchanged": "No hay cambios que guardar.",
    "workspace.reread": "Volver a leer",
  },
  en: {
    "workspace.title": "Workspace",
    "workspace.text":
      "What the business is called, and in which currency and at what time its sales are counted.",
    "workspace.name": "Name",
    "workspace.name_needed": "Type the name of the business.",
    "workspace.currency": "Currency",
    "workspace.currency_text":
      "Sales are added up in it. What was sold in another is converted at the rate of the order's day.",
    "workspace.zone": "Time zone",
    "workspace.zone_text":
      "A date ends at the end of that day in this zone. Changing it moves orders near midnight to another day.",
    "workspace.country": "Country",
    "workspace.country_text":
      "Phone numbers, national ids and postal codes written without a country are read as this one's: 600 11 22 33 is +34 600 11 22 33.",
    "workspace.save": "Save",
    "workspace.saved": "Saved",
    "workspace.unchanged": "There is nothing to save.",
    "workspace.reread": "Read again",
  },
};
