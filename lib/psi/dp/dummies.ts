/**
 * The rows that a party adds to its own. For each column both know one pool of 2t identifiers, and each puts t of them, chosen alone, into
 * t dummy rows; the other cells of those rows are nobody else's. So the dummies of column i can match in column i alone, and how many do is
 * the noise of that column's count (overlap-law.ts).
 *
 * What is in their payload columns is random, but for one column that may be all zeros: a sum over it is then not disturbed.
 *
 * Knows: both the pools; each its own choice. Whoever learns a party's choice knows that party's noise and its own, and so the sizes.
 *
 * Trap: no dummies where somebody forgot to count them. Upstream adds none without a word when it is told to compute their number; here
 * that is an error of whoever starts the party (terms.ts).
 * Trap: an empty cell is not the same as another empty cell: each becomes an identifier of its own, or all who left it empty would match.
 */
import { type Coins, fromCoins, type Rng } from "../../random/index.ts";

/** Of the pools' common seed. */
export const SEED_BYTES = 16;

export interface Padded {
  /** By column, in an order that nobody else knows. */
  readonly columns: readonly (readonly string[])[];
  /** `width` words of each row, in the same order. */
  readonly words: BigUint64Array;
}

export interface Plain {
  readonly columns: readonly (readonly string[])[];
  readonly words: BigUint64Array;
  readonly width: number;
}

/** The pools of all columns, from what both know. */
export function poolsOf(seed: Uint8Array, columns: number, dummies: number): string[][] {
  const key = new Uint8Array(32);
  key.set(seed);
  const coins: Coins = { kind: "seeded", key };
  const rng = fromCoins(coins).fork("dpca/pool");
  const pool = Array.from({ length: 2 * dummies }, () => drawIdentifier(rng));
  return Array.from({ length: columns }, (_, column) => pool.map((identifier) => `${identifier}${column}`));
}

/** 32 characters, digit and letter in turn, as upstream spells them. */
function drawIdentifier(rng: Rng): string {
  let text = "";
  for (let i = 0; i < 16; i++) text += String.fromCharCode(48 + rng.below(10), 97 + rng.below(26));
  return text;
}

/**
 * @param side tells the two parties' private identifiers apart
 * @param zeroColumn the payload column that is 0 in every dummy row; null: none
 */
export function padded(
  { columns, words, width }: Plain,
  pools: readonly (readonly string[])[],
  { dummies, zeroColumn, side }: { readonly dummies: number; readonly zeroColumn: number | null; readonly side: "DA" | "DB" },
  rng: Rng,
): Padded {
  const rows = columns[0]?.length ?? 0;
  const added = dummies * columns.length;
  const alone = rng.fork("alone");
  const privately = (column: number) => `${drawIdentifier(alone)}${side}${column}`;
  const cells = columns.map((own, column) => {
    const chosen = rng
      .fork(`choice ${column}`)
      .shuffled(pools[column] ?? [])
      .slice(0, dummies);
    const dummy = Array.from({ length: added }, (_, row) =>
      Math.floor(row / dummies) === column ? (chosen[row % dummies] as string) : privately(column),
    );
    return [...own.map((cell) => (cell === "" ? privately(column) : cell)), ...dummy];
  });
  const payload = new BigUint64Array((rows + added) * width);
  payload.set(words);
  payload.set(new BigUint64Array(rng.fork("payload").bytes(8 * added * width).buffer), rows * width);
  if (zeroColumn !== null) for (let row = rows; row < rows + added; row++) payload[row * width + zeroColumn] = 0n;

  const order = rng.fork("order").shuffled(Array.from({ length: rows + added }, (_, i) => i));
  const placed = new BigUint64Array(payload.length);
  order.forEach((from, to) => {
    placed.set(payload.subarray(from * width, (from + 1) * width), to * width);
  });
  return { columns: cells.map((column) => order.map((from) => column[from] as string)), words: placed };
}
