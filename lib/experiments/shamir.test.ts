/** The shamir experiment: what comes out, over all its fields and both sides of every bound; and its verdicts, both ways. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inMemory } from "../protocol/index.ts";
import { readText } from "../schema/index.ts";
import { runExperiment } from "./run.ts";
import { shamir } from "./shamir.ts";
import { corrects, detects, hides, wrongPasses } from "./shamir.verdicts.ts";

type Values = typeof shamir.params.defaults;

const run = async (values: Partial<Values> = {}, seed = 1) =>
  (await runExperiment(shamir, { ...shamir.params.defaults, ...values }, { host: inMemory(), signal: new AbortController().signal, seed }))
    .result;

/** Lagrange at zero modulo a small prime, written again and otherwise: with the inverse found by trying. */
function opened(points: readonly { x: number; y: string }[], p: number): number {
  const inverse = (a: number) => [...Array(p).keys()].find((b) => (a * b) % p === 1) as number;
  const mod = (a: number) => ((a % p) + p) % p;
  return points.reduce(
    (sum, { x, y }) =>
      mod(sum + points.reduce((part, other) => (other.x === x ? part : mod(part * mod(other.x) * inverse(mod(other.x - x)))), Number(y))),
    0,
  );
}

describe("shamir", () => {
  it("deals shares of which any three open the secret, and two leave all 31", async () => {
    const result = await run({ secret: 23 });
    expect(result.shares.map(({ x }) => x)).toEqual([1, 2, 3, 4, 5]);
    for (const three of [
      [0, 1, 2],
      [0, 2, 4],
      [1, 3, 4],
    ]) {
      expect(
        opened(
          three.map((i) => result.shares[i] as { x: number; y: string }),
          31,
        ),
      ).toBe(23);
    }
    expect(result).toMatchObject({ opened: "23", candidates: ["23"], secrets: "1", order: "31", bounds: { noticed: 2, corrected: 1 } });
    expect(result.few).toEqual({ shares: [1, 2], secrets: "31", polynomials: "1" });
    expect(result.seen.map(({ secrets }) => secrets)).toEqual(["31", "31", "31", "1", "1", "1"]);
    expect(result.seen.map(({ polynomials }) => polynomials)).toEqual(["961", "31", "1", "1", "1", "1"]);
  });

  it("with too few opens nothing, leaves every secret, and shows what interpolating all the same would give", async () => {
    const result = await run({ present: 2 });
    expect(result).toMatchObject({ opened: null, detected: false, readers: { checking: null, correcting: null } });
    expect(result.candidates).toEqual(Array.from({ length: 31 }, (_, n) => String(n)));
    expect(Number(result.readers.trusting.opened)).toBe(opened(result.shares.slice(0, 2), 31));
  });

  it("draws the places: of a small field all, of a large one those of the parties; few shares fix their own alone", async () => {
    const small = await run();
    expect(small.curve.map(({ x }) => x)).toEqual([...Array(31).keys()]);
    expect(small.curve.filter(({ possible }) => possible === "1").map(({ x }) => x)).toEqual([1, 2]);
    expect(small.curve.every(({ dealt, accepted }) => dealt === accepted)).toBe(true);
    for (const { x, y } of small.shares) expect(small.curve[x]?.dealt).toBe(y);
    expect((await run({ field: "gf256" })).curve.map(({ x }) => x)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it("gives the same result under the same seed, and others under others", async () => {
    for (const field of ["prime", "fp61", "gf256"] as const) {
      const once = await run({ field, corrupt: 2, cheat: "alone" }, 4);
      expect(await run({ field, corrupt: 2, cheat: "alone" }, 4)).toEqual(once);
      expect(await run({ field, corrupt: 2, cheat: "alone" }, 5)).not.toEqual(once);
    }
  });

  it("keeps both bounds, in every field and with both kinds of cheats; past them, acting together, passes", async () => {
    const sizes = fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat()).map(([a, b, c, d]) => {
      const shares = 2 + (a % 9);
      const threshold = 2 + (b % (shares - 1));
      const present = threshold + (c % (shares - threshold + 1));
      return { shares, threshold, present, corrupt: d % (present + 1) };
    });
    await fc.assert(
      fc.asyncProperty(
        sizes,
        fc.constantFrom("prime" as const, "fp61" as const, "gf256" as const),
        fc.constantFrom("together" as const, "alone" as const),
        fc.nat(1000),
        async (numbers, field, cheat, seed) => {
          const result = await run({ ...numbers, field, cheat }, seed);
          const { noticed, corrected } = result.bounds;
          const { corrupt, threshold, present } = numbers;
          expect([noticed, corrected]).toEqual([present - threshold, Math.floor((present - threshold) / 2)]);
          expect(result.wrongAt).toHaveLength(corrupt);
          for (const { x, y, wrong } of result.present) {
            expect(wrong).toBe(result.wrongAt.includes(x));
            expect(wrong).toBe(y !== result.shares[x - 1]?.y);
          }
          if (corrupt === 0) expect(result.readers.checking).toEqual({ opened: "7" });
          if (corrupt > 0 && corrupt <= noticed) expect(detects(result)).toBe(true);
          if (corrupt <= corrected) expect(result.readers.correcting).toEqual({ opened: "7", blamed: result.wrongAt });
          if (corrupt > noticed && cheat === "together") {
            expect(detects(result)).toBe(false);
            expect(wrongPasses(result)).toBe(true);
            expect(result.readers.checking?.opened).toBe(result.opened);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it("refuses what contradicts itself, and says what to do", () => {
    const said = (query: string) => readText(shamir.params, new URLSearchParams(query)).problems.map(({ sentence }) => sentence);
    expect(said("threshold=6")).toEqual(["threshold: 6 shares cannot be needed where 5 are made: nobody could open the secret; using 3."]);
    const { values } = readText(shamir.params, new URLSearchParams("threshold=7&shares=6&present=4"));
    expect([values.threshold, values.shares, values.present]).toEqual([3, 6, 4]);
    expect(said("present=6")[0]).toBe("present: 6 shares cannot be present of 5 that are made; using 5.");
    expect(said("present=3&corrupt=4")[0]).toBe("corrupt: 4 of 3 shares cannot be wrong; using 0.");
    expect(said("secret=31")[0]).toBe(
      "secret: the secret 31 does not fit into a field of 31 elements, 0 to 30, and would come back as another number; using 7.",
    );
    expect(said("secret=256&field=gf256")).toEqual([
      "secret: the secret 256 does not fit into a field of 256 elements, 0 to 255, and would come back as another number; using 7.",
    ]);
    expect(said("secret=255&field=gf256")).toEqual([]);
    expect(said("secret=9007199254740991&field=fp61")).toEqual([]);
  });

  it("verdict shamir/hides: yes", async () => {
    expect(hides(await run({ present: 2 }), await run())).toBe(true);
    expect(hides((await run()).few, await run())).toBe(true);
    const wide = await run({ field: "fp61", present: 2 });
    expect([hides(wide, wide), wide.candidates, wide.secrets]).toEqual([true, null, "2305843009213693951"]);
  });
  it("verdict shamir/hides: no", async () => {
    const result = await run({ present: 3 });
    expect([hides(result, result), result.secrets]).toEqual([false, "1"]);
  });
  it("verdict shamir/detects: yes", async () => expect(detects(await run({ corrupt: 2 }))).toBe(true));
  it("verdict shamir/detects: no", async () => {
    expect(detects(await run({ corrupt: 3 }))).toBe(false);
    expect(detects(await run({ corrupt: 0 }))).toBe(false);
    expect(detects(await run({ present: 2, corrupt: 1 }))).toBe(false);
  });
  it("verdict shamir/corrects: yes", async () => expect(corrects(await run({ corrupt: 1 }))).toBe(true));
  it("verdict shamir/corrects: no", async () => {
    for (const corrupt of [0, 2, 3, 5]) expect(corrects(await run({ corrupt }))).toBe(false);
    expect(corrects(await run({ present: 4, corrupt: 1 }))).toBe(false); // noticed, and one spare share corrects nothing
  });
  it("verdict shamir/wrong-passes: yes", async () => {
    const checked = await run({ corrupt: 3 });
    expect([wrongPasses(checked), checked.readers.checking?.opened]).toEqual([true, checked.opened]);
    const blamed = await run({ corrupt: 2 }); // noticed by who checks; who corrects blames an honest party
    expect([
      wrongPasses(blamed),
      blamed.readers.checking?.opened,
      blamed.readers.correcting?.blamed.some((x) => blamed.wrongAt.includes(x)),
    ]).toEqual([true, null, false]);
    expect(wrongPasses(await run({ present: 3, corrupt: 1, cheat: "alone" }))).toBe(true); // no share to spare
  });
  it("verdict shamir/wrong-passes: no", async () => {
    for (const corrupt of [0, 1]) expect(wrongPasses(await run({ corrupt }))).toBe(false);
    expect(wrongPasses(await run({ present: 2, corrupt: 2 }))).toBe(false); // too few: nobody opens
  });
});
