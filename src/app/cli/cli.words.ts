import type { Words } from "#platform/words";

export const words: Words = {
  es: {
    "cli.purpose": "Marketing relacional sobre un solo registro de cada cliente.",
    "cli.help": "muestra esta ayuda",
    "cli.see_help": "(usa --help para ver las opciones)",
    "cli.title.usage": "Uso:",
    "cli.title.arguments": "Argumentos:",
    "cli.title.options": "Opciones:",
    "cli.title.commands": "Órdenes:",
    "cli.json": "escribe un solo objeto JSON en la salida estándar",
    "cli.lang": "idioma de los textos (por defecto, el de tu entorno o español)",
    "cli.date_invalid": "Escribe una fecha que exista, como 2026-03-31.",
    "cli.out_unwritable": "No se puede escribir en {{out}}. Elige otro lugar con --out.",
    "cli.analyze.summary":
      "dice quiénes son tus clientes, cuánto valen y a quién pierdes, a partir de un archivo de pedidos",
    "cli.analyze.description":
      "Lee un archivo de pedidos (CSV o texto, también comprimido con gzip), reconoce sus columnas y escribe un resumen y un informe HTML. No necesita nada en marcha y no guarda nada.",
    "cli.analyze.file": "el archivo de pedidos",
    "cli.analyze.map":
      "corrige las columnas: papel=columna, separados por comas; la columna por su nombre o su posición. Papeles: {{roles}}",
    "cli.analyze.map_invalid": "«{{pair}}» no tiene la forma papel=columna.",
    "cli.analyze.as_of": "fecha a la que se mira (AAAA-MM-DD; por defecto, la última del archivo)",
    "cli.analyze.out": "dónde escribir el informe",
    "cli.analyze.report_name": "informe",
    "cli.analyze.written": "Informe: {{out}}",
    "cli.step.understanding": "Entendiendo el archivo",
    "cli.step.reading": "Leyendo las filas",
    "cli.step.resolving": "Reconociendo a los clientes",
    "cli.step.recording": "Anotando los pedidos",
    "cli.step.computing": "Calculando",
    "cli.start.summary": "pone Vínculo en marcha",
    "cli.start.description":
      "Arranca la base de datos (o usa la de DATABASE_URL), la pone al día y mantiene el pulso hasta que se detiene con Ctrl-C.",
    "cli.init.summary": "crea un espacio de trabajo con su propietario y una clave de API",
    "cli.init.description":
      "Crea un espacio de trabajo, la cuenta de su propietario y una clave de API, que solo se muestra ahora. Funciona con el servidor en marcha o sin él.",
    "cli.init.workspace": "nombre del espacio de trabajo",
    "cli.init.email": "correo del propietario",
    "cli.init.password": "su contraseña, de 8 caracteres o más",
    "cli.init.name": "su nombre (por defecto, lo que va antes de la @)",
    "cli.init.zone": "zona horaria",
    "cli.init.currency": "moneda, ISO 4217",
    "cli.init.invalid": "{{option}} no tiene un valor válido; --help dice qué espera.",
    "cli.init.done":
      "Espacio de trabajo «{{workspace}}» creado ({{workspaceId}}).\nClave de API, que no se vuelve a mostrar: {{apiKey}}\nEn la página se entra con {{email}} y su contraseña.",
    "cli.doctor.summary": "comprueba la instalación y dice qué hacer",
    "cli.doctor.description": "Comprueba Node, la base de datos, el esquema y el pulso. No cambia nada.",
    "cli.bench.summary": "mide el rendimiento y lo compara",
    "cli.bench.description":
      "Imprime líneas JSON con la medida y la comparación hechas en la misma ejecución. analyze: de un archivo de pedidos al informe. pages: lo que cada página pide a la API, en frío, en caliente y mientras entran pedidos.",
    "cli.bench.name": "qué medir: {{names}}",
    "cli.bench.file": "el archivo con el que medir (por defecto, uno simulado de 541.909 líneas)",
    "cli.bench.runs":
      "cuántas veces se mide: analyze, 5, y da la mediana; pages, 40 cada página, y da p50, p95 y el máximo",
    "cli.bench.customers": "pages: clientes de la demo que se carga en una carpeta que luego se borra",
    "cli.bench.data":
      "pages: una carpeta de datos que ya existe, en vez de una demo; allí quedan un cliente con 5.000 eventos, una clave y los pedidos que se le hacen",
    "cli.bench.count_invalid": "Escribe un número entero de 1 a {{most}}.",
    "bench.folder_taken":
      "Un Vínculo está en marcha con {{folder}}. Para medir en frío hay que pararlo antes.",
    "bench.nobody": "En esa carpeta no hay clientes. Cárgalos con «vinculo demo».",
    "cli.bench.unknown": "No hay una medición «{{name}}». Las que hay: {{names}}.",
  },
  en: {
    "cli.purpose": "Relationship marketing on one record of each customer.",
    "cli.help": "shows this help",
    "cli.see_help": "(use --help to see the options)",
    "cli.title.usage": "Usage:",
    "cli.title.arguments": "Arguments:",
    "cli.title.options": "Options:",
    "cli.title.commands": "Commands:",
    "cli.json": "writes one JSON object to standard output",
    "cli.lang": "language of the texts (by default your environment's, or Spanish)",
    "cli.date_invalid": "Write a date that exists, such as 2026-03-31.",
    "cli.out_unwritable": "{{out}} cannot be written. Choose another place with --out.",
    "cli.analyze.summary":
      "tells who your customers are, what they are worth and whom you are losing, from an order file",
    "cli.analyze.description":
      "Reads an order file (CSV or text, also gzipped), recognises its columns and writes a summary and an HTML report. Needs nothing running and keeps nothing.",
    "cli.analyze.file": "the order file",
    "cli.analyze.map":
      "corrects the columns: role=column, separated by commas; a column by its name or its position. Roles: {{roles}}",
    "cli.analyze.map_invalid": "“{{pair}}” is not of the form role=column.",
    "cli.analyze.as_of": "the date to look at (YYYY-MM-DD; by default the last one in the file)",
    "cli.analyze.out": "where to write the report",
    "cli.analyze.report_name": "report",
    "cli.analyze.written": "Report: {{out}}",
    "cli.step.understanding": "Understanding the file",
    "cli.step.reading": "Reading the rows",
    "cli.step.resolving": "Recognising customers",
    "cli.step.recording": "Recording orders",
    "cli.step.computing": "Computing",
    "cli.start.summary": "starts Vínculo",
    "cli.start.description":
      "Starts the database (or uses the one of DATABASE_URL), brings it up to date and keeps the pulse until stopped with Ctrl-C.",
    "cli.init.summary": "makes a workspace with its owner and an API key",
    "cli.init.description":
      "Makes a workspace, its owner's account and an API key, which is only shown now. Works beside a running server or without one.",
    "cli.init.workspace": "the workspace's name",
    "cli.init.email": "the owner's e-mail",
    "cli.init.password": "their password, 8 characters or more",
    "cli.init.name": "their name (by default what stands before the @)",
    "cli.init.zone": "time zone",
    "cli.init.currency": "currency, ISO 4217",
    "cli.init.invalid": "{{option}} has no valid value; --help says what it expects.",
    "cli.init.done":
      "Workspace “{{workspace}}” made ({{workspaceId}}).\nAPI key, not shown again: {{apiKey}}\nSign in on the page as {{email}} with the password.",
    "cli.doctor.summary": "checks the installation and says what to do",
    "cli.doctor.description": "Checks Node, the database, the schema and the pulse. Changes nothing.",
    "cli.bench.summary": "measures performance and compares it",
    "cli.bench.description":
      "Prints JSON lines with the figure and the comparison measured in the same run. analyze: from an order file to its report. pages: what each page asks of the API, cold, warm and while orders come in.",
    "cli.bench.name": "what to measure: {{names}}",
    "cli.bench.file": "the file to measure with (by default a simulated one of 541,909 lines)",
    "cli.bench.runs":
      "how many times it is measured: analyze, 5, giving the median; pages, 40 each page, giving p50, p95 and the maximum",
    "cli.bench.customers":
      "pages: customers of the demo that is loaded into a folder that is removed afterwards",
    "cli.bench.data":
      "pages: a data folder that exists instead of a demo; a customer with 5,000 events, a key and the orders that are placed stay there",
    "cli.bench.count_invalid": "Write a whole number from 1 to {{most}}.",
    "bench.folder_taken": "A Vínculo runs with {{folder}}. To measure cold it must be stopped first.",
    "bench.nobody": "There are no customers in that folder. Load some with `vinculo demo`.",
    "cli.bench.unknown": "There is no measurement “{{name}}”. There are: {{names}}.",
  },
};
