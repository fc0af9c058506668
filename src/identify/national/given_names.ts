/**
 * Given names that are common in Spanish and Portuguese, without accents: they tell `Ana María García` (two given names)
 * from `Ana García López` (two surnames). Names that are as common as surnames (Martín, Alonso, Vicente, Simón, Tomás …)
 * are left out: there the split says that it is not sure.
 */
export const givenNames: ReadonlySet<string> = new Set(
  `
  maria jose luis carlos antonio manuel jesus angel miguel pablo alberto javier francisco fernando eduardo andres juan
  pedro jorge sergio diego daniel david rafael ramon raul ruben oscar mario hugo ivan adrian alvaro alejandro alfonso
  alfredo arturo cesar cristian emilio enrique ernesto esteban felipe gabriel gerardo gonzalo guillermo gustavo hector
  ignacio ismael jaime joaquin joel julio leonardo marcelo marco marcos mateo mauricio nicolas pascual patricio ricardo
  roberto rodolfo rodrigo samuel santiago sebastian victor xavier agustin armando bruno camilo claudio damian dario
  edgar efrain eugenio fabian federico fermin hernan horacio humberto isaac lorenzo lucas matias maximiliano nestor
  octavio omar orlando osvaldo rogelio salvador saul thiago tiago ulises valentin joao paulo luiz henrique guilherme
  gustavo caio vinicius leandro renato rogerio fabio edson wagner marcio otavio
  ana isabel teresa carmen luisa pilar elena cristina victoria belen mercedes guadalupe fernanda paula sofia camila
  valentina beatriz cecilia clara eduarda vitoria adriana alba alejandra alicia amalia amelia amparo andrea angela
  angelica antonia aurora barbara blanca carla carlota carolina catalina celia claudia concepcion consuelo daniela
  daniel diana dolores elisa elsa elvira emilia emma esperanza esther eugenia eva fatima francisca gabriela gloria
  graciela ines irene jimena josefa juana julia julieta karina karla laura leonor leticia lidia liliana lola lorena
  lourdes lucia luciana luz magdalena manuela marcela margarita mariana marina marisol marta martha martina mercedes
  micaela milagros miriam monica natalia nerea nieves noelia nora norma nuria olga paloma pamela patricia paulina raquel
  rebeca renata rocio romina rosa rosario ruth samanta sandra sara silvia soledad sonia susana tamara tatiana valeria
  vanesa vanessa veronica virginia viviana ximena yolanda zoe aparecida fatima helena larissa leticia luana michele
  tania thais vera
  `
    .trim()
    .split(/\s+/),
);
