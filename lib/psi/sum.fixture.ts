/** For the tests: an intersection-sum with both parties in this thread, and everything that crossed. */
import type { Message, Tamper } from "../channel/index.ts";
import { type AnyHost, inMemory, play } from "../protocol/index.ts";
import { seededRng } from "../random/index.ts";
import { type CuriousOutput, type PublisherOutput, psiSum } from "./index.ts";

export interface SumStaging {
  readonly v: readonly string[];
  /** Identifier and number, one pair a line. */
  readonly w: readonly string[];
  readonly bits?: number;
  readonly rerandomise?: boolean;
  readonly normalise?: "none" | "text";
  readonly seed?: number;
  readonly keepUpTo?: number;
  readonly tampers?: readonly Tamper[];
  readonly host?: AnyHost;
  readonly patience?: number;
}

export interface Summed {
  readonly publisher: PublisherOutput;
  readonly shop: CuriousOutput;
  readonly transcript: readonly Message[];
}

/** A key of 256 bits protects nothing and is drawn in no time. */
export async function summed({ v, w, bits = 256, rerandomise = true, normalise = "none", ...more }: SumStaging): Promise<Summed> {
  const transcript: Message[] = [];
  const common = { normalise, bits };
  const outputs = await play(
    more.host ?? inMemory(),
    psiSum,
    {
      publisher: { role: "publisher", input: { ...common, list: v, rerandomise } },
      shop: { role: "curious", input: { ...common, list: w, keepUpTo: more.keepUpTo ?? 0 } },
    },
    {
      rng: seededRng("psi-sum", more.seed ?? 7),
      signal: new AbortController().signal,
      patience: more.patience ?? 10_000,
      tampers: more.tampers,
      sent: (message) => transcript.push(message),
    },
  );
  return { ...outputs, transcript };
}
