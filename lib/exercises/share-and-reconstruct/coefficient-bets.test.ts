/** How often the bets on the coefficients raise an alarm: coefficients are handed to them as they are. */
import { expect, it } from "vitest";
import { type Rng, seededRng } from "../../random/index.ts";
import { betOn, NEEDED, type Opened, STAGES, type Stage } from "./coefficient-bets.ts";

type Draw = (rng: Rng, stage: Stage, secret: bigint) => readonly bigint[];

/** At the places from 1. */
const sharesOf = ({ field, threshold }: Stage, secret: bigint, coefficients: readonly bigint[]) =>
  Array.from({ length: threshold }, (_, i) =>
    [secret, ...coefficients].reduceRight((sum, c) => (sum * BigInt(i + 1) + c) % field.order, 0n),
  );

/** Is there an alarm in this stage? */
function alarm(stage: Stage, rng: Rng, draw: Draw): boolean {
  const { wager } = betOn(stage);
  let before: readonly bigint[] = [];
  for (let i = 0; i < stage.sharings && wager.ln < NEEDED; i++) {
    const secret = stage.field.random(rng);
    const coefficients = draw(rng, stage, secret);
    wager.see({ secret, coefficients, before, shares: sharesOf(stage, secret, coefficients) } satisfies Opened);
    before = coefficients;
  }
  return wager.ln >= NEEDED;
}

const alarms = (runs: number, name: string, stage: Stage, draw: Draw) =>
  Array.from({ length: runs }, (_, i) => alarm(stage, seededRng(`coefficient-bets/${name}`, i), draw)).filter(Boolean).length;

const each = (stage: Stage, make: (i: number) => bigint) => Array.from({ length: stage.threshold - 1 }, (_, i) => make(i));
const uniform: Draw = (rng, stage) => each(stage, () => stage.field.random(rng));
const ofBytes = (rng: Rng, count: number) => rng.bytes(count).reduce((sum, byte) => 256n * sum + BigInt(byte), 0n);

it.each(STAGES.map((stage) => [stage.field.name, stage] as const))(
  "raises none in 100 runs of uniform coefficients in %s",
  (name, stage) => {
    expect(alarms(100, name, stage, uniform)).toBe(0);
  },
);

const [F11, F193, LOPSIDED, F61] = STAGES as readonly [Stage, Stage, Stage, Stage];

/** A miss in a thousand is allowed; the ones without chance in them are tried less often. */
it.each<readonly [string, Stage, number, Draw]>([
  [
    "a leading coefficient that is never zero",
    F11,
    1000,
    (rng, s) => each(s, (i) => (i < 1 ? s.field.random(rng) : 1n + BigInt(rng.below(10)))),
  ],
  [
    "a polynomial that is drawn again until no share is zero",
    F11,
    1000,
    (rng, s, secret) => {
      for (;;) {
        const coefficients = each(s, () => s.field.random(rng));
        if (!sharesOf(s, secret, coefficients).includes(0n)) return coefficients;
      }
    },
  ],
  ["one random byte modulo 193", F193, 1000, (rng, s) => each(s, () => ofBytes(rng, 1) % 193n)],
  ["four random bytes modulo 3·2^30 + 1", LOPSIDED, 1000, (rng, s) => each(s, () => ofBytes(rng, 4) % s.field.order)],
  ["coefficients of 32 bits", F61, 50, (rng, s) => each(s, () => ofBytes(rng, 4))],
  ["coefficients of 56 bits", F61, 50, (rng, s) => each(s, () => ofBytes(rng, 7))],
  ["a double's 53 bits", F61, 50, (rng, s) => each(s, () => BigInt(Math.floor(rng.real() * 2 ** 61)) % s.field.order)],
  ["the same coefficient twice", F11, 50, (rng, s) => Array(s.threshold - 1).fill(s.field.random(rng)) as bigint[]],
  [
    "a coefficient that undoes the secret",
    F11,
    50,
    (rng, s, secret) => each(s, (i) => (i < 1 ? s.field.random(rng) : (11n - secret) % 11n)),
  ],
])("catches %s", (name, stage, runs, draw) => {
  expect(alarms(runs, name, stage, draw)).toBeGreaterThanOrEqual(runs * 0.999);
});

it("is fair in every game: on average over all next coefficients, whatever came before", () => {
  const rng = seededRng("coefficient-bets/fair", 1);
  const past = Array.from({ length: 40 }, () => ({
    secret: F11.field.random(rng),
    coefficients: [F11.field.random(rng), 3n],
    shares: [4n, 4n, F11.field.random(rng)],
  }));
  const all = Array.from({ length: 121 }, (_, i) => [BigInt(i % 11), BigInt(Math.floor(i / 11))]);
  const { suspicions } = betOn(F11);
  const means = suspicions.map((_, which) => {
    const factors = all.map((coefficients) => {
      const bettor = betOn(F11).suspicions[which]?.bettor;
      for (const [i, opened] of past.entries()) bettor?.bet({ ...opened, before: past[i - 1]?.coefficients ?? [] });
      return Math.exp(bettor?.bet({ secret: 5n, coefficients, before: [2n, 3n], shares: sharesOf(F11, 5n, coefficients) }) as number);
    });
    return factors.reduce((sum, factor) => sum + factor, 0) / all.length;
  });
  for (const mean of means) expect(mean).toBeCloseTo(1, 10);
});
