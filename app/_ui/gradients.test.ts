import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const folder = new URL("css/", import.meta.url);

/** Firefox (ESR 153) draws such a gradient as a slab of one colour: every hatch was grey. */
it("no gradient that repeats mixes its colours where it stands", () => {
  const sheets = readdirSync(folder).filter((file) => file.endsWith(".css"));
  const gradients = sheets.flatMap((file) =>
    [...readFileSync(new URL(file, folder), "utf8").matchAll(/repeating-[a-z]+-gradient\([^;]+;/g)].map(([text]) => `${file}: ${text}`),
  );
  expect(gradients.length).toBeGreaterThan(3);
  expect(gradients.filter((text) => text.includes("color-mix"))).toEqual([]);
});
