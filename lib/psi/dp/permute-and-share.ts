/**
 * A table is brought into an order, and cut into shares, by two parties: the owner knows the rows and not the order, the chooser the order
 * and not the rows. Both end with additive shares over Z_2^64, row by row.
 *
 *   owner: rows x, a mask r for each                      chooser: which rows, in which order
 *      masked: x + r       ------------------------------->
 *           one oblivious transfer for each switch of a network (network.ts), the chooser chooses whether it swaps
 *      switches: a correction for each ------------------->
 *   share: -r of the wire at the end                      share: what came out
 *
 *   At a switch with masks (ra, rb), and pads (h0, g0) and (h1, g1) of which the chooser has one: the new masks are ra + h0 and rb + g0, so
 *   a chooser that does not swap adds its pad. One that swaps adds (ra + h0 - rb, rb + g0 - ra), which the owner sends under (h1, g1).
 *
 * Knows: the owner nothing of the order (its only incoming messages are those of the OT receiver, which say nothing about choices). The
 * chooser sees x + r with a fresh uniform r; at a switch either its own pad or, opened, a correction that holds h0 and g0, which it does not
 * have: uniform again, whatever it saw before. What comes out is x + (mask of that wire), and the masks at the end are uniform too, since
 * along straight switches they are r plus pads, wire by wire. So both views follow from a party's own input, its shares and coins alone:
 * exactly what two random shares of the chosen rows tell. For parties that follow the protocol; a chooser is bound to an order, but may
 * choose any.
 *
 * Instead of Paillier: to move half of 12,862 rows into shares takes 163,000 transfers from OT extension, some ten microseconds each for
 * both parties together. A key of 2048 bits with short exponents takes 4 ms of BigInts for each row and each mask and 19 ms to decrypt: 200 s.
 *
 * Trap: masks that an owner draws once and a chooser moves by itself. Whoever knows r by row sees in the shares where a row went. A fresh pad
 * at every switch is what makes the masks at the end new.
 *
 * Sources: Mohassel, Sadeghian, "How to hide circuits in MPC", EUROCRYPT 2013 (ePrint 2013/137), oblivious switching; its use to share what
 * was matched: Garimella, Mohassel, Rosulek, Sadeghian, Singh, PKC 2021 (ePrint 2021/243).
 */
import { type Channel, expectLength } from "../../channel/index.ts";
import type { Rng } from "../../random/index.ts";
import { networkOf, routed } from "./network.ts";
import { chooserTransfers, ownerTransfers, type Transfers } from "./switch-transfers.ts";

const WORD = 8;

/** Rows of `width` words, one after the other. */
export interface Rows {
  readonly words: BigUint64Array;
  readonly width: number;
}

type Did = (switches: number) => Promise<void>;

/** The owner's shares of the `chosen` rows, in the chooser's order. `did` is awaited after each batch of switches. */
export async function offerRows(peer: Channel, { words, width }: Rows, chosen: number, rng: Rng, did: Did): Promise<BigUint64Array> {
  const masks = new BigUint64Array(rng.fork("masks").bytes(words.length * WORD).buffer);
  const masked = words.map((word, i) => word + (masks[i] as bigint));
  await peer.send("masked", bytesOf(masked));
  const { a, b } = networkOf(words.length / width);
  const fresh = new BigUint64Array(2 * width);
  await ownerTransfers(peer, a.length, rng.fork("transfers"), async ({ from, count, pads }) => {
    const corrections = new BigUint64Array(2 * width * count);
    for (let i = 0; i < count; i++) {
      const [one, other] = [width * (a[from + i] as number), width * (b[from + i] as number)];
      const [stay, swap] = pads(i, 2 * width);
      for (let w = 0; w < width; w++) {
        const [ra, rb] = [masks[one + w] as bigint, masks[other + w] as bigint];
        fresh[w] = ra + (stay[w] as bigint);
        fresh[width + w] = rb + (stay[width + w] as bigint);
        corrections[2 * width * i + w] = (fresh[w] as bigint) - rb + (swap[w] as bigint);
        corrections[2 * width * i + width + w] = (fresh[width + w] as bigint) - ra + (swap[width + w] as bigint);
      }
      masks.set(fresh.subarray(0, width), one);
      masks.set(fresh.subarray(width), other);
    }
    await peer.send("switches", bytesOf(corrections));
    await did(count);
  });
  const shares = masks.slice(0, chosen * width).map((mask) => -mask);
  masks.fill(0n);
  return shares;
}

/** The chooser's shares of the rows `chosen`, in that order. `count`: how many rows the owner has. */
export async function chooseRows(
  peer: Channel,
  chosen: Uint32Array,
  { count: rows, width }: { readonly count: number; readonly width: number },
  rng: Rng,
  did: Did,
): Promise<BigUint64Array> {
  const values = await peer.receive("masked", (bytes) => wordsOf(bytes, rows * width));
  const { a, b } = networkOf(rows);
  const swaps = routed(completed(chosen, rows));
  await chooserTransfers(peer, swaps, rng.fork("transfers"), async ({ from, count, pads }: Transfers) => {
    const corrections = await peer.receive("switches", (bytes) => wordsOf(bytes, 2 * width * count));
    for (let i = 0; i < count; i++) {
      const swap = swaps[from + i] === 1;
      const [one, other] = [width * (a[from + i] as number), width * (b[from + i] as number)];
      const [pad] = pads(i, 2 * width);
      for (let w = 0; w < width; w++) {
        const [first, second] = [values[one + w] as bigint, values[other + w] as bigint];
        const [h, g] = [pad[w] as bigint, pad[width + w] as bigint];
        values[one + w] = swap ? second + (corrections[2 * width * i + w] as bigint) - h : first + h;
        values[other + w] = swap ? first + (corrections[2 * width * i + width + w] as bigint) - g : second + g;
      }
    }
    await did(count);
  });
  swaps.fill(0);
  return values.slice(0, chosen.length * width);
}

/** The chosen rows first, and then the others: an order of all. */
function completed(chosen: Uint32Array, rows: number): Uint32Array {
  const order = new Uint32Array(rows);
  order.set(chosen);
  const taken = new Uint8Array(rows);
  for (const row of chosen) taken[row] = 1;
  let at = chosen.length;
  for (let row = 0; row < rows; row++) if (!taken[row]) order[at++] = row;
  return order;
}

/** Little-endian, as every machine that runs this keeps words. */
const bytesOf = (words: BigUint64Array) => new Uint8Array(words.buffer, words.byteOffset, words.byteLength);

function wordsOf(bytes: Uint8Array, count: number): BigUint64Array {
  expectLength(bytes, count * WORD);
  return new BigUint64Array(bytes.slice().buffer);
}
