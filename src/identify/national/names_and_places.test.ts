import fc from "fast-check";
import { expect, test } from "vitest";
import { readEmail } from "./email.ts";
import { splitName } from "./person_name.ts";
import { readPostalCode } from "./postal.ts";
import { recognise } from "./recognise.ts";

const parts = (full: string, country: string | null = "ES") => {
  const split = splitName(full, { country });
  return split && [split.firstName, split.lastName, split.secondLastName, split.sure];
};

test.each([
  ["Ana García López", ["Ana", "García", "López", true]],
  ["Ana María García López", ["Ana María", "García", "López", true]],
  ["Juan de la Cruz Martínez", ["Juan", "de la Cruz", "Martínez", true]],
  ["João da Silva Santos", ["João", "da Silva", "Santos", true]],
  ["García López, Ana María", ["Ana María", "García", "López", true]],
  ["De la Fuente, Luis", ["Luis", "De la Fuente", null, true]],
  ["Ana María García", ["Ana María", "García", null, false]],
  ["María de los Ángeles Pérez Gómez", ["María de los Ángeles", "Pérez", "Gómez", false]],
  ["José Ortega y Gasset", ["José", "Ortega y Gasset", null, false]],
  ["Luis Miguel", ["Luis", "Miguel", null, false]],
  ["Lope de Vega", ["Lope", "de Vega", null, false]],
])("%s", (full, expected) => expect(parts(full)).toEqual(expected));

test("what is no person's name is left alone", () => {
  for (const one of ["", "Cher", "Panadería Ruiz S.L.", "ana@ejemplo.es", "Cliente 44"])
    expect(parts(one)).toBeNull();
});

test("elsewhere people have one surname", () => {
  expect(parts("Mary Ann Smith", "GB")).toEqual(["Mary Ann", "Smith", null, false]);
});

test("no letter of a name is lost", () => {
  const word = fc.constantFrom(
    "Ana",
    "María",
    "José",
    "de",
    "la",
    "y",
    "dos",
    "García",
    "López",
    "Cruz",
    "Carmen",
    "del",
  );
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (words) => {
      const split = splitName(words.join(" "), { country: "ES" });
      if (!split) return;
      const joined = [split.firstName, split.lastName, split.secondLastName].filter(Boolean).join(" ");
      expect(joined).toBe(words.join(" "));
    }),
  );
});

test.each([
  ["8001", "ES", "08001", "Barcelona"],
  ["28 013", "ES", "28013", "Madrid"],
  ["52001", "ES", "52001", "Melilla"],
  ["6700", "MX", "06700", null],
  ["50001", "CO", "050001", null],
  ["1310-100", "BR", "01310-100", null],
  ["01310100", "BR", "01310-100", null],
  ["1000001", "PT", "1000-001", null],
  ["c1425cla", "AR", "C1425CLA", null],
  ["1425", "AR", "1425", null],
  ["832-0000", "CL", "8320000", null],
  ["7001", "PE", "07001", null],
  ["sw1a  1aa", "GB", "SW1A 1AA", null],
])("postal code %s of %s", (raw, country, value, province) => {
  expect(readPostalCode(raw, country)).toEqual({ value, province });
  expect(readPostalCode(value, country)).toEqual({ value, province });
});

test.each([
  ["53001", "ES"],
  ["00123", "ES"],
  ["123", "ES"],
  ["O8001", "ES"],
  ["00999", "MX"],
  ["0234-567", "PT"],
])("%s is none of %s", (raw, country) => {
  expect(readPostalCode(raw, country)).toMatchObject({
    id: "national.postal_code_invalid",
    params: { country },
  });
});

test.each([
  [" Ana@Gmial.com ", "ana@gmial.com", "ana@gmail.com"],
  ["ana@hotmial.com", "ana@hotmial.com", "ana@hotmail.com"],
  ["ana@gmail.con", "ana@gmail.con", "ana@gmail.com"],
  ["mailto:ana@gmail.com", "ana@gmail.com", null],
  ["ana@hotmail.it", "ana@hotmail.it", null],
  ["ana@mail.com", "ana@mail.com", null],
  ["ana@empresa.es", "ana@empresa.es", null],
])("%s", (raw, value, suggestion) => expect(readEmail(raw)).toEqual({ value, suggestion }));

test("two addresses in one cell are said to be two", () => {
  expect(readEmail("a@b.es, c@d.es")).toMatchObject({ id: "national.email_several" });
  expect(readEmail("ana en ejemplo")).toMatchObject({ id: "national.email_invalid" });
});

test("a column is recognised by the share of its cells", () => {
  const shares = recognise(["12345678Z", "X1234567L", "", "00000000T", "12345678A"], { country: "ES" });
  expect(shares).toEqual({ email: 0, phone: 0, nationalId: 0.75, postalCode: 0 });
  expect(recognise(["600 11 22 33", "911 23 45 67"], { country: "ES" }).phone).toBe(1);
  expect(recognise(["8001", "28013"], { country: "ES" }).postalCode).toBe(1);
  expect(recognise([], { country: "ES" }).email).toBe(0);
});
