"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/**
 * Who has seen which word. Everything comes from the parties' own views: what one received, what it sent, and what follows
 * from these and its number. The network's record is not asked.
 */
import type { PartyView, SeenMessage } from "../face.ts";
import { crowd } from "../parties.ts";

export type Words = Readonly<Record<string, bigint>>;

/** What one party has. */
export interface Has {
  /** Its number. */
  readonly number: bigint;
  /** By `from>to`: the shares it drew, sent and received. */
  readonly shares: Words;
  /** By seat: the partial sums it was told, and its own. */
  readonly partials: Words;
}

export const { nameOf, markOf, classOf, listOf, named } = crowd(0);
export const grouped = (n: bigint | number | string): string => BigInt(n).toLocaleString("en-GB");

const word = (n: bigint) => BigInt.asUintN(64, n);
export const hex = (n: bigint): string => word(n).toString(16).padStart(16, "0");

/** A message is the session's name and, at its end, one 64-bit word. */
const wordIn = ({ bytes }: SeenMessage) => new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(bytes.length - 8);

export function hasOf(seat: string, seats: readonly string[], { input, received, sent }: PartyView): Has {
  const number = BigInt((input as { value: string }).value);
  const shares: Record<string, bigint> = {};
  const partials: Record<string, bigint> = {};
  for (const message of sent) if (message.tag === "share") shares[`${seat}>${message.to}`] = wordIn(message);
  for (const message of received) {
    if (message.tag === "share") shares[`${message.from}>${seat}`] = wordIn(message);
    else partials[message.from] = wordIn(message);
  }
  const others = seats.filter((other) => other !== seat);
  if (others.every((to) => `${seat}>${to}` in shares)) {
    shares[`${seat}>${seat}`] = others.reduce((left, to) => word(left - (shares[`${seat}>${to}`] as bigint)), word(number));
  }
  const column = seats.map((from) => shares[`${from}>${seat}`]);
  if (column.every((share) => share !== undefined)) partials[seat] = column.reduce((sum, share) => word(sum + share), 0n);
  return { number, shares, partials };
}

/** What several have together. `numbers` of their own; where two were told different partial sums, the seat is in `torn`. */
export function pooled(has: Readonly<Record<string, Has>>, seats: readonly string[]) {
  const mine = seats.flatMap((seat) => (has[seat] ? [[seat, has[seat]] as const] : []));
  const partials: Record<string, bigint> = {};
  const torn = new Set<string>();
  for (const [, { partials: told }] of mine) {
    for (const [seat, partial] of Object.entries(told)) {
      if (seat in partials && partials[seat] !== partial) torn.add(seat);
      else partials[seat] = partial;
    }
  }
  return {
    numbers: Object.fromEntries(mine.map(([seat, { number }]) => [seat, number])) as Words,
    shares: Object.assign({}, ...mine.map(([, { shares }]) => shares)) as Words,
    partials: partials as Words,
    torn,
  };
}
