import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { caughtBy, GARBAGE, isSentence, judged, returning } from "../judged.fixture.ts";

const ID = "noise-sampler";
const source = (name: string) => readFileSync(new URL(name, import.meta.url), "utf8");
const solution = source("solution.ts");

it("passes the solution, every time (a thousand times: npm run bench -- exercises)", async () => {
  for (let seed = 0; seed < 12; seed++) {
    const { checks, failed } = await judged(ID, solution, seed);
    expect(failed).toEqual([]);
    expect(checks).toHaveLength(8);
  }
}, 120_000);

it("tells the starter's sentence and goes no further", async () => {
  const { checks } = await judged(ID, source("starter.ts"), 1);
  expect(checks).toMatchObject([{ id: "numbers", passed: false, says: expect.stringContaining("release is not written yet.") }]);
});

const files = readdirSync(new URL("wrong", import.meta.url));

it("has a wrong solution for every check", async () => {
  const { checks } = await judged(ID, solution, 1);
  const caught = new Set(files.map((file) => caughtBy(source(`wrong/${file}`))));
  expect([...caught].sort()).toEqual(checks.map(({ id }) => id).sort());
});

describe.each(files)("wrong/%s", (file) => {
  const text = source(`wrong/${file}`);
  const check = caughtBy(text);

  it(`is caught by ${check}`, async () => {
    for (let seed = 0; seed < 2; seed++) {
      const { checks, failed } = await judged(ID, text, seed, check);
      expect(failed).toContain(check);
      for (const { id, kind, passed, says } of checks) {
        if (kind === "test") expect([id, passed]).toEqual([id, id !== check]);
        if (!passed) expect(says).toSatisfy(isSentence);
      }
    }
  }, 60_000);
});

/** What no test here sees. Each is said where it passes, and in the lesson. */
describe("passes, and is not accused", () => {
  const uniform = "(tools.rng.below(2 ** 32) * 2 ** 21 + tools.rng.below(2 ** 21) + 1) / 2 ** 53";
  it.each([
    ["a logarithm that was rounded to whole numbers", `return Math.round(count + sign * scale * Math.log(${uniform}));`],
    ["noise on a grid of 1/8", `return count + Math.round(8 * sign * scale * Math.log(${uniform})) / 8;`],
  ])("%s", async (_, body) => {
    const text = `export function release(count, epsilon, tools) {
      const scale = epsilon.denominator / epsilon.numerator;
      const sign = tools.rng.bit() === 1 ? 1 : -1;
      ${body}
    }`;
    expect((await judged(ID, text, 1)).failed).toEqual([]);
  });
});

describe("whatever comes back becomes a sentence", () => {
  const noNumber = GARBAGE.filter((expression) => expression !== "-1");
  it.each(noNumber)("%s", async (expression) => {
    const { checks, failed } = await judged(ID, returning(ID, expression), 1);
    expect(failed).toEqual(["numbers"]);
    expect(checks.at(-1)?.says).toSatisfy(isSentence);
  });

  it("also where only later calls go wrong, or a number is returned that is none to publish", async () => {
    for (const from of [200, 9_000, 50_000, 200_000]) {
      for (const expression of ["undefined", "Infinity", "(() => { throw 7; })()"]) {
        const late = `${solution.replace("export function release(", "function good(")}
          let calls = 0;
          export function release(...args) { return ++calls > ${from} ? ${expression} : good(...args); }`;
        const { failed, checks } = await judged(ID, late, 1);
        expect(failed.length).toBeGreaterThan(0);
        for (const { passed, says } of checks) if (!passed) expect(says).toSatisfy(isSentence);
      }
    }
    for (const expression of ["-1", "1e308", "-1e308", "0", "count", "count + 1e300", "5e-324"]) {
      const { failed, checks } = await judged(ID, `export function release(count) { return ${expression}; }`, 1);
      expect(failed.length).toBeGreaterThan(0);
      for (const { passed, says } of checks) if (!passed) expect(says).toSatisfy(isSentence);
    }
  }, 60_000);
});
