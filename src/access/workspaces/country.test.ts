import { expect, test } from "vitest";
import { countryOfZone } from "./country.ts";

test.each([
  ["Europe/Madrid", "ES"],
  ["Atlantic/Canary", "ES"],
  ["America/Mexico_City", "MX"],
  ["America/Tijuana", "MX"],
  ["America/Bogota", "CO"],
  ["America/Argentina/Buenos_Aires", "AR"],
  ["America/Buenos_Aires", "AR"],
  ["America/Sao_Paulo", "BR"],
  ["America/Santiago", "CL"],
  ["Europe/Lisbon", "PT"],
  ["Europe/Berlin", "DE"],
  ["Europe/Moscow", "RU"],
  ["UTC", null],
  ["Marte/Olympus", null],
])("%s is in %s", (zone, country) => expect(countryOfZone(zone)).toBe(country));
