/**
 * What a dealer and the parties know before they begin, and how each of their messages is written: one encoding for each value,
 * under the name of the session.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { expectLength, inSession, type Layout, rawBytes, uint32 } from "../channel/index.ts";
import type { Commitments } from "./feldman.ts";
import { element, scalar } from "./group.ts";

export type Scheme = "feldman" | "pedersen";

export interface VssTerms {
  /** 16 bytes, the same for all and for no other session. */
  readonly session: Uint8Array;
  readonly scheme: Scheme;
  readonly threshold: number;
  /** By seat, the x of each party's share. */
  readonly places: Readonly<Record<string, number>>;
  /** Whose second generator Pedersen's commitments use: the one hashed to the group, or (a mistake) one that the dealer brings. */
  readonly generator: "hashed" | "dealers";
}

/** A share as it travels; Feldman's has no blinding. */
export type VssShare = { readonly y: bigint; readonly blinding?: bigint };

export type Report = {
  /** A hash of the commitments. */
  readonly board: Uint8Array;
  readonly complains: boolean;
};

export type Answer = { readonly place: number; readonly share: VssShare };

/** More than anybody's threshold: a dealer must not choose how much is decoded. */
const MOST = 64;

const pair = <A, B>(a: Layout<A>, b: Layout<B>): Layout<readonly [A, B]> => ({
  size: a.size + b.size,
  encode: ([first, second]) => concatBytes(a.encode(first), b.encode(second)),
  decode(bytes) {
    expectLength(bytes, a.size + b.size);
    return [a.decode(bytes.subarray(0, a.size)), b.decode(bytes.subarray(a.size))];
  },
});

const mapped = <A, B>({ size, encode, decode }: Layout<A>, to: (a: A) => B, from: (b: B) => A): Layout<B> => ({
  size,
  encode: (b) => encode(from(b)),
  decode: (bytes) => to(decode(bytes)),
});

const listOf = <T>({ size, encode, decode }: Layout<T>, count: number): Layout<readonly T[]> => ({
  size: count * size,
  encode(items) {
    if (items.length !== count) throw new RangeError(`${items.length} items where ${count} are due.`);
    return concatBytes(...items.map(encode));
  },
  decode(bytes) {
    expectLength(bytes, count * size);
    return Array.from({ length: count }, (_, i) => decode(bytes.subarray(i * size, (i + 1) * size)));
  },
});

const flag: Layout<boolean> = {
  size: 1,
  encode: (set) => Uint8Array.of(set ? 1 : 0),
  decode(bytes) {
    expectLength(bytes, 1);
    if (bytes[0] !== 0 && bytes[0] !== 1) throw new Error(`${bytes[0]} is neither yes (1) nor no (0)`);
    return bytes[0] === 1;
  },
};

export function messages({ session, scheme, threshold }: VssTerms) {
  const share: Layout<VssShare> =
    scheme === "feldman"
      ? mapped(
          scalar,
          (y) => ({ y }),
          ({ y }) => y,
        )
      : mapped(
          pair(scalar, scalar),
          ([y, blinding]) => ({ y, blinding }),
          ({ y, blinding = 0n }) => [y, blinding] as const,
        );
  const report: Layout<Report> = mapped(
    pair(rawBytes(32), flag),
    ([board, complains]) => ({ board: board.slice(), complains }),
    ({ board, complains }) => [board, complains] as const,
  );
  const answer: Layout<Answer> = mapped(
    pair(uint32, share),
    ([place, given]) => ({ place, share: given }),
    ({ place, share: given }) => [place, given] as const,
  );
  return {
    generator: inSession(session, element),
    share: inSession(session, share),
    report: inSession(session, report),
    compared: inSession(session, rawBytes(32)),
    answers: (count: number) => inSession(session, listOf(answer, count)),
    /** Any number of points: how many there ought to be is for the parties to judge. */
    commitments: {
      encode: (points: Commitments) => inSession(session, listOf(element, points.length)).encode(points),
      decode(bytes: Uint8Array): Commitments {
        const count = (bytes.length - session.length) / element.size;
        if (!(Number.isInteger(count) && count >= 1 && count <= MOST)) throw new Error(`${bytes.length} bytes are not 1 to ${MOST} points`);
        return inSession(session, listOf(element, count)).decode(bytes);
      },
    },
    /** What two parties compare instead of the thing itself. All but the last part have one length each. */
    hash: (what: "board" | "answers", ...parts: readonly Uint8Array[]) =>
      sha256(concatBytes(utf8ToBytes(`petri/vss/1/${scheme}/${what}\0`), session, uint32.encode(threshold), ...parts)),
  };
}
