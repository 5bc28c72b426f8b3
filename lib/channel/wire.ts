/**
 * What happens to messages between two parties. A wire turns each message that enters it into the messages that leave it:
 * one (honest), none (dropped), two (repeated), another (cut). A tap is a wire that writes down and lets pass.
 *
 * A wire belongs to whoever holds the network: the page, the relay, an attacker. It has no party's keys, and it leaves
 * `seq` and `length` as they are: those are the sender's words about its message.
 */
import { type Message, type Pipe, weight } from "./channel.ts";

export type Wire = (message: Message) => readonly Message[];

export const tap =
  (write: (message: Message) => void): Wire =>
  (message) => {
    write(message);
    return [message];
  };

/** Left to right: compose(tap(sent), tamper(plan).wire, tap(delivered)) shows both sides of an attack. */
export const compose =
  (...wires: readonly Wire[]): Wire =>
  (message) =>
    wires.reduce<readonly Message[]>((messages, wire) => messages.flatMap((m) => wire(m)), [message]);

export const TAMPERINGS = ["drop", "duplicate", "replay", "reorder", "truncate"] as const;
export type Tampering = (typeof TAMPERINGS)[number];

/** An attack as data, so that it can stand in a URL and be sent to a worker. Without `tag`: the sender's `nth` message of any tag. */
export interface Tamper {
  readonly kind: Tampering;
  readonly from: string;
  readonly tag?: string | undefined;
  /** Counts that sender's messages (with that tag, if one is given) from 0. */
  readonly nth: number;
}

export interface TamperedWire {
  readonly wire: Wire;
  /** Whether the attack found its place. A plan that met no such message, or no later one to swap with, did nothing. */
  acted(): boolean;
  /** Whether it swallowed a message to swap it with the next, and no next one came. */
  stuck(): boolean;
}

export function tamper({ kind, from, tag, nth }: Tamper): TamperedWire {
  let count = 0;
  let acted = false;
  let held: Message | undefined; // waits for the next message of the same direction
  const act = (...out: readonly Message[]) => {
    acted = true;
    return out;
  };

  const wire: Wire = (message) => {
    if (message.from !== from) return [message];
    if (held && held.to === message.to) {
      const late = held;
      held = undefined;
      return act(message, late);
    }
    if ((tag !== undefined && message.tag !== tag) || count++ !== nth) return [message];
    switch (kind) {
      case "drop":
        return act();
      case "duplicate":
        return act(message, message);
      case "truncate":
        if (message.bytes.length === 0) return [message]; // nothing to cut
        return act({ ...message, bytes: message.bytes.slice(0, -1) });
      case "reorder":
        held = message;
        return [];
      case "replay":
        held = message;
        return [message];
    }
  };
  return { wire, acted: () => acted, stuck: () => kind === "reorder" && held !== undefined };
}

/** Joins two pipes through a wire. Flow control and closing pass by; what a wire swallows is credited so that the sender goes on. */
export function splice(left: { seat: string; pipe: Pipe }, right: { seat: string; pipe: Pipe }, wire: Wire): void {
  for (const [from, to] of [
    [left, right],
    [right, left],
  ] as const) {
    from.pipe.listen((frame) => {
      if (frame.kind !== "data") return to.pipe.post(frame);
      const { kind, ...data } = frame;
      const out = wire({ from: from.seat, to: to.seat, ...data });
      if (out.length === 0) from.pipe.post({ kind: "credit", bytes: weight(data.bytes) });
      for (const { seq, round, tag, length, bytes } of out) to.pipe.post({ kind, seq, round, tag, length, bytes });
    });
  }
}
