/**
 * OT extension: 128 base transfers made into `count`, with nothing but a stream cipher and a hash.
 *
 *   receiver: choices r (a bit for each row)             sender: 128 bits delta, its choices in the base OTs
 *     has both keys (k0_i, k1_i) of each                   has one of each
 *     t_i = PRG(k0_i)
 *     u_i = t_i + PRG(k1_i) + r  ---------------------->   q_i = PRG(k of delta_i) + delta_i * u_i
 *     check: x, t                ---------------------->   refuses unless q = t + x * delta
 *
 *   Row j of the sender's matrix is q_j = t_j + r_j * delta: it hashes q_j and q_j + delta to two keys, the receiver hashes t_j to the one
 *   that it chose.
 *
 * Names: sender and receiver of the *extended* transfers. In the base OTs they are turned round: delta chooses.
 *
 * Knows: the sender u, which is masked by the key that it does not have; the receiver nothing new. Against a receiver that does not use
 * one r for all columns there is the check of Keller, Orsini and Scholl: random elements chi_j of GF(2^128), drawn from a hash of u
 * after u is fixed; x = sum r_j chi_j, t = sum t_j chi_j. 168 more rows with random choices hide the sums. A receiver that plants errors
 * passes only by guessing the bits of delta that they touch. The proof first given for it had a flaw (Roy, section 4 of SoftSpokenOT); the
 * authors' later version says what can be proven. Here the check guards against a mistake or a cheat that would tell delta bit by bit. It
 * does not make the intersection that is built on it secure against parties that cheat.
 *
 * Trap: without the check, one odd bit in column i at row j lets the receiver test a guess of delta_i, for every i.
 * Trap: the hash without the row's number, or delta used again with new base OTs.
 *
 * Sources: Ishai, Kilian, Nissim, Petrank, CRYPTO 2003; Keller, Orsini, Scholl, CRYPTO 2015 (ePrint 2015/546); Roy, CRYPTO 2022
 * (ePrint 2022/192).
 */
import { concatBytes } from "@noble/hashes/utils.js";
import { type Channel, expectLength } from "../channel/index.ts";
import type { Rng } from "../random/index.ts";
import { KEY_BYTES, type KeyPairs } from "./base-ot.ts";
import { bitAt, xorInto } from "./bits.ts";
import { ELEMENT_BYTES, joined, product, sumOver } from "./gf128.ts";
import type { Symmetric } from "./symmetric.ts";

export const BASE_OTS = 128;
const ROW_BYTES = BASE_OTS / 8;
/** Rows that only hide the check's sums: 128 and a statistical 40. */
const SPARE_ROWS = 168;

export type Prg = Symmetric["stream"];

/** The receiver's columns t and what it sends, u; `bytes` in a column. */
export function receiverColumns(keys: KeyPairs, choices: Uint8Array, stretch: Prg): { t: Uint8Array; u: Uint8Array } {
  const [bytes, size] = [choices.length, keys.zero.length / BASE_OTS];
  const [t, u] = [new Uint8Array(BASE_OTS * bytes), new Uint8Array(BASE_OTS * bytes)];
  for (let i = 0; i < BASE_OTS; i++) {
    const column = stretch(keys.zero.subarray(i * size, (i + 1) * size), bytes);
    const other = stretch(keys.one.subarray(i * size, (i + 1) * size), bytes);
    t.set(column, i * bytes);
    xorInto(other, column);
    xorInto(other, choices);
    u.set(other, i * bytes);
    column.fill(0);
  }
  return { t, u };
}

/** The sender's columns q. */
export function senderColumns(keys: Uint8Array, delta: Uint8Array, u: Uint8Array, stretch: Prg): Uint8Array {
  const [bytes, size] = [u.length / BASE_OTS, keys.length / BASE_OTS];
  const q = new Uint8Array(u.length);
  for (let i = 0; i < BASE_OTS; i++) {
    const column = stretch(keys.subarray(i * size, (i + 1) * size), bytes);
    const mask = -bitAt(delta, i);
    for (let k = 0; k < bytes; k++) q[i * bytes + k] = (column[k] as number) ^ ((u[i * bytes + k] as number) & mask);
    column.fill(0);
  }
  return q;
}

/** The check's random elements, fixed by what was sent: by a tree of hashes over its columns, sixteen to a branch. */
function chisFor(u: Uint8Array, { hash, stream }: Symmetric): Uint8Array {
  const columns = hash("extension/check/columns", u, u.length / BASE_OTS, 32);
  const branches = hash("extension/check/branches", columns, 16 * 32, 32);
  const root = hash("extension/check/root", branches, branches.length, 32);
  return stream(root, (u.length / BASE_OTS) * 8 * ELEMENT_BYTES);
}

/** sum_j chi_j * row_j, from the columns. */
function weighed(columns: Uint8Array, chis: Uint8Array): Uint8Array {
  const bytes = columns.length / BASE_OTS;
  return joined(Array.from({ length: BASE_OTS }, (_, i) => sumOver(columns.subarray(i * bytes, (i + 1) * bytes), chis)));
}

/** What the receiver sends to be checked by: x, then t. */
export function checkOf(bits: Uint8Array, { t, u }: { readonly t: Uint8Array; readonly u: Uint8Array }, symmetric: Symmetric): Uint8Array {
  const chis = chisFor(u, symmetric);
  return concatBytes(sumOver(bits, chis), weighed(t, chis));
}

/** The key that each row gives, with its number: the hash of two bytes and the row. */
function keysOfRows(rows: Uint8Array, count: number, { hash }: Symmetric): Uint8Array {
  const texts = new Uint8Array(count * (2 + ROW_BYTES));
  for (let j = 0; j < count; j++) {
    texts.set([j >>> 8, j & 255], j * (2 + ROW_BYTES));
    texts.set(rows.subarray(j * ROW_BYTES, (j + 1) * ROW_BYTES), j * (2 + ROW_BYTES) + 2);
  }
  const keys = hash("extension/row", texts, 2 + ROW_BYTES, KEY_BYTES);
  texts.fill(0);
  return keys;
}

/** The party that chooses: `count` choices in `choices`, a multiple of 8 and at most 8,016 (a column is hashed whole). Zeroes `keys`. */
export async function receiveExtended(
  peer: Channel,
  keys: KeyPairs,
  count: number,
  choices: Uint8Array,
  rng: Rng,
  symmetric: Symmetric,
): Promise<Uint8Array> {
  const bits = concatBytes(choices.subarray(0, count / 8), rng.bytes(SPARE_ROWS / 8));
  const { t, u } = receiverColumns(keys, bits, symmetric.stream);
  await peer.send("ot-extension/columns", u);
  await peer.send("ot-extension/check", checkOf(bits, { t, u }, symmetric));
  const rows = symmetric.transposed(t, BASE_OTS, bits.length, count);
  const chosen = keysOfRows(rows, count, symmetric);
  for (const secret of [bits, t, rows, keys.zero, keys.one]) secret.fill(0);
  return chosen;
}

/** The party with both keys of every row. Zeroes `keys`. */
export async function sendExtended(
  peer: Channel,
  keys: Uint8Array,
  delta: Uint8Array,
  count: number,
  symmetric: Symmetric,
): Promise<KeyPairs> {
  const u = await peer.receive("ot-extension/columns", (bytes) => {
    expectLength(bytes, (BASE_OTS * (count + SPARE_ROWS)) / 8);
    return bytes.slice();
  });
  const q = senderColumns(keys, delta, u, symmetric.stream);
  await peer.receive("ot-extension/check", (bytes) => {
    expectLength(bytes, 2 * ELEMENT_BYTES);
    const chis = chisFor(u, symmetric);
    const expected = product(bytes.subarray(0, ELEMENT_BYTES), delta);
    xorInto(expected, bytes.subarray(ELEMENT_BYTES));
    const found = weighed(q, chis);
    // All bytes are looked at, whatever the first says: where a check fails would be an answer about delta.
    const differ = found.reduce((bits, byte, i) => bits | (byte ^ (expected[i] as number)), 0);
    expected.fill(0); // it is delta, to whoever knows x and t
    if (differ !== 0) {
      throw new Error("the columns of the extension do not belong to one set of choices");
    }
  });
  const rows = symmetric.transposed(q, BASE_OTS, q.length / BASE_OTS, count);
  const zero = keysOfRows(rows, count, symmetric);
  for (let j = 0; j < count; j++) xorInto(rows.subarray(j * ROW_BYTES, (j + 1) * ROW_BYTES), delta);
  const one = keysOfRows(rows, count, symmetric);
  for (const secret of [q, rows, keys]) secret.fill(0);
  return { zero, one };
}
