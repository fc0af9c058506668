import fc from "fast-check";
import { expect, test } from "vitest";
import { displayNationalId, readNationalId } from "./national_id.ts";

const read = (raw: string, country: string | null = null) => readNationalId(raw, { country });
const said = (raw: string, country: string | null = null) => {
  const id = read(raw, country);
  return "refused" in id ? id.id : `${id.kind} ${id.value}`;
};

/** Documented examples: of the issuing offices where they print one, otherwise of python-stdnum's documentation. */
test.each([
  [
    "ES",
    "nif ES12345678Z",
    ["12345678Z", "12345678-Z", "12.345.678-z", "DNI 12345678Z", "NIF: 12345678-Z", "ES12345678Z"],
  ],
  ["ES", "nif ES01234567L", ["1234567L", "01234567-L"]],
  ["ES", "nie ESX1234567L", ["X1234567L", "X-1234567-L", "X-01234567-L", "nie x1234567l"]],
  ["ES", "cif ESB58378431", ["B58378431", "B-58378431", "ESB58378431"]],
  ["MX", "rfc MXGODE561231GR8", ["GODE561231GR8", "GODE 561231 GR8", "gode-561231-gr8", "RFC GODE561231GR8"]],
  ["MX", "curp MXBOXW310820HNERXN09", ["BOXW310820HNERXN09"]],
  ["CO", "cedula-co CO1020304050", ["1.020.304.050", "1020304050", "C.C. 1.020.304.050"]],
  ["CO", "nit CO9003731153", ["900.373.115-3", "9003731153", "900373115", "NIT 900.373.115-3"]],
  ["CO", "nit CO2131234321", ["213.123.432-1"]],
  ["CL", "rut-cl CL123456785", ["12.345.678-5", "12345678-5", "123456785", "RUT: 12.345.678-5"]],
  ["CL", "rut-cl CL99999993", ["9.999.999-3", "09.999.999-3"]],
  ["AR", "cuit AR20267565393", ["20-26756539-3", "20267565393"]],
  ["AR", "dni-ar AR26756539", ["26.756.539"]],
  ["BR", "cpf BR39053344705", ["390.533.447-05", "39053344705"]],
  ["BR", "cnpj BR19131243000197", ["19.131.243/0001-97"]],
  ["EC", "cedula-ec EC1714307103", ["171430710-3"]],
  ["PE", "ruc-pe PE20512333797", ["20512333797"]],
  ["PT", "nif-pt PT501964843", ["501 964 843", "PT501964843"]],
])("%s: %s", (country, expected, spellings) => {
  for (const one of spellings) expect([one, said(one, country)]).toEqual([one, expected]);
});

test.each([
  ["12345678A", "ES"],
  ["X1234567A", "ES"],
  ["B58378432", "ES"],
  ["GODE561231GR9", "MX"],
  ["BOXW310820HNERXN08", "MX"],
  ["900.373.115-4", "CO"],
  ["12.345.678-6", "CL"],
  ["20-26756539-4", "AR"],
  ["390.533.447-06", "BR"],
  ["111.111.111-11", "BR"],
  ["00.000.000/0000-00", "BR"],
  ["1714307104", "EC"],
  ["PT501964844", "ES"],
])("%s of %s has a wrong check digit", (raw, country) =>
  expect(said(raw, country)).toBe("national.id_check_digit"),
);

test("another country's id is recognised by its check digit or its letters, or said to be ambiguous", () => {
  expect(said("501964843", "ES")).toBe("nif-pt PT501964843");
  expect(said("12.345.678-5", "ES")).toBe("rut-cl CL123456785");
  expect(read("20267565393")).toMatchObject({
    id: "national.id_ambiguous",
    params: { countries: "CUIT (AR), RUC (PE)" },
  });
  expect(said("CUIT 20-26756539-3", "ES")).toBe("cuit AR20267565393");
  expect(said("AR20267565393", "ES")).toBe("cuit AR20267565393");
});

test("a number without check digit is nobody's document abroad", () => {
  expect(said("26756539", "ES")).toBe("national.id_unknown");
  expect(said("hola", "ES")).toBe("national.id_unknown");
});

test("an id of a country that is not checked is kept as it is written", () => {
  expect(said("1.234.567-8", "UY")).toBe("other UY12345678");
  expect(said("UY12345678", "ES")).toBe("other UY12345678");
  expect(said("12345678-Z", "UY")).toBe("nif ES12345678Z");
});

test("a spreadsheet's lost zeros come back where two check digits prove it", () => {
  expect(said("191", "BR")).toBe("national.id_unknown");
  expect(said("1234567890", "BR")).toBe(said("01234567890", "BR"));
});

test("is shown as people write it", () => {
  expect(displayNationalId("ES12345678Z")).toBe("12345678-Z");
  expect(displayNationalId("CL123456785")).toBe("12.345.678-5");
  expect(displayNationalId("BR39053344705")).toBe("390.533.447-05");
  expect(displayNationalId("AB99")).toBe("AB99");
});

const countries = fc.constantFrom("ES", "MX", "CO", "CL", "AR", "BR", "EC", "PE", "PT", "UY", null);
const letters = "TRWAGMYFPDXBNJZSQVHLCKE";
const dni = fc
  .integer({ min: 10_000, max: 99_999_999 })
  .map((one) => `${String(one).padStart(8, "0")}${letters[one % 23]}`);
/** Chile: the digits from the right times 2, 3, 4, 5, 6, 7 and again; eleven less the rest. */
const rut = fc.integer({ min: 1_000_000, max: 99_999_999 }).map((one) => {
  const sum = String(one)
    .split("")
    .toReversed()
    .reduce((sum, digit, at) => sum + Number(digit) * (2 + (at % 6)), 0);
  return `${one}-${"0K987654321"[sum % 11]}`;
});

test("read again, what was read means the same in any country", () => {
  fc.assert(
    fc.property(
      fc.oneof(dni, rut, fc.stringMatching(/^[0-9A-Z]{5,18}$/)),
      countries,
      countries,
      (raw, home, away) => {
        const once = read(raw, home);
        if ("refused" in once) return;
        expect(read(once.value, away)).toMatchObject({ kind: once.kind, value: once.value });
        expect(read(once.display, once.country)).toMatchObject({ value: once.value });
      },
    ),
  );
});

test("every spelling meets in one value, and every other check letter or digit is refused", () => {
  fc.assert(
    fc.property(dni, fc.integer({ min: 1, max: 22 }), (id, off) => {
      const digits = id.slice(0, 8);
      expect(
        said(
          `${digits.slice(0, 2)}.${digits.slice(2, 5)}.${digits.slice(5)} - ${id[8]?.toLowerCase()}`,
          "ES",
        ),
      ).toBe(`nif ES${id}`);
      const other = letters[(Number(digits) + off) % 23];
      expect(said(`${digits}${other}`, "ES")).toBe("national.id_check_digit");
    }),
  );
  fc.assert(
    fc.property(rut, fc.constantFrom("0", "3", "5", "9", "K"), (id, other) => {
      const [body = "", check] = id.split("-");
      const dotted = body.replace(/\B(?=(\d{3})+$)/g, ".");
      expect(said(`${dotted}-${other}`, "CL")).toBe(
        other === check ? `rut-cl CL${body}${check}` : "national.id_check_digit",
      );
    }),
  );
});

test("anything whatever is an id or a refusal", () => {
  fc.assert(
    fc.property(fc.string(), countries, (raw, country) => {
      const id = read(raw, country);
      expect("refused" in id ? id.id.startsWith("national.id_") : id.value.startsWith(id.country)).toBe(true);
    }),
  );
});
