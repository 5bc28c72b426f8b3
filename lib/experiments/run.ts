/** Runs an experiment on a host. The director's worker, the command line and the tests all come through here. */
import type { Message } from "../channel/index.ts";
import { type AnyHost, type PartyStart, partyLab, play, type Spent } from "../protocol/index.ts";
import { seededRng, systemRng } from "../random/index.ts";
import { checked } from "../schema/index.ts";
import type { AnyExperiment, Before, Json, Lab, ResultOf, TranscriptLine } from "./experiment.ts";
import { hashedLine } from "./hashed-line.ts";

/** The host that needs no workers: the command line's, the tests', and the one that makes stills at build. */
export { inMemory } from "../protocol/index.ts";

/** All that comes out of a run before its result. A view panel renders `dealt`, `received` and `posted` of one seat, never `sent`. */
export interface RunEvents {
  progress?(fraction: number, note: string, seat?: string): void;
  frame?(frame: Json): void;
  /** Resolves once the last frame is on screen. Absent: nobody watches. */
  painted?(): Promise<void>;
  /** What the figure's next run gets as `before.kept`. */
  keep?(memory: unknown): void;
  /** A play on the record begins, with these seats. */
  playing?(seats: readonly string[]): void;
  /** What entered the wire, and what left it: they differ where somebody tampers. */
  sent?(message: Message): void;
  delivered?(message: Message): void;
  dealt?(seat: string, input: unknown, coins: PartyStart["coins"]): void;
  received?(seat: string, message: Message): void;
  /** A party's own record of what it sent. */
  posted?(seat: string, message: Message): void;
}

export interface RunOptions extends RunEvents {
  readonly host: AnyHost;
  readonly signal: AbortSignal;
  /** Absent: the system's randomness. */
  readonly seed?: number | undefined;
  /** For `repeats`: the run's coins are the seed's fork of this name. */
  readonly fork?: string | undefined;
  /** The seats for which a person brought something. Only the names: the things are with the parties' hosts. */
  readonly given?: readonly string[] | undefined;
  /** What the last run of the same figure kept. */
  readonly before?: Before<unknown> | undefined;
  readonly now?: (() => number) | undefined;
}

/** What depends on the machine. */
export type Measured = Readonly<Record<string, number | string>>;

export interface Ran<R> {
  readonly result: R;
  readonly measured: Measured;
}

const byRound = (a: TranscriptLine, b: TranscriptLine) =>
  a.round - b.round || compare(a.from, b.from) || compare(a.to, b.to) || a.seq - b.seq;
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

export async function runExperiment<E extends AnyExperiment>(card: E, given: unknown, options: RunOptions): Promise<Ran<ResultOf<E>>> {
  const { host, signal, seed, fork, now = () => performance.now(), ...events } = options;
  const root = seed === undefined ? systemRng() : seededRng(card.id, seed);
  const rng = fork === undefined ? root : root.fork(fork);
  const measured: Record<string, number | string> = {};
  const began = now();

  const lab: Lab = {
    ...partyLab(rng.fork("experiment"), signal, { progress: (fraction, note) => events.progress?.(fraction, note) }),
    now,
    show: (frame) => events.frame?.(frame),
    painted: async () => {
      await events.painted?.();
      signal.throwIfAborted();
    },
    keep: (memory) => events.keep?.(memory),
    before: options.before,
    given: (seat) => (options.given?.includes(seat) ? { given: seat } : undefined),
    measure: (name, value) => {
      measured[name] = value;
    },
    async play(protocol, cast, { tampers, patience, quiet = false, transcript = [], progress, stop, again } = {}) {
      const loud = quiet ? {} : events;
      loud.playing?.(Object.keys(cast));
      const hashes: Promise<void>[] = [];
      const spent: Record<string, Spent> = {};
      const playing = play(host, protocol, cast, {
        rng: again === undefined ? rng : rng.fork(`again ${again}`),
        signal: stop ? AbortSignal.any([signal, stop]) : signal,
        tampers,
        patience,
        sent: (message) => {
          transcript.push(hashedLine(message, hashes));
          loud.sent?.(message);
        },
        delivered: loud.delivered,
        dealt: loud.dealt,
        received: loud.received,
        posted: loud.posted,
        progress: (seat, fraction, note) => {
          progress?.(seat, fraction, note);
          loud.progress?.(fraction, note, seat);
        },
        spent: (seat, time) => {
          spent[seat] = time;
        },
      });
      const outputs = await playing.finally(() => Promise.all(hashes)); // a refused play leaves its transcript as well
      return { ...outputs, transcript: [...transcript].sort(byRound), spent };
    },
  };

  const values = checked(card.params, given);
  const run = await card.load();
  const result = (await run(values, lab)) as ResultOf<E>;
  measured["seconds"] = (now() - began) / 1000;
  return { result, measured };
}
