/** The first two digits of a Spanish postal code and the province that they say (INE's codes of provinces). */
export const provinces: Readonly<Record<string, string>> = Object.fromEntries(
  [
    "Álava, Albacete, Alicante, Almería, Ávila, Badajoz, Illes Balears, Barcelona, Burgos, Cáceres, Cádiz, Castellón",
    "Ciudad Real, Córdoba, A Coruña, Cuenca, Girona, Granada, Guadalajara, Gipuzkoa, Huelva, Huesca, Jaén, León, Lleida",
    "La Rioja, Lugo, Madrid, Málaga, Murcia, Navarra, Ourense, Asturias, Palencia, Las Palmas, Pontevedra, Salamanca",
    "Santa Cruz de Tenerife, Cantabria, Segovia, Sevilla, Soria, Tarragona, Teruel, Toledo, Valencia, Valladolid, Bizkaia",
    "Zamora, Zaragoza, Ceuta, Melilla",
  ]
    .flatMap((line) => line.split(", "))
    .map((name, at) => [String(at + 1).padStart(2, "0"), name]),
);
