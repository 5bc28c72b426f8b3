import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { seededRng } from "../../random/index.ts";
import { failsInSentences, goesWrongLate, holdsForAll } from "../exercise-tests.fixture.ts";
import { judged } from "../judged.fixture.ts";
import { coins, geometric, slotted, telling } from "./worlds.ts";

const id = "epsilon-auditor";
const source = (name: string) => readFileSync(new URL(name, import.meta.url), "utf8");

holdsForAll({
  id,
  source,
  wrong: readdirSync(new URL("wrong", import.meta.url)),
  solutionSeeds: 2,
  wrongSeeds: 1,
  wrongUntil: "it",
  starter: { check: "numbers", says: "audit is not written yet." },
  alone: [],
});

it("makes a sentence of what only later calls return", async () => {
  for (const from of [6, 300]) await goesWrongLate(id, source("solution.ts"), "audit", from, "undefined");
}, 60_000);

it("does not fail a right auditor for choosing with a smaller handicap than the solution's", async () => {
  const two = source("solution.ts")
    .replaceAll("-4", "-2")
    .replace("-2 | 4", "-2 | 2")
    .replace(
      "count + 8 + z * Math.sqrt(count * (1 - count / tries) + 4)) / (tries + 16)",
      "count + 2 + z * Math.sqrt(count * (1 - count / tries) + 1)) / (tries + 4)",
    )
    .replace("otherTries, 4)", "otherTries, 2)");
  for (const part of ["z: -2 | 2", "(tries + 4)", "tries, -2)", "otherTries, 2)"]) expect(two).toContain(part);
  for (let seed = 0; seed < 30; seed++) expect((await judged(id, two, seed, "single-value")).failed).toEqual([]);
}, 60_000);

it.each(["5", "0.5", "1e308", "first.length", "Math.abs(first[0] - second[0])"])(
  "does not pass an auditor that says %s",
  async (expression) => {
    await failsInSentences(id, `export function audit(first, second) { return ${expression}; }`);
  },
);

it("has worlds whose telling events have the chances that are said (six standard deviations, fixed seed)", () => {
  const tries = 20_000;
  const near = (share: number, chance: number) => expect(Math.abs(share - chance)).toBeLessThan(6 * Math.sqrt(0.25 / tries));
  const shares = (worlds: ReturnType<typeof geometric>, event: (x: number) => boolean) =>
    worlds(seededRng("epsilon-auditor/worlds", 1)).map((output) => Array.from({ length: tries }, output).filter(event).length / tries) as [
      number,
      number,
    ];
  const kept = 1 / (1 + Math.exp(-1));
  const [a, b] = shares(geometric(1), (x) => x >= 43);
  near(a, kept);
  near(b, 1 - kept);
  const [c, d] = shares(slotted(40), (x) => x % 2 === 1);
  near(c, kept);
  near(d, 1 - kept);
  const [same, too] = shares(slotted(20, 0), (x) => x % 2 === 1);
  near(same, 0.5);
  near(too, 0.5);
  const [e, f] = shares(coins(0.6, 0.6 * Math.exp(-2)), (x) => x === 1);
  near(e, 0.6);
  near(f, 0.6 * Math.exp(-2));
  const [g, h] = shares(telling(0.05), (x) => x === 777);
  near(g, 0.05);
  expect(h).toBe(0);
});
