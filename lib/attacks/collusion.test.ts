/** What colluders work out is right, and is all: every explanation is played for real, and in small groups all are counted. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { memoryPipes, openChannel } from "../channel/index.ts";
import type { ColluderOutput, MemberOutput } from "../mpc/index.ts";
import { colluder, member } from "../mpc/secure-sum.ts";
import { seatsOf, session, staged } from "../mpc/staged.fixture.ts";
import { memoryVault } from "../protocol/index.ts";
import { type Rng, seededRng, systemRng } from "../random/index.ts";
import { type AdditiveGroup, z2_64 } from "../sharing/index.ts";
import { collude, explain, type Known, readPool, someSplits, sumOfOthers } from "./collusion.ts";

const bounds = { least: 0n, most: 1000n };
const number = fc.bigInt({ min: 0n, max: 1000n });
function at<T>(list: readonly T[], i: number): T {
  const item = list[i];
  if (item === undefined) throw new RangeError(`nothing at ${i}`);
  return item;
}

describe("the sum of the others", () => {
  it("is right for every number of members and colluders, also where one of them lies", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(number, { minLength: 3, maxLength: 8 }), fc.nat(), fc.bigInt(0n, 50n), async (numbers, k, lie) => {
        const colluders = 1 + (k % (numbers.length - 1));
        const { pool } = await staged({ numbers, colluders, lie: { lie, to: ["p0"] } });
        const honest = numbers.slice(0, numbers.length - colluders);
        const learned = collude(readPool(pool, session(1)), bounds);
        expect(learned.others).toEqual(seatsOf(honest.length));
        expect(learned.sum).toBe(honest.reduce((a, b) => a + b));
        expect(learned.freedom).toBe((honest.length - 1) ** 2);
        for (const [i, { least, most }] of learned.possible.entries()) expect(least <= at(honest, i) && at(honest, i) <= most).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it("is read from the bytes, which are decoded as strictly as in the protocol", async () => {
    const { pool } = await staged({ numbers: [1n, 2n, 3n], colluders: 1 });
    expect(() => readPool(pool, session(2))).toThrow(/another session/);
  });
});

describe("possible numbers", () => {
  /** Every way, one after the other. */
  function ways(sum: number, terms: number, least: number, most: number): number[][] {
    if (terms === 0) return sum === 0 ? [[]] : [];
    const firsts = Array.from({ length: most - least + 1 }, (_, i) => least + i);
    return firsts.flatMap((first) => ways(sum - first, terms - 1, least, most).map((rest) => [first, ...rest]));
  }
  const knownSum = (sum: bigint, terms: number): Known => ({
    colluders: [],
    others: seatsOf(terms),
    numbers: {},
    shares: {},
    partials: Object.fromEntries(seatsOf(terms).map((seat, i) => [seat, i === 0 ? sum : 0n])),
  });

  it("are counted as by going through them all", () => {
    for (const [least, most] of [
      [0, 1],
      [2, 5],
    ] as const) {
      for (let terms = 1; terms <= 4; terms++) {
        for (let sum = 0; sum <= most * terms + 2; sum++) {
          const all = ways(sum, terms, least, most);
          const { splits, possible } = collude(knownSum(BigInt(sum), terms), { least: BigInt(least), most: BigInt(most) });
          expect(splits, `${sum} as ${terms} of ${least}..${most}`).toBe(BigInt(all.length));
          expect(possible.map((p) => [Number(p.least), Number(p.most)])).toEqual(
            all.length === 0
              ? []
              : seatsOf(terms).map((_, i) => [Math.min(...all.map((way) => at(way, i))), Math.max(...all.map((way) => at(way, i)))]),
          );
        }
      }
    }
  });

  it("make splits that add up, within the bounds, from end to end", () => {
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 7 }), fc.integer({ min: 2, max: 6 }), (numbers, count) => {
        const learned = collude(
          knownSum(
            numbers.reduce((a, b) => a + b),
            numbers.length,
          ),
          bounds,
        );
        const splits = someSplits(learned, count);
        const first = at(learned.possible, 0);
        expect(splits[0]?.["p0"]).toBe(first.least);
        expect(splits.at(-1)?.["p0"]).toBe(first.most);
        expect(new Set(splits.map((split) => split["p0"])).size).toBe(splits.length);
        for (const split of splits) {
          const values = Object.values(split);
          expect(values.reduce((a, b) => a + b)).toBe(learned.sum);
          expect(values.every((n) => n >= 0n && n <= 1000n)).toBe(true);
        }
      }),
    );
  });

  it("are none where the sum cannot come about", () => {
    const learned = collude(knownSum(5n, 2), { least: 0n, most: 1n });
    expect(learned).toMatchObject({ possible: [], splits: 0n });
    expect(someSplits(learned, 5)).toEqual([]);
  });
});

describe("an explanation", () => {
  it("played for real gives the colluders the very same bytes", async () => {
    for (const [numbers, colluders] of [
      [[10n, 700n, 33n, 5n], 2],
      [[10n, 700n, 33n, 5n], 3],
      [[1n, 2n, 3n, 4n, 5n], 1],
      [[900n, 1n, 1000n, 0n, 5n, 6n, 7n, 8n], 4],
    ] as const) {
      const { pool } = await staged({ numbers, colluders });
      const known = readPool(pool, session(1));
      const splits = someSplits(collude(known, bounds), 4);
      expect(splits.length).toBe(colluders === numbers.length - 1 ? 1 : 4);
      for (const split of splits) {
        const explanation = explain(known, split, systemRng());
        if (!explanation) throw new Error("no explanation");
        const again = await played(pool, explanation.numbers, (from, to) =>
          known.colluders.includes(to)
            ? (known.shares[`${from}>${to}`] as bigint)
            : (explanation.shares.find((s) => s.from === from && s.to === to)?.share as bigint),
        );
        for (const [seat, { received }] of Object.entries(pool)) expect(again[seat], seat).toEqual(received);
      }
    }
  });

  it("does not exist for numbers that add up to something else", async () => {
    const { pool } = await staged({ numbers: [10n, 20n, 30n, 40n], colluders: 2 });
    const known = readPool(pool, session(1));
    expect(explain(known, { p0: 10n, p1: 20n }, systemRng())).toBeDefined();
    expect(explain(known, { p0: 11n, p1: 20n }, systemRng())).toBeUndefined();
  });

  it.each([
    [4n, 3, 1],
    [2n, 4, 1],
    [3n, 4, 2],
    [5n, 3, 2],
  ] as const)("exists in as many ways for each split (words below %s, %s members, %s colluders: all counted)", (order, n, colluders) => {
    const group = small(order);
    const honest = seatsOf(n).slice(0, n - colluders);
    const numbers = seatsOf(n).map((_, i) => BigInt(i) % order);
    const seen = viewOf(
      group,
      n,
      colluders,
      numbers,
      honest.flatMap(() => seatsOf(n - 1)).map((_, i) => BigInt(i * i) % order),
    );
    const learned = collude(seen, { least: 0n, most: order - 1n }, group);
    const ways = new Map<string, number>();
    for (const split of tuples(order, honest.length)) {
      for (const coins of tuples(order, honest.length * (n - 1))) {
        const view = viewOf(group, n, colluders, [...split, ...numbers.slice(honest.length)], coins);
        if (same(view, seen)) ways.set(String(split), (ways.get(String(split)) ?? 0) + 1);
      }
    }
    const adding = [...tuples(order, honest.length)].filter((split) => split.reduce(group.add) === sumOfOthers(group, seen));
    expect([...ways.keys()].sort()).toEqual(adding.map(String).sort());
    expect(new Set(ways.values())).toEqual(new Set([Number(order) ** learned.freedom]));
    for (const split of adding) {
      const named = Object.fromEntries(honest.map((seat, i) => [seat, split[i] as bigint]));
      expect(explain(seen, named, seededRng("x", 1), group)).toBeDefined();
    }
  });
});

/** The integers modulo a small order. */
const small = (order: bigint): AdditiveGroup => ({
  ...z2_64,
  name: `Z_${order}`,
  order,
  of: (n) => ((n % order) + order) % order,
  read: (n) => n,
  add: (a, b) => (a + b) % order,
  sub: (a, b) => (a - b + order) % order,
  random: (rng) => BigInt(rng.below(Number(order))),
});

function* tuples(order: bigint, length: number): Generator<bigint[]> {
  if (length === 0) return yield [];
  for (const rest of tuples(order, length - 1)) for (let n = 0n; n < order; n++) yield [...rest, n];
}

/** The protocol written down again, from the header of secure-sum.ts, for any group. Colluders draw zeros: their coins are known. */
function viewOf(group: AdditiveGroup, n: number, colluding: number, numbers: readonly bigint[], coins: readonly bigint[]): Known {
  const seats = seatsOf(n);
  const [others, colluders] = [seats.slice(0, n - colluding), seats.slice(n - colluding)];
  const all: Record<string, bigint> = {};
  for (const [i, from] of seats.entries()) {
    let kept = numbers[i] as bigint;
    for (const [at, to] of seats.filter((seat) => seat !== from).entries()) {
      const share = i < others.length ? (coins[i * (n - 1) + at] as bigint) : 0n;
      all[`${from}>${to}`] = share;
      kept = group.sub(kept, share);
    }
    all[`${from}>${from}`] = kept;
  }
  const shares = Object.fromEntries(Object.entries(all).filter(([cell]) => colluders.some((seat) => cell.split(">").includes(seat))));
  const partials = Object.fromEntries(
    others.map((to) => [to, seats.reduce((sum, from) => group.add(sum, all[`${from}>${to}`] as bigint), 0n)]),
  );
  const own = Object.fromEntries(colluders.map((seat) => [seat, numbers[seats.indexOf(seat)] as bigint]));
  return { colluders, others, numbers: own, shares, partials };
}

const same = (a: Known, b: Known) => JSON.stringify([a.shares, a.partials], text) === JSON.stringify([b.shares, b.partials], text);
const text = (_: string, value: unknown) => (typeof value === "bigint" ? String(value) : value);

/** The roles themselves, with honest members whose coins are chosen. What the colluders receive, by seat. */
async function played(
  pool: Awaited<ReturnType<typeof staged>>["pool"],
  numbers: Readonly<Record<string, bigint>>,
  shareOf: (from: string, to: string) => bigint,
) {
  const seats = [...Object.keys(numbers), ...Object.keys(pool)];
  const channels: Record<string, Record<string, ReturnType<typeof openChannel>>> = Object.fromEntries(seats.map((seat) => [seat, {}]));
  const clocks = Object.fromEntries(seats.map((seat) => [seat, { round: 0 }]));
  const signal = new AbortController().signal;
  for (const [i, a] of seats.entries()) {
    for (const b of seats.slice(i + 1)) {
      const [toB, toA] = memoryPipes();
      const open = (pipe: typeof toA, self: string, peer: string) =>
        openChannel(pipe, { self, peer, signal: AbortSignal.any([signal]), clock: clocks[self] as { round: number }, patience: 2000 });
      (channels[a] as Record<string, unknown>)[b] = open(toB, a, b);
      (channels[b] as Record<string, unknown>)[a] = open(toA, b, a);
    }
  }
  const outputs = await Promise.all(
    seats.map((seat) => {
      const input = { session: session(1), value: pool[seat]?.value ?? (numbers[seat] as bigint) };
      // A party draws what it sends, in the order of its peers, and keeps what is missing; the role's kept share is its first.
      const peers = Object.keys(channels[seat] as object);
      const words = peers.map((to) => pool[seat]?.sent[to] ?? shareOf(seat, to));
      const kept = words.reduce(z2_64.sub, z2_64.of(input.value));
      const lab = { rng: drawing([kept, ...words]), signal, progress: async () => {}, vault: memoryVault() };
      const role = pool[seat] ? colluder : member;
      return role(channels[seat] as never, input, lab) as Promise<MemberOutput | ColluderOutput>;
    }),
  );
  return Object.fromEntries(seats.flatMap((seat, i) => (pool[seat] ? [[seat, (outputs[i] as ColluderOutput).view.received]] : [])));
}

/** An rng that hands out these words, one after the other. */
function drawing(words: readonly bigint[]): Rng {
  let at = 0;
  const bytes = (length: number) => {
    const out = new Uint8Array(length);
    new DataView(out.buffer).setBigUint64(0, words[at++] as bigint);
    return out;
  };
  const rng = { bytes, fork: () => rng } as unknown as Rng;
  return rng;
}
