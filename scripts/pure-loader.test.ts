import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { transform } from "esbuild";
import { expect, it } from "vitest";
import { markedPure } from "./pure-loader.mjs";

/** d3-array as Turbopack reads it, found as d3 finds it. */
const ofD3 = createRequire(createRequire(import.meta.url).resolve("d3"));
const source = readFileSync(path.join(path.dirname(ofD3.resolve("d3-array")), "d3-array.mjs"), "utf8");

/** What is left of the file where only its ticks are wanted. */
async function ticksOf(text: string): Promise<string> {
  const alone = text.replace(/^export \{[\s\S]*?\};?$/m, "export { ticks };");
  return (await transform(alone, { format: "esm", minify: true, treeShaking: true })).code;
}

it("lets go what is made at the top of d3-array and not used, which unmarked stays", async () => {
  const [plain, marked] = [await ticksOf(source), await ticksOf(markedPure(source))];
  expect(plain).toContain("invalid rx"); // else d3-array has changed, and the loader can go
  expect(marked).not.toContain("invalid rx");
  expect(marked.length).toBeLessThan(plain.length / 2);
});

it("ticks as before", async () => {
  const load = async (code: string) => import(`data:text/javascript,${encodeURIComponent(code)}`);
  const [plain, marked] = await Promise.all([load(await ticksOf(source)), load(await ticksOf(markedPure(source)))]);
  for (const [from, to, count] of [
    [0, 1, 10],
    [-3.2, 17.9, 5],
    [1e-6, 2e-6, 4],
    [5, 5, 3],
    [9, 2, 6],
  ] as const)
    expect(marked.ticks(from, to, count)).toEqual(plain.ticks(from, to, count));
});

it("marks calls at the top only, and no text within", () => {
  const inside = "function f() {\n  const x = g();\n}\nconst y = 1;\nlet z = (a)(b);\n";
  expect(markedPure(inside)).toBe(inside);
  expect(markedPure("const blur = made(first);\n")).toBe("const blur = /* @__PURE__ */ made(first);\n");
});
