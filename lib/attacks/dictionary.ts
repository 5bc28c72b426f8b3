/**
 * The dictionary attack: a list was put through a function that anybody can compute (a hash), and there are few enough things
 * that can have been on it. Compute all of them and look.
 *
 * Knows: the list as it was published, what its members look like, and the function. Not what was listed.
 * The cost is the number of possible members. The length of the list does not matter, because every guess is compared with
 * all of it at once; nor does the length of a digest, because nothing is run backwards.
 *
 * Trap: a digest is found by its first two bytes, then compared in full. Two members may share a beginning, and a guess that
 * only begins right has found nothing.
 *
 * Source: Morris and Thompson, Password Security: A Case History (1979), for passwords.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";

/** Everything that a member of the list can have been: a known beginning, and so many unknown digits. */
export interface Guesses {
  readonly prefix: string;
  readonly digits: number;
}

/** From a guess to what it would stand for on the list. Writes into `out`: a million fresh arrays would take longer than the hashing. */
export interface Transform {
  readonly length: number;
  into(guess: Uint8Array, out: Uint8Array): void;
}

/** A member of the list that was recovered. */
export interface Hit {
  /** Its place on the list, from 0. */
  readonly at: number;
  readonly value: string;
}

export interface DictionaryProgress {
  readonly tried: number;
  /** Of all guesses so far. */
  readonly hits: readonly Hit[];
}

export const sizeOf = ({ digits }: Guesses): number => 10 ** digits;

/** The guess of this number: 42 of `+99955` and six digits is +99955000042. */
export const guessAt = ({ prefix, digits }: Guesses, number: number): string => prefix + String(number).padStart(digits, "0");

/** SHA-256 of many short texts: one state, filled afresh for each. */
export function sha256Transform(): Transform {
  const [fresh, state] = [sha256.create(), sha256.create()];
  return {
    length: 32,
    into(guess, out) {
      fresh._cloneInto(state);
      state.update(guess).digestInto(out);
    },
  };
}

/**
 * Tries the guesses in numeric order, at most `limit` of them, and says how far it has come after each chunk: whoever runs it
 * can then show it, or stop it.
 */
export function* dictionaryAttack(
  list: readonly Uint8Array[],
  guesses: Guesses,
  transform: Transform,
  { limit = sizeOf(guesses), chunk = 4096 }: { readonly limit?: number; readonly chunk?: number } = {},
): Generator<DictionaryProgress, DictionaryProgress> {
  const lookUp = indexed(list, transform.length);
  const counter = digitCounter(guesses);
  const out = new Uint8Array(transform.length);
  const total = Math.min(limit, sizeOf(guesses));
  const hits: Hit[] = [];
  for (let tried = 0; tried < total; ) {
    const until = Math.min(tried + chunk, total);
    for (; tried < until; tried++) {
      transform.into(counter.bytes, out);
      for (const at of lookUp(out)) hits.push({ at, value: guessAt(guesses, tried) });
      counter.next();
    }
    yield { tried, hits: [...hits] };
  }
  return { tried: total, hits };
}

const NONE: readonly number[] = [];

/** The places of a digest on the list. Most guesses end at the first look: of 65,536 beginnings the list has a few. */
function indexed(list: readonly Uint8Array[], length: number): (digest: Uint8Array) => readonly number[] {
  const byBeginning: (number[] | undefined)[] = new Array(1 << 16).fill(undefined);
  const beginning = (bytes: Uint8Array) => ((bytes[0] as number) << 8) | (bytes[1] as number);
  for (const [at, digest] of list.entries()) {
    if (digest.length !== length) throw new RangeError(`The list has an entry of ${digest.length} bytes; this function gives ${length}.`);
    const key = beginning(digest);
    byBeginning[key] = [...(byBeginning[key] ?? []), at];
  }
  return (digest) => {
    const places = byBeginning[beginning(digest)];
    return places ? places.filter((at) => list[at]?.every((byte, i) => byte === digest[i])) : NONE;
  };
}

/** The guess as ASCII, counted up in place: making a string for each guess would cost as much as hashing it. */
function digitCounter(guesses: Guesses): { readonly bytes: Uint8Array; next(): void } {
  const bytes = utf8ToBytes(guessAt(guesses, 0));
  const first = bytes.length - guesses.digits;
  return {
    bytes,
    next() {
      let at = bytes.length - 1;
      for (; at >= first && bytes[at] === NINE; at--) bytes[at] = ZERO;
      if (at >= first) (bytes[at] as number)++;
    },
  };
}

const ZERO = 0x30;
const NINE = 0x39;
