/**
 * You write two functions and export them. `tools` comes last, after the other arguments.
 *
 *   toPoint(item, tools)            the map H: which point belongs to an item. Both parties use it.
 *   senderStep(items, blinded, tools)   everything the sender does in one run, from its list to what it sends.
 *
 * A point is a live object. What is sent is its encoding: 32 bytes, and each point has exactly one.
 */

/** The encoding of a point: 32 bytes. Two points are equal exactly when their encodings are. */
export type Encoded = Uint8Array;

/** A point of ristretto255, a group of prime order. You can do with it only what the tools do. */
export interface Point {
  readonly kind: "point";
}

/** What the sender sends: two lists and nothing else. The receiver sees them in the order in which you return them. */
export interface Sent {
  /** b·H(y) for each of your items: each item once, even if it stands twice in your list. */
  readonly masked: readonly Encoded[];
  /** b·P for each point P that was received. */
  readonly doubled: readonly Encoded[];
}

/** The point that belongs to an item, encoded. The same item always has the same point, whoever asks. */
export type ToPoint = (item: string, tools: Tools) => Encoded;

/**
 * One run of the sender.
 *
 * @param items    Your own list: 0 to some hundred texts. One may stand in it twice.
 * @param blinded  What the receiver sent: a·H(x) for each of its items, encoded, each item once. So says the protocol; whether it did is
 *                 for you to check. If something is in the list that an honest receiver never sends, throw an Error.
 */
export type SenderStep = (items: readonly string[], blinded: readonly Encoded[], tools: Tools) => Sent;

export interface Tools {
  /** Hashes a text to a point (RFC 9380). Nobody knows how many times the generator it is. */
  hashToPoint(text: string): Point;
  /** Hashes a text to a whole number from 0 to order - 1. */
  hashToScalar(text: string): bigint;
  /** A point that everybody knows, and of which every other point is a multiple. */
  readonly generator: Point;
  /** How many points the group has: a prime, about 2^252. */
  readonly order: bigint;
  /** A fresh secret number, every value from 1 to order - 1 equally likely. */
  randomScalar(): bigint;
  /** `times` times the point. `times` is a whole number from 1 to order - 1. */
  multiply(point: Point, times: bigint): Point;
  /** The 32 bytes of a point. */
  encode(point: Point): Encoded;
  /** The point of 32 bytes. Throws if they are not the encoding of a point. The identity is a point, and is decoded. */
  decode(bytes: Encoded): Point;
  /** Is it the identity, the point that stays the same however often you add it to itself? */
  isIdentity(point: Point): boolean;
  /** Fresh randomness. `Math.random` is not here: whoever sees some of its numbers can compute the next ones. */
  readonly rng: {
    /** A whole number from 0 to bound - 1, each equally likely. `bound` is at most 2^32. */
    below(bound: number): number;
    /** A shuffled copy of a list, every order equally likely. */
    shuffled<T>(list: readonly T[]): T[];
    /** `length` random bytes. */
    bytes(length: number): Uint8Array;
  };
}
