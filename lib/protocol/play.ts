/**
 * The director: seats the parties, strings the wires, hands each its own input and its own coins, collects what each
 * declares. It holds the network, so it sees every byte that crosses.
 *
 * Where a party runs is the host's business: in this thread (tests, Node) or in a worker of its own. No party ever receives
 * another party's input, coins or output; the director, which deals them, knows what it dealt (never what a person brought).
 */
import {
  compose,
  type Message,
  memoryPipes,
  PeerLeft,
  type Pipe,
  ProtocolError,
  splice,
  type Tamper,
  tamper,
  tap,
} from "../channel/index.ts";
import type { Rng } from "../random/index.ts";
import type { Spent } from "./busy.ts";
import { type PartyEvents, type PartyStart, runParty } from "./party.ts";
import type { Brought, Cast, Outputs, Protocol } from "./protocol.ts";
import type { Vault } from "./vault.ts";

/** `End` is what a party needs to reach a pipe: the pipe itself, or a MessagePort on its way to a worker. */
export interface Host<End> {
  link(): { readonly inside: End; readonly outside: Pipe };
  /** The signal is aborted when the play is over, however it ended: nobody needs this party any more. */
  start(
    protocol: Protocol,
    start: PartyStart,
    ends: Readonly<Record<string, End>>,
    signal: AbortSignal,
    events: PartyEvents,
  ): Promise<unknown>;
}

/** A host whatever its ends are made of: play hands each end back to the host it came from and looks at none. */
// biome-ignore lint/suspicious/noExplicitAny: an existential type, which TypeScript does not have
export type AnyHost = Host<any>;

export interface PlayOptions {
  readonly rng: Rng;
  readonly signal: AbortSignal;
  /** ms; default 30,000. */
  readonly patience?: number | undefined;
  readonly tampers?: readonly Tamper[] | undefined;
  /** Every message as it enters the wire, before any tampering. */
  readonly sent?: ((message: Message) => void) | undefined;
  /** Every message as it leaves the wire. */
  readonly delivered?: ((message: Message) => void) | undefined;
  readonly progress?: ((seat: string, fraction: number, note: string) => void) | undefined;
  readonly dealt?: ((seat: string, input: unknown, coins: PartyStart["coins"]) => void) | undefined;
  readonly received?: ((seat: string, message: Message) => void) | undefined;
  /** A party's own record of what it sent; `sent` is what the network saw. */
  readonly posted?: ((seat: string, message: Message) => void) | undefined;
  readonly spent?: ((seat: string, spent: Spent) => void) | undefined;
}

const PATIENCE = 30_000;

/** A plan of tampering that met no such message, or none to swap or replay it with. The call was wrong, not the protocol. */
export class NothingToTamper extends Error {
  override readonly name = "NothingToTamper";
  readonly plan: Tamper;
  constructor(plan: Tamper) {
    const place = plan.tag === undefined ? `message number ${plan.nth} of ${plan.from}` : `"${plan.from}/${plan.tag}/${plan.nth}"`;
    const verb = { drop: "drop", duplicate: "duplicate", truncate: "truncate", reorder: "swap", replay: "replay" }[plan.kind];
    const or = { drop: "", duplicate: "", truncate: ", or an empty one", reorder: ", or none after it", replay: ", or none after it" }[
      plan.kind
    ];
    super(`There was nothing to ${verb} at ${place}: this run sends no such message${or}.`);
    this.plan = plan;
  }
}

export async function play<P extends Protocol, const C extends Cast<P>>(
  host: AnyHost,
  protocol: P,
  cast: C,
  options: PlayOptions,
): Promise<Outputs<P, C>> {
  options.signal.throwIfAborted();
  const seats = Object.keys(cast);
  const odd = seats.find((seat) => !/^[a-z][a-z0-9-]*$/i.test(seat)); // a seat is a key: "__proto__" would be none
  if (odd !== undefined) throw new TypeError(`"${odd}" is no name for a seat: a letter, then letters, digits and hyphens.`);
  const tampers = (options.tampers ?? []).map((plan) => ({ plan, ...tamper(plan) }));
  const wire = compose(
    tap((m) => options.sent?.(m)),
    ...tampers.map((t) => t.wire),
    tap((m) => options.delivered?.(m)),
  );
  const ends: Record<string, Record<string, unknown>> = Object.fromEntries(seats.map((seat) => [seat, {}]));
  for (const [i, a] of seats.entries()) {
    for (const b of seats.slice(i + 1)) {
      const [toA, toB] = [host.link(), host.link()];
      (ends[a] as Record<string, unknown>)[b] = toA.inside;
      (ends[b] as Record<string, unknown>)[a] = toB.inside;
      splice({ seat: a, pipe: toA.outside }, { seat: b, pipe: toB.outside }, wire);
    }
  }

  // The first party to fail ends the play for all: one that hangs must not keep the others' failure from the screen.
  const fall = new AbortController();
  const signal = AbortSignal.any([options.signal, fall.signal]);
  let stop = () => {};
  const over = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
  });
  over.catch(() => {}); // also where nobody is seated
  signal.addEventListener("abort", stop);
  const settled = await Promise.allSettled(
    seats.map(async (seat) => {
      const { role, input } = cast[seat] as C[string];
      const start: PartyStart = {
        protocol: protocol.id,
        seat,
        role,
        input,
        coins: options.rng.fork(`party ${seat}`).coins(),
        patience: options.patience ?? PATIENCE,
      };
      const events: PartyEvents = {
        progress: (fraction, note) => options.progress?.(seat, fraction, note),
        ...(options.dealt && { dealt: (given, coins) => options.dealt?.(seat, given, coins) }),
        ...(options.received && { received: (message) => options.received?.(seat, message) }),
        ...(options.posted && { sent: (message) => options.posted?.(seat, message) }),
        ...(options.spent && { spent: (spent) => options.spent?.(seat, spent) }),
      };
      try {
        return await Promise.race([host.start(protocol, start, ends[seat] as Record<string, unknown>, signal, events), over]);
      } catch (error) {
        if (!(error instanceof PeerLeft)) fall.abort(error);
        throw error;
      }
    }),
  );
  signal.removeEventListener("abort", stop);
  const { aborted: failed, reason } = fall.signal;
  fall.abort(new DOMException("The play is over.", "AbortError"));
  options.signal.throwIfAborted();
  const failures = settled.flatMap((s) => (s.status === "rejected" ? [s.reason] : []));
  if (failures.length > 0) {
    const cause = failed ? reason : failures[0]; // the first failure, not its echoes
    const swallowed = cause instanceof ProtocolError && tampers.find((t) => t.stuck());
    throw swallowed ? new NothingToTamper(swallowed.plan) : cause;
  }
  const idle = tampers.find((t) => !t.acted());
  if (idle) throw new NothingToTamper(idle.plan);
  return Object.fromEntries(seats.map((seat, i) => [seat, (settled[i] as PromiseFulfilledResult<unknown>).value])) as Outputs<P, C>;
}

/** All parties in this thread: for tests and for Node. The same bytes, and no isolation. */
export const inMemory = (brought: Readonly<Record<string, Brought>> = {}, vault?: Vault): Host<Pipe> => ({
  link() {
    const [inside, outside] = memoryPipes();
    return { inside, outside };
  },
  async start(protocol, start, pipes, signal, events) {
    // A seat's own only: a ticket dealt to the wrong seat buys nothing.
    const own = Object.fromEntries(Object.entries(brought).filter(([seat]) => seat === start.seat));
    return runParty(await protocol.load(), start, { pipes, signal, events, brought: own, vault });
  },
});
