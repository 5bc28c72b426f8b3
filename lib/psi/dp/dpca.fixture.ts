/** For the tests: both parties in this thread, everything that crossed, and what the page that deals both tables could open. */
import type { Message, Tamper } from "../../channel/index.ts";
import { type AnyHost, inMemory, play } from "../../protocol/index.ts";
import { seededRng } from "../../random/index.ts";
import { type DpcaInput, type DpcaOutput, dpcaPsi } from "./index.ts";

export interface Staging extends Partial<Omit<DpcaInput, "list">> {
  readonly s: readonly string[];
  readonly r: readonly string[];
  /** What one of them has set otherwise. */
  readonly sender?: Partial<DpcaInput>;
  readonly receiver?: Partial<DpcaInput>;
  readonly seed?: number;
  readonly tampers?: readonly Tamper[];
  readonly host?: AnyHost;
  readonly patience?: number;
  readonly signal?: AbortSignal;
}

export interface Staged {
  readonly sender: DpcaOutput;
  readonly receiver: DpcaOutput;
  readonly transcript: readonly Message[];
  /** Rows of both shares, added: what matched. */
  readonly opened: readonly (readonly bigint[])[];
}

/** Small keys: what is tested does not depend on their size. */
export const PAILLIER = { bits: 1024, short: true, packing: true, statisticalBits: 40 } as const;
export const UNLIMITED = { limit: 1000, dataset: null, before: 0 } as const;

export async function staged({
  s,
  r,
  sender,
  receiver,
  seed = 7,
  tampers,
  host,
  patience = 20_000,
  signal,
  ...settings
}: Staging): Promise<Staged> {
  const transcript: Message[] = [];
  const common = { variant: "fast", identifiers: 2, dummies: null, zeroColumn: null, queries: UNLIMITED, ...settings } as const;
  const paillier = common.variant === "compatible" ? { paillier: PAILLIER, ...settings } : {};
  const outputs = await play(
    host ?? inMemory(),
    dpcaPsi,
    {
      sender: { role: "sender", input: { ...common, ...paillier, list: s, ...sender } },
      receiver: { role: "receiver", input: { ...common, ...paillier, list: r, ...receiver } },
    },
    {
      rng: seededRng("dpca", seed),
      signal: signal ?? new AbortController().signal,
      patience,
      tampers,
      sent: (message) => transcript.push(message),
    },
  );
  return { ...outputs, transcript, opened: openedOf(outputs.sender, outputs.receiver) };
}

export function openedOf(sender: DpcaOutput, receiver: DpcaOutput): bigint[][] {
  const width = sender.widths[0] + sender.widths[1];
  const both = sender.shares.map((share, i) => share + (receiver.shares[i] as bigint));
  return Array.from({ length: width === 0 ? 0 : both.length / width }, (_, row) => [...both.slice(row * width, (row + 1) * width)]);
}
