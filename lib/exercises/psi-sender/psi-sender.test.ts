import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { caughtBy, GARBAGE, isSentence, judged, returning, withOne } from "../judged.fixture.ts";

const ID = "psi-sender";
const source = (name: string) => readFileSync(new URL(name, import.meta.url), "utf8");
const solution = source("solution.ts");

it("passes the solution, every time (a thousand times: npm run bench -- exercises)", async () => {
  for (let seed = 0; seed < 8; seed++) {
    const { checks, failed } = await judged(ID, solution, seed);
    expect(failed).toEqual([]);
    expect(checks).toHaveLength(12);
  }
}, 120_000);

it("tells the starter's sentence and goes no further", async () => {
  const { checks } = await judged(ID, source("starter.ts"), 1);
  expect(checks).toMatchObject([{ id: "map", passed: false, says: expect.stringContaining("toPoint is not written yet.") }]);
});

const files = readdirSync(new URL("wrong", import.meta.url));

it("has a wrong solution for every check", () => {
  const caught = new Set(files.map((file) => caughtBy(source(`wrong/${file}`))));
  const checks = ["map", "count", "own-duplicates", "no-point", "identity", "order-of-answers", "order-of-list", "one-order-for-two"];
  expect([...caught].sort()).toEqual([...checks, "key-reused", "weak-key", "divided-map", "repeated-points"].sort());
});

describe.each(files)("wrong/%s", (file) => {
  const text = source(`wrong/${file}`);
  const check = caughtBy(text);

  it(`is caught by ${check}, and passes what comes before`, async () => {
    const { checks, failed } = await judged(ID, text, 1, check);
    expect(failed).toEqual([check]);
    expect(checks.at(-1)).toMatchObject({ passed: false, says: expect.toSatisfy(isSentence) });
  });
});

describe("whatever comes back becomes a sentence", () => {
  it.each(GARBAGE)("%s", async (expression) => {
    for (const text of [returning(ID, expression), withOne(solution, "senderStep", expression)]) {
      const { checks, failed } = await judged(ID, text, 1);
      expect(failed).toHaveLength(1);
      expect(checks.at(-1)?.says).toSatisfy(isSentence);
    }
  });

  it("also where only later runs go wrong", async () => {
    const late = (from: number, expression: string) =>
      `${solution.replace("export function senderStep(", "function good(")}
       let runs = 0;
       export function senderStep(items, blinded, tools) { return ++runs > ${from} ? ${expression} : good(items, blinded, tools); }`;
    for (const from of [14, 30]) {
      for (const expression of ["undefined", "(() => { throw 7; })()"]) {
        const { failed, checks } = await judged(ID, late(from, expression), 1);
        expect(failed.length).toBeGreaterThan(0);
        for (const { passed, says } of checks) if (!passed) expect(says).toSatisfy(isSentence);
      }
    }
  }, 60_000);
});
