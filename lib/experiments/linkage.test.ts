import { describe, expect, it } from "vitest";
import { inMemory } from "../protocol/index.ts";
import { seededRng } from "../random/index.ts";
import { readText } from "../schema/index.ts";
import { BIRTHS, bornIn, expectedUnique, inventedResidents, publishedOf, yearsOff } from "./invented-residents.ts";
import { linkage, params } from "./linkage.ts";
import { somebodyLinked, toldWithoutLink, wronglyLinked } from "./linkage.verdicts.ts";
import { runExperiment } from "./run.ts";

const run = async (values: object = {}, seed = 1) => {
  const given = { ...params.defaults, population: 800, rows: 200, ...values };
  return (await runExperiment(linkage, given, { host: inMemory(), signal: new AbortController().signal, seed })).result;
};

describe("an invented town", () => {
  it("names days as a calendar without leap days does, and coarsens them", () => {
    expect(["day", "month", "year", "decade", "none"].map((birth) => bornIn(365 * 44 + 59, birth as "day"))).toEqual([
      "1974-03-01",
      "1974-03",
      "1974",
      "1970s",
      "",
    ]);
    expect([bornIn(0, "day"), bornIn(364, "day"), bornIn(365 * 80 - 1, "day")]).toEqual(["1930-01-01", "1930-12-31", "2009-12-31"]);
    expect(yearsOff(365 * 44, "day")).toBe(0);
    expect(yearsOff(365 * 44, "year")).toBeCloseTo(0.5, 2);
    expect(yearsOff(31 + 365, "month")).toBeCloseTo(13.5 / 365, 9); // the first of a February
    expect(yearsOff(0, "none")).toBeCloseTo(40, 2);
  });

  it("has as many uniques as its law expects, by each choice of columns (six standard deviations at most)", () => {
    const people = 500;
    const town = inventedResidents(people, seededRng("town", 1));
    for (const birth of BIRTHS) {
      for (const digits of [0, 1, 2, 3]) {
        for (const sex of [true, false]) {
          const columns = { birth, digits, sex };
          const seen = new Map<string, number>();
          for (const person of town) {
            const key = Object.values(publishedOf(person, columns)).join("|");
            seen.set(key, (seen.get(key) ?? 0) + 1);
          }
          const unique = [...seen.values()].filter((n) => n === 1).length / people;
          // Efron and Stein: one person more moves the number of uniques by 2 at most, so its variance is at most 2 * people.
          expect(Math.abs(unique - expectedUnique(columns, people))).toBeLessThan((6 * Math.sqrt(2 * people)) / people);
        }
      }
    }
    // And to the last digit where it can be worked out by hand: eight decades, three people.
    expect(expectedUnique({ birth: "decade", digits: 0, sex: false }, 3)).toBeCloseTo((7 / 8) ** 2, 12);
    expect(expectedUnique({ birth: "none", digits: 0, sex: true }, 2)).toBeCloseTo(0.5, 12);
  });
});

describe("linkage", () => {
  it("gives names back to nearly all rows, and every row one outcome", async () => {
    const result = await run();
    const { right, wrong, told, hidden, nobody } = result.outcomes;
    expect(right + wrong + told + hidden + nobody).toBe(200);
    expect(result.k).toBe(1);
    // Patients who are in the register: 80 of a hundred, five standard deviations of 200
    expect(Math.abs(right - 160)).toBeLessThan(5 * Math.sqrt(200 * 0.8 * 0.2));
    expect(result.unique.share).toBeGreaterThan(0.99);
    expect(result).toEqual(await run());
  });

  it("is never wrong where the register knows everybody", async () => {
    for (const birth of ["day", "decade"]) expect((await run({ coverage: 100, birth, digits: 1 })).outcomes.wrong).toBe(0);
  });

  it("hides rows among each other as columns get coarser, and tells diagnoses all the same", async () => {
    const [fine, coarse, none] = [
      await run(),
      await run({ birth: "decade", digits: 1 }),
      await run({ birth: "none", digits: 0, sex: false }),
    ];
    expect(coarse.outcomes.right).toBeLessThan(fine.outcomes.right / 2);
    expect(coarse.outcomes.told).toBeGreaterThan(10);
    expect(none).toMatchObject({ k: 200, classes: 1, unique: { share: 0, expected: 0 }, outcomes: { hidden: 200 } });
    expect(coarse.cost.years).toBeCloseTo(2.5, 0);
    expect(coarse.cost.areas).toBe(10);
    expect(none.cost.areas).toBe(1);
  });

  it("shows rows as they were published, with what became of them", async () => {
    const { examples } = await run({ birth: "year", digits: 1 });
    expect(examples.length).toBe(8);
    for (const { born, postcode, fits, person, outcome } of examples) {
      expect(born).toMatch(/^\d{4}$/);
      expect(postcode).toMatch(/^\d$/);
      expect(person !== null).toBe(fits === 1);
      expect(outcome === "nobody").toBe(fits === 0);
    }
  });

  it("answers more patients than residents with a sentence", () => {
    expect(readText(params, [...new URLSearchParams("population=100&rows=200")]).problems[0]?.sentence).toMatch(/200 patients are more/);
  });
});

it("verdict linkage/somebody-linked: yes", async () => expect(somebodyLinked(await run())).toBe(true));
it("verdict linkage/somebody-linked: no", async () => expect(somebodyLinked(await run({ birth: "none", digits: 0 }))).toBe(false));
it("verdict linkage/wrongly-linked: yes", async () => expect(wronglyLinked(await run({ birth: "year", digits: 2 }))).toBe(true));
it("verdict linkage/wrongly-linked: no", async () => expect(wronglyLinked(await run({ coverage: 100 }))).toBe(false));
it("verdict linkage/told-without-link: yes", async () => expect(toldWithoutLink(await run({ birth: "decade", digits: 1 }))).toBe(true));
it("verdict linkage/told-without-link: no", async () => expect(toldWithoutLink(await run({ birth: "none", digits: 0 }))).toBe(false));
