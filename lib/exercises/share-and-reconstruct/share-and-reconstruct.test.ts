import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { caughtBy, GARBAGE, isSentence, judged, returning, withOne } from "../judged.fixture.ts";

const ID = "share-and-reconstruct";
const source = (name: string) => readFileSync(new URL(name, import.meta.url), "utf8");
const solution = source("solution.ts");

it("passes the solution, every time (a thousand times: npm run bench -- exercises)", async () => {
  for (let seed = 0; seed < 25; seed++) {
    const { checks, failed } = await judged(ID, solution, seed);
    expect(failed).toEqual([]);
    expect(checks).toHaveLength(13);
  }
}, 120_000);

it("tells the starter's sentence and goes no further", async () => {
  const { checks } = await judged(ID, source("starter.ts"), 1);
  expect(checks).toMatchObject([{ id: "shares", passed: false, says: expect.stringContaining("share is not written yet.") }]);
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

  it(`is caught by ${check}, five times out of five`, async () => {
    for (let seed = 0; seed < 5; seed++) {
      const { checks, failed } = await judged(ID, text, seed);
      expect(failed).toContain(check);
      for (const { id, kind, passed, says } of checks) {
        if (kind === "test") expect([id, passed]).toEqual([id, id !== check]);
        if (!passed) expect(says).toSatisfy(isSentence);
      }
    }
  }, 60_000);
});

describe("whatever comes back becomes a sentence", () => {
  it.each(GARBAGE)("%s", async (expression) => {
    for (const text of [returning(ID, expression), withOne(solution, "share", expression), withOne(solution, "reconstruct", expression)]) {
      const { checks, failed } = await judged(ID, text, 1);
      expect(failed).toHaveLength(1);
      expect(checks.at(-1)?.says).toSatisfy(isSentence);
    }
  });

  it("also where only later calls go wrong", async () => {
    for (const from of [90, 110, 140, 500]) {
      for (const expression of ["undefined", "[{ x: 0n, y: 0n }]", "(() => { throw 7; })()"]) {
        const late = `${solution.replace("export function share(", "function good(")}
          let calls = 0;
          export function share(...args) { return ++calls > ${from} ? ${expression} : good(...args); }`;
        const { failed, checks } = await judged(ID, late, 1);
        expect(failed.length).toBeGreaterThan(0);
        for (const { passed, says } of checks) if (!passed) expect(says).toSatisfy(isSentence);
      }
    }
  });
});
