import { expect, test } from "vitest";
import { times } from "#kit/format";

const es = times("es", "Europe/Madrid");
const en = times("en", "America/Bogota");
const at = "2026-03-01T23:30:00Z";

test("an instant is written in its zone", () => {
  expect(es.day(at)).toBe("2 mar 2026");
  expect(en.day(at)).toBe("1 Mar 2026");
  expect(es.moment(at)).toBe("2 mar 2026, 0:30");
  expect(es.exact(at)).toContain("lunes, 2 de marzo de 2026");
});

test("how long ago, in the greatest unit that fits", () => {
  const seen = (then: string) => es.relative(then, new Date("2026-03-31T12:00:00Z"));
  expect(seen("2026-03-31T11:59:50Z")).toBe("hace 10 segundos");
  expect(seen("2026-03-31T09:30:00Z")).toBe("hace 2 horas");
  expect(seen("2026-03-30T11:00:00Z")).toBe("ayer");
  expect(seen("2025-12-31T12:00:00Z")).toBe("hace 2 meses");
  expect(en.relative("2024-01-01T00:00:00Z", new Date("2026-03-31T12:00:00Z"))).toBe("2 years ago");
});

test("what is left is said in steps that nobody has to read twice", () => {
  const plain = (text: string): string => text.replace(/\u00a0/g, " ");
  expect([0, 3, 12, 55, 56, 61, 3540, 3541, 7300].map((seconds) => plain(es.span(seconds)))).toEqual([
    "5 segundos",
    "5 segundos",
    "15 segundos",
    "55 segundos",
    "1 minuto",
    "2 minutos",
    "59 minutos",
    "1 hora",
    "2 horas 10 minutos",
  ]);
  expect(en.span(5400)).toBe("1 hour 30 minutes");
});
