/**
 * The bets on the coefficients. Fewer shares than the threshold tell nothing exactly when every coefficient but the secret is uniform,
 * independent of the others, of the secret and of earlier sharings. Bettors stake on every way in which beginners miss that.
 *
 * Four fields, because each makes another mistake visible: in F_11 every value can be counted, and pairs of values too; 193 and 3·2^30+1 lie
 * at three quarters of a power of 256, where the remainder of random bytes is most lopsided; in F_p with p = 2^61 - 1 coefficients of 32
 * bits, or of a double's 53, are far too small or too even.
 *
 * False alarms: one wager for each field, an alarm when one unit has grown to ALARM^-1; by Ville's inequality at most 4·ALARM in all.
 */
import { type PrimeField, primeField } from "../../sharing/index.ts";
import { type Bettor, byFrequency, even, lnForAlarm, type Wager, wager } from "../statistics/bets.ts";

/** Four of these are below one in a million. */
export const ALARM = 2.4e-7;
export const NEEDED = lnForAlarm(ALARM);

/** One sharing, opened: the secret, the other coefficients, those of the sharing before it, and the values of its shares. */
export interface Opened {
  readonly secret: bigint;
  readonly coefficients: readonly bigint[];
  readonly before: readonly bigint[];
  /** As many as the threshold. */
  readonly shares: readonly bigint[];
}

/** A bettor, what it looks at, and how a person is shown what it saw. */
export interface Suspicion {
  readonly what: string;
  readonly bettor: Bettor<Opened>;
  /** For each cell: its name, how often it was seen, how often it should have been. */
  readonly table: (seen: readonly Opened[]) => readonly (readonly [name: string, seen: number, expected: number])[];
}

export interface Stage {
  readonly field: PrimeField;
  readonly threshold: number;
  readonly sharings: number;
}

export const STAGES: readonly Stage[] = [
  { field: primeField(11n), threshold: 3, sharings: 1200 },
  { field: primeField(193n), threshold: 4, sharings: 500 },
  { field: primeField(3n * 2n ** 30n + 1n), threshold: 4, sharings: 500 },
  { field: primeField(2n ** 61n - 1n), threshold: 4, sharings: 150 },
];

/** Bets on a cell for each coefficient: one game after the other. */
function onCells(
  what: string,
  chances: readonly number[],
  names: readonly string[],
  cellsOf: (opened: Opened) => readonly number[],
): Suspicion {
  const each = byFrequency<number>(chances, (cell) => cell);
  return {
    what,
    bettor: { bet: (opened) => cellsOf(opened).reduce((sum, cell) => sum + each.bet(cell), 0) },
    table(seen) {
      const cells = seen.flatMap(cellsOf);
      return names.map((name, i) => [name, cells.filter((cell) => cell === i).length, cells.length * (chances[i] as number)]);
    },
  };
}

/** Every value of one coefficient. */
function values(p: number, what: string, of: (opened: Opened) => bigint | undefined): Suspicion {
  const cells = (opened: Opened) => {
    const value = of(opened);
    return value === undefined ? [] : [Number(value)];
  };
  return onCells(
    what,
    even(p),
    Array.from({ length: p }, (_, i) => String(i)),
    cells,
  );
}

/**
 * What one value says about another that should have nothing to do with it: for each first value a game of its own on the second. (A bet on
 * the pair would not be fair where the first is known beforehand.)
 */
function pairs(p: number, what: string, of: (opened: Opened) => readonly [bigint | undefined, bigint | undefined]): Suspicion {
  const games = Array.from({ length: p }, () => byFrequency<number>(even(p), (cell) => cell));
  return {
    what,
    bettor: {
      bet(opened) {
        const [first, second] = of(opened);
        return first === undefined || second === undefined ? 0 : (games[Number(first)]?.bet(Number(second)) ?? 0);
      },
    },
    table(seen) {
      const counts = Array.from({ length: p }, () => Array.from({ length: p }, () => 0));
      for (const [first, second] of seen.map(of)) {
        const row = first === undefined ? undefined : counts[Number(first)];
        if (row && second !== undefined) row[Number(second)] = (row[Number(second)] ?? 0) + 1;
      }
      return counts.map((row, first) => {
        const most = Math.max(...row);
        return [`${first}, then ${row.indexOf(most)}`, most, row.reduce((a, b) => a + b, 0) / p] as const;
      });
    },
  };
}

const PARTS = 16;

/** Which sixteenth of 0 .. p-1, and how many values it has. */
function sixteenths(p: bigint): Suspicion {
  const from = (i: number) => (BigInt(i) * p + 15n) / 16n;
  const chances = Array.from({ length: PARTS }, (_, i) => Number(from(i + 1) - from(i)) / Number(p));
  return onCells(
    "The coefficients' size",
    chances,
    Array.from({ length: PARTS }, (_, i) => `${from(i)} to ${from(i + 1) - 1n}`),
    ({ coefficients }) => coefficients.map((c) => Number((16n * c) / p)),
  );
}

/** The last four bits. A double cut to a whole number of 61 bits ends in zeros. */
function lastBits(p: bigint): Suspicion {
  const chances = Array.from({ length: PARTS }, (_, i) => Number((p - BigInt(i) + 15n) / 16n) / Number(p));
  return onCells(
    "The coefficients' last four bits",
    chances,
    Array.from({ length: PARTS }, (_, i) => i.toString(2).padStart(4, "0")),
    ({ coefficients }) => coefficients.map((c) => Number(c & 15n)),
  );
}

/** k bytes modulo p: the first 256^k mod p values have one chance more than the others. */
function remainders(p: bigint): Suspicion {
  const bytes = Math.ceil(p.toString(2).length / 8);
  const favoured = 256n ** BigInt(bytes) % p;
  const chance = Number(favoured) / Number(p);
  return onCells(
    `Coefficients below ${favoured}, which is the remainder of 256 to the power ${bytes}`,
    [chance, 1 - chance],
    [`0 to ${favoured - 1n}`, `${favoured} to ${p - 1n}`],
    ({ coefficients }) => coefficients.map((c) => (c < favoured ? 0 : 1)),
  );
}

function suspicions({ field, threshold }: Stage): readonly Suspicion[] {
  const p = field.order;
  if (p > 100n) return [sixteenths(p), lastBits(p), remainders(p)];
  const n = Number(p);
  const at = Array.from({ length: threshold - 1 }, (_, i) => i);
  const each = Array.from({ length: threshold }, (_, i) => i);
  return [
    ...each.map((i) => values(n, `The value of share ${i + 1}`, ({ shares }) => shares[i])),
    ...at.map((i) => values(n, `The coefficient of x^${i + 1}`, ({ coefficients }) => coefficients[i])),
    ...at.map((i) => pairs(n, `The secret and the coefficient of x^${i + 1}`, ({ secret, coefficients }) => [secret, coefficients[i]])),
    ...at.map((i) =>
      pairs(n, `The coefficient of x^${i + 1} and the one in the next sharing`, ({ before, coefficients }) => [before[i], coefficients[i]]),
    ),
    pairs(n, "The last coefficient and the first in the next sharing", ({ before, coefficients }) => [before.at(-1), coefficients[0]]),
    ...at
      .slice(1)
      .map((i) => pairs(n, `The coefficients of x^${i} and of x^${i + 1}`, ({ coefficients }) => [coefficients[i - 1], coefficients[i]])),
  ];
}

/** One field's wager. */
export interface Bet {
  readonly wager: Wager<Opened>;
  readonly suspicions: readonly Suspicion[];
}

export function betOn(stage: Stage): Bet {
  const all = suspicions(stage);
  return { wager: wager(all.map(({ bettor }) => bettor)), suspicions: all };
}
