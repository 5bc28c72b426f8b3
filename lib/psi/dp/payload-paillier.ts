/**
 * Matched payload into shares, as DPCA-PSI does it: the owner encrypts every row, the chooser adds masks to those that match and sends them
 * back, the owner decrypts.
 *
 *   owner: rows x, Paillier key                              chooser: which rows, in which order; masks r
 *      encrypted: E(x), all rows  --------------------------->
 *              <---------------------------  chosen: E(x + r), rerandomised, in the chooser's order
 *   share: x + r modulo 2^64                                 share: -r modulo 2^64
 *
 * Knows: the owner x + r of rows that it cannot tell, with r long enough to hide each x up to 2^-statisticalBits (lib/he/packing.ts). The
 * chooser encryptions alone.
 *
 * Trap: E(x + r) without fresh randomness: the owner would find which of its encryptions it was made of, and so which row.
 * Trap: fresh randomness with a short exponent, for which the key brings a base. The owner has p and q and its own exponents: djn.ts says why
 * that is no cover. So the chooser draws whole residues, and the base that comes with a key serves its owner alone.
 * Trap: without packing upstream's mask has 2^64 added and as many random bits as the modulus has bytes: 256 for a key of 2048 bits. It is
 * the one here too; what matters is that it is far above 64 bits and x + r far below n.
 */
import type { Channel } from "../../channel/index.ts";
import { receiveList, sendList } from "../../channel/index.ts";
import {
  type Ciphertext,
  loadShortPaillier,
  maskRange,
  type PrivateKey,
  type PublicKey,
  packed,
  type Residue,
  type Slots,
  slotsOf,
  unpacked,
} from "../../he/index.ts";
import type { Rng } from "../../random/index.ts";
import { uniformBelow } from "../../sharing/index.ts";
import type { Rows } from "./permute-and-share.ts";

export interface PaillierTerms {
  readonly bits: number;
  readonly short: boolean;
  readonly packing: boolean;
  readonly statisticalBits: number;
}

type Did = (rows: number) => Promise<void>;
/** Encryptions a message. */
const AT_ONCE = 16;

/** Where words stand in plaintexts: so many of a row in each, and the mask of each. */
interface Fit {
  readonly slots: Slots;
  /** Plaintexts of a row. */
  readonly parts: number;
  readonly capacity: number;
  drawMask(rng: Rng): bigint;
}

function fitOf({ bits }: PublicKey, { packing, statisticalBits }: PaillierTerms, width: number): Fit {
  const slots = slotsOf(bits, statisticalBits);
  const capacity = packing ? slots.capacity : 1;
  const { least, count } = packing ? maskRange(slots) : { least: 1n << 64n, count: 1n << BigInt(bits / 8) };
  const draw = uniformBelow(count);
  return { slots, capacity, parts: Math.ceil(width / capacity), drawMask: (rng) => least + draw(rng) };
}

/** The numbers of a row's `part`-th plaintext. */
const partOf = (words: BigUint64Array, at: number, width: number, capacity: number, part: number) =>
  Array.from(words.subarray(at * width + part * capacity, at * width + Math.min(width, (part + 1) * capacity)));

export interface Owner {
  readonly key: PrivateKey;
  /** With a short exponent. */
  readonly base: Residue | undefined;
}

/** Draws a key and sends its public half. */
export async function bringKey(peer: Channel, terms: PaillierTerms, rng: Rng, tried: () => Promise<void>): Promise<Owner> {
  const he = await loadShortPaillier();
  const key = await (terms.short ? he.drawShortKey : he.drawKey)(terms.bits, rng.fork("key"), tried);
  const base = terms.short ? he.drawBase(key.open, rng.fork("base")) : undefined;
  await peer.send("paillier-key", he.publicKeyLayout(terms.bits).encode(key.open));
  if (base) await peer.send("paillier-base", he.baseLayout(key.open).encode(base));
  return { key, base };
}

export async function takeKey(peer: Channel, { bits, short }: Pick<PaillierTerms, "bits" | "short">): Promise<PublicKey> {
  const he = await loadShortPaillier();
  const open = await peer.receive("paillier-key", he.publicKeyLayout(bits).decode);
  if (short) await peer.receive("paillier-base", he.baseLayout(open).decode);
  return open;
}

export async function offerEncrypted(
  peer: Channel,
  { key, base }: Owner,
  terms: PaillierTerms,
  { words, width }: Rows,
  chosen: number,
  rng: Rng,
  did: Did,
): Promise<BigUint64Array> {
  const he = await loadShortPaillier();
  const { slots, parts, capacity } = fitOf(key.open, terms, width);
  const layout = he.ciphertextLayout(key.open);
  const short = base && he.shortResidues(key.open, base);
  const residue = () => short?.(rng) ?? he.drawOwnResidue(key, rng);
  const rows = words.length / width;
  async function* encrypted() {
    for (let row = 0; row < rows; row++) {
      yield Array.from({ length: parts }, (_, part) =>
        he.encrypt(key.open, packed(partOf(words, row, width, capacity, part), slots), residue()),
      );
      if (row % AT_ONCE === AT_ONCE - 1) await did(AT_ONCE);
    }
  }
  await sendList(peer, "encrypted", layout, rows * parts, encrypted());
  const shares = new BigUint64Array(chosen * width);
  let at = 0;
  for await (const chunk of receiveList(peer, "chosen", layout, chosen * parts, chosen * parts)) {
    for (const c of chunk) {
      const [row, part] = [Math.floor(at / parts), at % parts];
      const count = Math.min(capacity, width - part * capacity);
      const plain = he.decrypt(key, c);
      const numbers = terms.packing ? unpacked(plain, count, slots) : [plain];
      numbers.forEach((number, i) => {
        shares[row * width + part * capacity + i] = number; // modulo 2^64
      });
      at++;
    }
    await did(chunk.length / parts);
  }
  return shares;
}

export async function chooseEncrypted(
  peer: Channel,
  open: PublicKey,
  terms: PaillierTerms,
  chosen: Uint32Array,
  { count: rows, width }: { readonly count: number; readonly width: number },
  rng: Rng,
  did: Did,
): Promise<BigUint64Array> {
  const he = await loadShortPaillier();
  const { slots, parts, capacity, drawMask } = fitOf(open, terms, width);
  const layout = he.ciphertextLayout(open);
  const all: Ciphertext[] = [];
  for await (const chunk of receiveList(peer, "encrypted", layout, rows * parts, rows * parts)) {
    all.push(...chunk);
    await did(chunk.length / parts);
  }
  const shares = new BigUint64Array(chosen.length * width);
  async function* masked() {
    for (const [i, row] of chosen.entries()) {
      yield Array.from({ length: parts }, (_, part) => {
        const count = Math.min(capacity, width - part * capacity);
        const masks = Array.from({ length: count }, () => drawMask(rng));
        masks.forEach((mask, j) => {
          shares[i * width + part * capacity + j] = -mask;
        });
        const mask = he.encrypt(open, packed(masks, slots), he.drawResidue(open, rng));
        return he.add(open, all[row * parts + part] as Ciphertext, mask);
      });
      if (i % AT_ONCE === AT_ONCE - 1) await did(AT_ONCE);
    }
  }
  await sendList(peer, "chosen", layout, chosen.length * parts, masked());
  return shares;
}
