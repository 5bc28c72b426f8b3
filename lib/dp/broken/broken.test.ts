/** Every broken mechanism is convicted by an audit of its own event, its safe half is not; and nobody reaches them through the safe door. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { seededRng } from "../../random/index.ts";
import { epsilonLowerBound } from "../audit.ts";
import { nanoEpsilon } from "../budget.ts";
import { brokenSparseVector, exhibits, gallery, probabilityWithoutQueryNoise, type SparseVectorMistake } from "./index.ts";

/** A safe half is accused with at most this probability, in each direction. */
const ALPHA = 1e-7;
/** Fewer where a try is 400 answers; their events are frequent. */
const triesFor = (id: string) => (/no-cutoff|not-paid/.test(id) ? 200 : 2000);

describe.each(gallery.map((exhibit) => [exhibit.id, exhibit] as const))("%s", (id, { tries, promised, wrong, event }) => {
  const counted = (which: "safe" | "broken", world: 0 | 1) => {
    const happens = tries(which, world, seededRng(`broken/${id}/${which}/${world}`, 1));
    const all = triesFor(id);
    let hits = 0;
    for (let i = 0; i < all; i++) if (happens()) hits++;
    return { hits, tries: all };
  };

  it("breaks its promise, and an audit proves it", () => {
    const counts = { frequent: counted("broken", 0), rare: counted("broken", 1) };
    expect(epsilonLowerBound(counts, promised.delta, ALPHA)).toBeGreaterThan(1.25 * promised.epsilon);
  });

  it("keeps it with the switch at safe, as far as the same audit can tell", () => {
    const [first, second] = [counted("safe", 0), counted("safe", 1)];
    expect(epsilonLowerBound({ frequent: first, rare: second }, promised.delta, ALPHA)).toBeLessThanOrEqual(promised.epsilon);
    expect(epsilonLowerBound({ frequent: second, rare: first }, promised.delta, ALPHA)).toBeLessThanOrEqual(promised.epsilon);
    const not = ({ hits, tries: n }: typeof first) => ({ hits: n - hits, tries: n });
    expect(epsilonLowerBound({ frequent: not(first), rare: not(second) }, promised.delta, ALPHA)).toBeLessThanOrEqual(promised.epsilon);
  });

  it("says what is wrong in one sentence", () => {
    expect(wrong).toMatch(/^[A-Z][^.]+\.$/);
    expect(event.length).toBeGreaterThan(5);
  });
});

it("shows every exhibit once, under a name of its own", () => {
  expect(new Set(gallery.map(({ id }) => id)).size).toBe(gallery.length);
  expect(
    Object.values(exhibits)
      .map(({ id }) => id)
      .sort(),
  ).toEqual(gallery.map(({ id }) => id).sort());
});

it("is reached through its own door only: no safe file of lib/dp names it", () => {
  const folder = path.dirname(import.meta.dirname);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && !file.startsWith("broken/"));
  expect(files).toContain("index.ts");
  for (const file of files) expect(readFileSync(path.join(folder, file), "utf8"), file).not.toMatch(/(from|import\()\s*"[^"]*broken/);
});

describe("sparse vector", () => {
  const request = { epsilon: nanoEpsilon(1), sensitivity: 1, threshold: 0 };

  it("without query noise: the published output has its probability, and none under the neighbour", () => {
    expect(probabilityWithoutQueryNoise([0, 1], ["below", "above"], 0, 1)).toBeCloseTo(-Math.expm1(-0.5) / 2, 15);
    expect(probabilityWithoutQueryNoise([1, 0], ["below", "above"], 0, 1)).toBe(0);
  });

  it("without query noise: the probabilities of all outputs add up to 1", () => {
    const answers = [-2, 0.5, 3];
    const words = ["below", "above"] as const;
    let sum = 0;
    for (const a of words) for (const b of words) for (const c of words) sum += probabilityWithoutQueryNoise(answers, [a, b, c], 0.25, 0.7);
    expect(sum).toBeCloseTo(1, 14);
  });

  it("stops where it should, and only there; and charges as little as the right one does", () => {
    const many = Array<number>(50).fill(1000);
    const said = (mistake: SparseVectorMistake) => brokenSparseVector(mistake, { ...request, count: 3 }).release(many, seededRng("svt", 1));
    for (const mistake of ["query-noise-not-redrawn", "cutoff-not-paid"] as const)
      expect(said(mistake).value).toEqual(Array(3).fill("above"));
    for (const mistake of ["no-cutoff", "no-query-noise"] as const) expect(said(mistake).value).toEqual(Array(50).fill("above"));
    expect(said("no-cutoff").event).toEqual({ kind: "promise", epsilon: 1, delta: 0 });
  });

  it("refuses what the right one refuses, and outputs that do not fit their answers", () => {
    for (const bad of [{ sensitivity: 0 }, { threshold: 0.5 }, { count: 0 }])
      expect(() => brokenSparseVector("no-cutoff", { ...request, ...bad })).toThrow(RangeError);
    for (const epsilon of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => probabilityWithoutQueryNoise([1], ["above"], 0, epsilon)).toThrow(/Epsilon/);
    expect(() => probabilityWithoutQueryNoise([1], [], 0, 1)).toThrow(/one for each/);
    expect(() => probabilityWithoutQueryNoise([Number.NaN], ["above"], 0, 1)).toThrow(RangeError);
  });
});
