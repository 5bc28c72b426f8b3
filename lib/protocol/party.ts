/**
 * One party, wherever it runs: exchanges its tickets, opens its channels, plays its role, and keeps its view.
 *
 * A party's view is its input, its coins and the messages it consumed: exactly what a proof of security lets it have. It is
 * reported from here, by the party itself, and from nowhere else.
 */
import { type Message, type OpenChannel, openChannel, type Pipe } from "../channel/index.ts";
import { type Coins, fromCoins } from "../random/index.ts";
import { busyClock, type Spent } from "./busy.ts";
import type { Brought, Given, PartyLab, Roles } from "./protocol.ts";
import { memoryVault, type Vault } from "./vault.ts";

export interface PartyStart {
  readonly protocol: string;
  readonly seat: string;
  readonly role: string;
  readonly input: unknown;
  readonly coins: Coins;
  /** How long to wait for a peer that says nothing, in ms. */
  readonly patience: number;
}

export interface PartyEvents {
  progress(fraction: number, note: string): void;
  /** The start of the view: the input after its tickets were exchanged, and the coins. */
  dealt?(input: unknown, coins: Coins): void;
  /** The rest of the view, message by message, as consumed. */
  received?(message: Message): void;
  /** What it sent, message by message: its own record, which follows from the view. */
  sent?(message: Message): void;
  /** How long its thread worked, once it is done, where the host has a clock and a thread for each party. */
  spent?(spent: Spent): void;
}

export interface PartyPlace {
  readonly pipes: Readonly<Record<string, Pipe>>;
  readonly signal: AbortSignal;
  readonly events: PartyEvents;
  /** What a person brought to this seat, by ticket. */
  readonly brought?: Readonly<Record<string, Brought>> | undefined;
  /** Where this host keeps records. Absent: nowhere beyond this run. */
  readonly vault?: Vault | undefined;
  /** Where this party has a thread of its own: ms on a clock that its peers have too. */
  readonly now?: (() => number) | undefined;
}

export async function runParty(
  roles: Roles,
  start: PartyStart,
  { pipes, signal, events, brought = {}, vault, now }: PartyPlace,
): Promise<unknown> {
  const { seat, coins, patience } = start;
  const clock = { round: 0 };
  const busy = now && busyClock(now);
  busy?.enter();
  const open = (peer: string, pipe: Pipe): OpenChannel =>
    openChannel(busy?.watched(pipe) ?? pipe, {
      self: seat,
      peer,
      signal: AbortSignal.any([signal]), // one signal each: many listeners on one make Node warn of a leak
      clock,
      patience,
      consumed: events.received && ((message) => events.received?.(message)),
      posted: events.sent && ((message) => events.sent?.(message)),
    });
  const channels = Object.fromEntries(Object.entries(pipes).map(([peer, pipe]) => [peer, open(peer, pipe)]));
  try {
    const role = Object.hasOwn(roles, start.role) ? roles[start.role] : undefined;
    if (!role) throw new TypeError(`The protocol "${start.protocol}" has no role "${start.role}".`);
    const input = exchanged(start.input, brought);
    events.dealt?.(input, coins);
    const output = await role(channels, input, partyLab(fromCoins(coins), signal, events, vault, busy?.enter));
    await Promise.all(Object.values(channels).map((channel) => channel.finish()));
    if (busy) events.spent?.(busy.read());
    return output;
  } catch (error) {
    // The name only: a message could quote a secret, and this crosses the wire.
    for (const channel of Object.values(channels)) channel.abandon(error instanceof Error ? error.name : "failed");
    throw error;
  }
}

const isGiven = (value: unknown): value is Given => typeof value === "object" && value !== null && Object.hasOwn(value, "given");

/** The input with every ticket at its top level replaced by what was brought. */
function exchanged(input: unknown, brought: Readonly<Record<string, Brought>>): unknown {
  if (typeof input !== "object" || input === null || Array.isArray(input)) return input;
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => {
      if (!isGiven(value)) return [name, value];
      const thing = Object.hasOwn(brought, value.given) ? brought[value.given] : undefined;
      if (!thing) throw new TypeError(`Nothing was brought for "${value.given}".`);
      return [name, thing];
    }),
  );
}

export function partyLab(
  rng: PartyLab["rng"],
  signal: AbortSignal,
  events: Pick<PartyEvents, "progress">,
  vault: Vault = memoryVault(),
  continues: () => void = () => {},
): PartyLab {
  return {
    rng,
    signal,
    vault,
    async progress(fraction, note) {
      events.progress(fraction, note);
      await breathe();
      continues();
      signal.throwIfAborted();
    },
  };
}

/** A macrotask, so that messages get in. setTimeout(0) would cost 4 ms in a browser after five in a row. */
const breathe = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });
