import type { Words } from "#platform/words";

export const words: Words = {
  es: {
    "events.type_invalid":
      "El tipo se escribe como «page.viewed»: nombre y participio en minúsculas, con un punto",
    "events.type_reserved":
      "Este tipo lo escribe Vínculo: envía el pedido a /api/orders o los rasgos a /api/customers y el hecho sigue",
    "events.props_too_large": "Los datos de un hecho ocupan como mucho 32 kB",
    "events.depth_exceeded":
      "Un hecho está como mucho a 8 pasos de lo que hizo una persona: más allá es un bucle",
  },
  en: {
    "events.type_invalid":
      "A type is written like “page.viewed”: noun and past participle in lower case, with a point",
    "events.type_reserved":
      "Vínculo writes this type: send the order to /api/orders or the traits to /api/customers, and the event follows",
    "events.props_too_large": "An event's data take at most 32 kB",
    "events.depth_exceeded": "An event stands at most 8 steps from what a person did: beyond that is a loop",
  },
};
