/** The attack on floats against reference rates, and never against the innocent. */
import { describe, expect, it } from "vitest";
import { unitOf } from "../../attacks/outputs/float-laplace.ts";
import { type Rng, seededRng } from "../../random/index.ts";
import { lowestBit } from "./floats.ts";
import file from "./vectors/float-attack.json" with { type: "json" };

/** The usual code, with U a multiple of 2^-53 in (0, 1]. */
function laplace(count: number, rng: Rng): number {
  const log = Math.log(1 - rng.real());
  return count + (rng.below(2) === 1 ? 1 : -1) * log;
}

const answers = (count: number, name: string) => {
  const rng = seededRng(`floats/${name}`, count);
  return Array.from({ length: 20_000 }, () => laplace(count, rng));
};

describe.each(file.vectors)("$id", ({ data: { impossibleUnder, truth, rate, tolerance } }) => {
  it("betrays that share of the answers", () => {
    const all = answers(truth, "rates");
    const betrayed = all.filter((answer) => unitOf(answer, impossibleUnder, 1) === undefined);
    expect(Math.abs(betrayed.length / all.length - rate)).toBeLessThan(tolerance);
  });

  it("accuses nobody falsely: the true count explains every answer", () => {
    for (const answer of answers(truth, "truth")) expect(unitOf(answer, truth, 1)).toBeDefined();
  });
});

it("reads from the last bits that a count was not 1, for a quarter of the answers (Haney and others)", () => {
  const low = (count: number) => answers(count, "bits").filter((answer) => lowestBit(answer) < -53).length / 20_000;
  expect(Math.abs(low(0) - 0.2512)).toBeLessThan(0.02);
  expect(low(1)).toBe(0);
});

it("knows the place of the lowest bit", () => {
  expect([0, 3, -8, 0.5, 0.75, -1.125, 2 ** -60].map(lowestBit)).toEqual([0, 0, 0, -1, -2, -3, -60]);
});
