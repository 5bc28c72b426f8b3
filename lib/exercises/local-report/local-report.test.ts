import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { holdsForAll } from "../exercise-tests.fixture.ts";
import { judged } from "../judged.fixture.ts";

const id = "local-report";
const source = (name: string) => readFileSync(new URL(name, import.meta.url), "utf8");

holdsForAll({
  id,
  source,
  wrong: readdirSync(new URL("wrong", import.meta.url)),
  solutionSeeds: 2,
  wrongSeeds: 1,
  wrongUntil: "it",
  starter: { check: "shape", says: "begin is not written yet." },
  alone: ["report", "estimate"],
});

/** Other right answers: the judge asks for a promise and not for one way to keep it. */
describe("passes as well", () => {
  const others = {
    "k-ary response": `
      export function begin(value, options, epsilon, { rng }) {
        for (;;) {
          const said = rng.below(options);
          if ((said === value) === rng.odds(epsilon.numerator, epsilon.denominator)) return one(said, options);
        }
      }
      const one = (said, options) => Array.from({ length: options }, (_, option) => (option === said ? 1 : 0));
      export const report = (memory) => memory;
      export function estimate(counts, reports, options, epsilon) {
        const odds = Math.exp(epsilon.numerator / epsilon.denominator);
        const [own, other] = [odds / (odds + options - 1), 1 / (odds + options - 1)];
        return counts.map((count) => (count - reports * other) / (own - other));
      }`,
    "symmetric unary encoding": `
      export const begin = (value, options, epsilon, { rng }) =>
        Array.from({ length: options }, (_, option) => ((option === value) === rng.odds(epsilon.numerator, 2 * epsilon.denominator) ? 1 : 0));
      export const report = (memory) => memory;
      export function estimate(counts, reports, options, epsilon) {
        const other = 1 / (1 + Math.exp(epsilon.numerator / epsilon.denominator / 2));
        return counts.map((count) => (count - reports * other) / (1 - 2 * other));
      }`,
    "RAPPOR: what is remembered keeps epsilon, and every day some bits of it are turned": `
      export const begin = (value, options, epsilon, { rng }) =>
        Array.from({ length: options }, (_, option) => (option === value ? rng.below(2) : rng.odds(epsilon.numerator, epsilon.denominator) ? 0 : 1));
      export const report = (memory, options, epsilon, { rng }) => memory.map((bit) => (rng.below(100) < 2 ? 1 - bit : bit));
      export function estimate(counts, reports, options, epsilon) {
        const remembered = 1 / (1 + Math.exp(epsilon.numerator / epsilon.denominator));
        const other = 0.98 * remembered + 0.02 * (1 - remembered);
        return counts.map((count) => (count - reports * other) / (1 / 2 - other));
      }`,
  };
  it.each(Object.entries(others))("%s", async (_, text) => {
    expect((await judged(id, text, 1)).failed).toEqual([]);
  });
});
