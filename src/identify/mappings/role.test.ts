import fc from "fast-check";
import { expect, test } from "vitest";
import { chosen, choose, ownName } from "./role.ts";

const column = { name: "Fecha", samples: [], filled: 1, why: "header" as const, becomes: null };

test("a column's new role leaves its old one, and what stands nowhere is left out", () => {
  expect(choose({ ...column, role: "date" }, "time")).toEqual({ roles: { date: null, time: "Fecha" } });
  expect(choose({ ...column, role: "date" }, "(out)")).toEqual({
    roles: { date: null },
    others: { Fecha: null },
  });
  expect(choose({ ...column, role: null }, "(own)")).toEqual({ roles: {}, others: { Fecha: "fecha" } });
  expect(chosen({ ...column, role: null })).toBe("(out)");
  expect(chosen({ ...column, role: null, becomes: "alta" })).toBe("(own)");
});

test("any header gives a name that a trait may have", () => {
  expect(ownName("Fecha de alta")).toBe("fecha_de_alta");
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (header) => {
      expect(ownName(header)).toMatch(/^[A-Za-z][\w.-]{0,63}$/);
    }),
  );
});
