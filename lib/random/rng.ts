/**
 * Randomness as a parameter. One interface over two sources: the system's, and ChaCha20 under a key (lectures and tests).
 *
 * A seeded stream is forked by name. A fork depends on the key and the name and never on how much was drawn, so adding a
 * draw to one party moves no other party's coins. To give a party its coins is to give it its fork's key: from that it can
 * compute neither its siblings' keys nor its parent's.
 *
 * Trap: seeded coins are no secret to whoever knows the seed. Everything that ran on them says so on screen.
 * Trap: Math.log, exp and sin may differ in the last bit between engines. Integer draws are exact everywhere, and so is
 * real(), which is an integer divided by 2^53.
 *
 * Source: RFC 8439 (ChaCha20); FIPS 180-4 (SHA-256).
 */
import { chacha20 } from "@noble/ciphers/chacha.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";

export interface Rng {
  readonly seeded: boolean;
  /** `length` fresh bytes in a buffer of their own. */
  bytes(length: number): Uint8Array<ArrayBuffer>;
  /** Uniform on 0 .. bound-1, by rejection. `bound` is a whole number from 1 to 2^32; anything else is a RangeError. */
  below(bound: number): number;
  /** Uniform on the multiples of 2^-53 in [0, 1). */
  real(): number;
  /** A shuffled copy (Fisher-Yates: every order equally likely). */
  shuffled<T>(items: readonly T[]): T[];
  /** An independent stream that depends on this one's key and the label only. */
  fork(label: string): Rng;
  /** What a worker needs to go on from here. Plain data; of a seeded stream it is the key. */
  coins(): Coins;
}

export type Coins = { readonly kind: "system" } | { readonly kind: "seeded"; readonly key: Uint8Array };

export const fromCoins = (coins: Coins): Rng => (coins.kind === "system" ? systemRng() : keyed(coins.key));

/** The system's randomness. Its forks are the system's as well: nothing is shared that could leak from one to another. */
export function systemRng(): Rng {
  const rng: Rng = overBlocks(
    (wanted) => globalThis.crypto.getRandomValues(new Uint8Array(Math.min(MOST, Math.max(BLOCK, wanted)))),
    { kind: "system" },
    () => rng,
  );
  return rng;
}

/** The stream of one experiment under one seed. The same on every machine, and different for every experiment. */
export const seededRng = (experiment: string, seed: number): Rng =>
  keyed(sha256(concatBytes(utf8ToBytes("petri/1\0"), utf8ToBytes(experiment), utf8ToBytes(`\0${seed}`))));

const BLOCK = 4096;
/** getRandomValues gives no more at a time. */
const MOST = 65_536;
const CHACHA_BLOCK = 64;
const ZEROS = new Uint8Array(BLOCK);

function keyed(key: Uint8Array): Rng {
  let counter = 0;
  const refill = () => {
    const block = chacha20(key, new Uint8Array(12), ZEROS, undefined, counter);
    counter += BLOCK / CHACHA_BLOCK;
    return block as Uint8Array<ArrayBuffer>;
  };
  const child = (label: string) => keyed(sha256(concatBytes(utf8ToBytes("petri/fork/1\0"), key, utf8ToBytes(label))));
  return overBlocks(refill, { kind: "seeded", key }, child);
}

/** Everything that can be made of a source of blocks, which may heed how much is wanted. */
function overBlocks(refill: (wanted: number) => Uint8Array<ArrayBuffer>, coins: Coins, fork: (label: string) => Rng): Rng {
  let pool = new Uint8Array(0);
  let used = 0;

  const bytes = (length: number) => {
    const out = new Uint8Array(length);
    for (let done = 0; done < length; ) {
      if (used === pool.length) {
        pool = refill(length - done);
        used = 0;
      }
      const take = Math.min(length - done, pool.length - used);
      out.set(pool.subarray(used, used + take), done);
      pool.fill(0, used, used + take); // what was handed out is a secret of its taker
      done += take;
      used += take;
    }
    return out;
  };

  /** The next four bytes, little-endian: `bytes(4)` without an array of its own, which is most of what a draw would cost. */
  const word = () => {
    if (pool.length - used < 4) return new DataView(bytes(4).buffer).getUint32(0, true);
    const low = (pool[used] as number) | ((pool[used + 1] as number) << 8) | ((pool[used + 2] as number) << 16);
    const drawn = (low | ((pool[used + 3] as number) << 24)) >>> 0;
    pool[used] = pool[used + 1] = pool[used + 2] = pool[used + 3] = 0;
    used += 4;
    return drawn;
  };

  const below = (bound: number) => {
    if (!Number.isInteger(bound) || bound < 1 || bound > 2 ** 32) {
      throw new RangeError(`below(${bound}): the bound must be a whole number from 1 to 2^32.`);
    }
    const limit = 2 ** 32 - (2 ** 32 % bound); // the largest multiple of bound: above it, the remainder would be biased
    for (;;) {
      const draw = word();
      if (draw < limit) return draw % bound;
    }
  };

  return {
    seeded: coins.kind === "seeded",
    bytes,
    below,
    real: () => (word() * 2 ** 21 + (word() >>> 11)) * 2 ** -53,
    shuffled(items) {
      const out = [...items];
      for (let i = out.length - 1; i > 0; i--) {
        const j = below(i + 1);
        const held = out[i] as (typeof out)[number];
        out[i] = out[j] as (typeof out)[number];
        out[j] = held;
      }
      return out;
    },
    fork,
    coins: () => coins,
  };
}
