/** First names common in Spain and Latin America. */
export const firstNames = `
  Adriana Agustín Alba Alejandra Alejandro Alicia Álvaro Ana Andrea Andrés Antonia Antonio Beatriz Belén
  Camila Carla Carlos Carmen Carolina Catalina Cecilia Celia Clara Claudia Cristian Cristina Daniel Daniela
  David Diana Diego Eduardo Elena Elisa Emilia Emilio Enrique Esteban Esther Eva Federico Felipe Fernanda
  Fernando Francisca Francisco Gabriel Gabriela Gonzalo Guadalupe Guillermo Héctor Hugo Ignacio Inés Irene
  Isabel Iván Jaime Javier Jimena Joaquín Jorge José Juan Juana Julia Julián Laura Leonor Lidia Lorena Lucas
  Lucía Luis Luisa Manuel Manuela Marcela Marcos Margarita María Mariana Mario Marta Martín Mateo Mercedes
  Miguel Mónica Natalia Nicolás Noelia Nuria Óscar Pablo Paloma Patricia Paula Pedro Pilar Rafael Ramón
  Raquel Raúl Renata Ricardo Rocío Rodrigo Rosa Rubén Samuel Sandra Santiago Sara Sebastián Sergio Silvia
  Sofía Susana Teresa Tomás Valentina Valeria Verónica Vicente Victoria Ximena Yolanda
`
  .trim()
  .split(/\s+/);

/** Surnames common in Spain and Latin America; people carry two, drawn apart. */
export const surnames = `
  Acosta Aguilar Aguirre Alonso Álvarez Arias Ávila Benítez Blanco Bravo Cabrera Calvo Campos Cano Carrasco
  Castillo Castro Contreras Cortés Cruz Delgado Díaz Domínguez Duarte Escobar Espinoza Esteban Fernández
  Ferrer Figueroa Flores Fuentes Gallardo Gallego García Garrido Gil Giménez Gómez González Guerrero
  Gutiérrez Guzmán Hernández Herrera Herrero Hidalgo Ibáñez Iglesias Jiménez Lara León López Lorenzo Lozano
  Marín Márquez Martín Martínez Medina Méndez Mendoza Molina Montero Mora Morales Moreno Moya Muñoz Navarro
  Núñez Ortega Ortiz Pardo Parra Pascual Peña Pérez Ponce Prieto Quintero Ramírez Ramos Rey Reyes Ríos Rivera
  Rodríguez Rojas Romero Rosales Rubio Ruiz Salazar Salinas Sánchez Santana Santos Sanz Serrano Silva Soto
  Suárez Torres Valencia Vargas Vázquez Vega Velasco Vera Vicente Vidal Villanueva Zamora Zapata Zúñiga
`
  .trim()
  .split(/\s+/);

/** Cafés are named by lot too: a kind of place and a word. */
export const venues = ["Cafetería", "Café", "Bar", "Obrador", "Panadería"] as const;
export const places = `
  Abedul Ábaco Acuarela Alhelí Almanaque Amaranto Astrolabio Azafrán Bergamota Bitácora Brújula Caleidoscopio
  Calendario Candil Carrusel Colibrí Cometa Damasco Eclipse Escarcha Fanal Girasol Golondrina Hamaca Jacaranda
  Lapislázuli Libélula Limonero Madreselva Marejada Merengue Mosaico Nogal Obsidiana Papagayo Péndulo Quetzal
  Rompeolas Sextante Solsticio Tamarindo Tintero Torbellino Vaivén Veleta Zarzamora
`
  .trim()
  .split(/\s+/);

/** Cities of Spain where parcels go, with their rough share. */
export const cities = [
  ["Madrid", 20],
  ["Barcelona", 17],
  ["Valencia", 8],
  ["Sevilla", 7],
  ["Zaragoza", 7],
  ["Málaga", 6],
  ["Murcia", 5],
  ["Palma", 4],
  ["Bilbao", 4],
  ["Alicante", 4],
  ["Córdoba", 3],
  ["Valladolid", 3],
  ["Vigo", 3],
  ["Gijón", 3],
  ["A Coruña", 3],
  ["Granada", 3],
  ["Vitoria-Gasteiz", 2],
  ["Oviedo", 2],
  ["Pamplona", 2],
  ["Almería", 2],
  ["Donostia-San Sebastián", 2],
  ["Santander", 2],
  ["Burgos", 2],
  ["Salamanca", 2],
  ["Logroño", 2],
  ["Badajoz", 1],
  ["Cádiz", 1],
  ["León", 1],
  ["Tarragona", 1],
  ["Castelló de la Plana", 1],
  ["Las Palmas de Gran Canaria", 4],
  ["Santa Cruz de Tenerife", 3],
  ["Cáceres", 1],
  ["Toledo", 1],
  ["Girona", 1],
  ["Lleida", 1],
  ["Segovia", 1],
] as const;
