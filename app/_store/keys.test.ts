import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { isOurs, KEYS } from "./keys.ts";

it("knows the theme's key as public/theme.js writes it", () => {
  expect(readFileSync("public/theme.js", "utf8")).toContain(`"${KEYS.theme}"`);
});

it("knows the service worker's caches as ours", () => {
  const prefix = /const prefix = "([^"]+)"/.exec(readFileSync("scripts/sw.template.js", "utf8"))?.[1] ?? "";
  expect(isOurs(`${prefix}0123abcd`)).toBe(true);
});

it("takes for ours what begins with our name, and nothing that only resembles it", () => {
  for (const key of Object.values(KEYS)) expect(isOurs(key)).toBe(true);
  expect(isOurs("petri:of-a-later-version:9")).toBe(true);
  for (const name of ["petrify", "petri2", "other", "x-petri:answers:1", ""]) expect(isOurs(name)).toBe(false);
});
