import type { Words } from "#platform/words";

export const words: Words = {
  es: {
    "demo.summary": "llena un espacio de trabajo con un negocio simulado",
    "demo.description":
      "Simula un tostadero de café con tres tiendas y una tienda web (docs/simulation.md) y lo anota como historia real: clientes, pedidos, devoluciones, visitas, correos abiertos, llamadas, reclamaciones, encuestas, consentimientos. Sirve también junto a un `vinculo start` en marcha. Repetirla no cambia nada; otra semilla trae a otras personas.",
    "demo.customers": "cuántas personas, con y sin pedidos",
    "demo.seed": "semilla: un número entero; la misma da las mismas personas",
    "demo.until": "último día de la historia (AAAA-MM-DD; por defecto, ayer)",
    "demo.months": "meses de historia (por defecto, 24)",
    "demo.workspace":
      "nombre o identificador del espacio de trabajo (por defecto, el único que haya, o uno nuevo)",
    "demo.whole_number": "Escribe un número entero de {{from}} a {{to}}.",
    "demo.step.recording": "Anotando",
    "demo.step.refreshing": "Calculando",
    "demo.bar": "{{done}} de {{all}} personas · quedan {{eta}}",
    "demo.created": "No había ningún espacio de trabajo: se creó «{{workspace}}» (Europe/Madrid, EUR).",
    "demo.done":
      "«{{workspace}}» tiene ahora {{customers}} personas más: {{orders}} pedidos, {{refunds}} devoluciones, {{events}} hechos (semilla {{seed}}, {{months}} meses hasta el {{until}}).",
    "demo.rate": "{{seconds}} s · {{rate}} personas por segundo",
    "demo.nothing_new": "«{{workspace}}» ya tenía a estas personas (semilla {{seed}}): no ha cambiado nada.",
    "demo.stopped": "Detenida a medias. La misma orden la termina.",
    "demo.workspace_unknown": "No hay un espacio de trabajo «{{name}}». Los que hay: {{names}}.",
    "demo.workspace_unsaid":
      "Hay varios espacios de trabajo. Di cuál con --workspace y su nombre o identificador: {{names}}.",
    "demo.until_too_late": "La historia termina en un día ya pasado: como tarde, {{yesterday}}.",
    "demo.seed_taken":
      "Las personas de la semilla {{seed}} ya están aquí con {{months}} meses hasta el {{until}}. Usa otra semilla, o esa fecha y duración.",
  },
  en: {
    "demo.summary": "fills a workspace with a simulated business",
    "demo.description":
      "Simulates a coffee roaster with three shops and a web store (docs/simulation.md) and records it as a real history: customers, orders, returns, visits, mail opened, calls, complaints, surveys, consents. Works beside a running `vinculo start` too. Repeating it changes nothing; another seed brings other people.",
    "demo.customers": "how many people, with and without orders",
    "demo.seed": "seed: a whole number; the same one gives the same people",
    "demo.until": "last day of the history (YYYY-MM-DD; yesterday by default)",
    "demo.months": "months of history (24 by default)",
    "demo.workspace": "the workspace's name or id (by default the only one there is, or a new one)",
    "demo.whole_number": "Write a whole number from {{from}} to {{to}}.",
    "demo.step.recording": "Recording",
    "demo.step.refreshing": "Computing",
    "demo.bar": "{{done}} of {{all}} people · {{eta}} left",
    "demo.created": "There was no workspace: “{{workspace}}” was created (Europe/Madrid, EUR).",
    "demo.done":
      "“{{workspace}}” now has {{customers}} more people: {{orders}} orders, {{refunds}} returns, {{events}} events (seed {{seed}}, {{months}} months until {{until}}).",
    "demo.rate": "{{seconds}} s · {{rate}} people a second",
    "demo.nothing_new": "“{{workspace}}” had these people already (seed {{seed}}): nothing has changed.",
    "demo.stopped": "Stopped halfway. The same command finishes it.",
    "demo.workspace_unknown": "There is no workspace “{{name}}”. There are: {{names}}.",
    "demo.workspace_unsaid":
      "There are several workspaces. Say which with --workspace and its name or id: {{names}}.",
    "demo.until_too_late": "The history ends on a day that is over: {{yesterday}} at the latest.",
    "demo.seed_taken":
      "The people of seed {{seed}} are here already, with {{months}} months until {{until}}. Use another seed, or that date and length.",
  },
};
