/** The wire of a play as it is drawn: the messages of one sender under one name, with the count that announces a list. */
import type { Line } from "../../workers/tape.ts";

export interface Leg {
  readonly from: string;
  readonly to: string;
  readonly tag: string;
  readonly round: number;
  readonly lines: readonly Line[];
  /** As sent: messages and bytes. */
  readonly messages: number;
  readonly bytes: number;
  /** What the wire did: some of it did not arrive as it was sent. */
  readonly tampered: boolean;
}

/** `blinded/count` announces `blinded`: one leg. */
const base = (tag: string) => tag.replace(/\/count$/, "");

export function legsOf(lines: readonly Line[]): Leg[] {
  const legs = new Map<string, Line[]>();
  for (const line of lines) {
    const key = `${line.from}/${base(line.tag)}`;
    legs.set(key, [...(legs.get(key) ?? []), line]);
  }
  return [...legs.values()].map((group): Leg => {
    const first = group[0] as Line;
    const sent = group.filter((line) => line.where !== "delivered");
    return {
      from: first.from,
      to: first.to,
      tag: base(first.tag),
      round: Math.min(...group.map((line) => line.round)),
      lines: group,
      messages: sent.length,
      bytes: sent.reduce((sum, line) => sum + line.length, 0),
      tampered: group.some((line) => line.where !== "both"),
    };
  });
}

/** In the order in which one can follow them: by round, and the party named first within a round. */
export const inOrder = (legs: readonly Leg[], first: string): Leg[] =>
  [...legs].sort((a, b) => a.round - b.round || (a.from === b.from ? 0 : a.from === first ? -1 : 1));
