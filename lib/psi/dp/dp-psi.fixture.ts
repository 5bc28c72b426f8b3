/** For the tests: both parties of DP-PSI in this thread, and everything that crossed. */
import type { Message, Tamper } from "../../channel/index.ts";
import { type AnyHost, inMemory, play } from "../../protocol/index.ts";
import { seededRng } from "../../random/index.ts";
import { type DpPsiReceiverOutput, type DpPsiSenderOutput, dpPsi } from "./index.ts";

export interface Staging {
  /** The sender's. */
  readonly x: readonly string[];
  /** The receiver's. */
  readonly y: readonly string[];
  readonly epsilon?: number;
  readonly sampling?: number;
  readonly seed?: number;
  readonly tampers?: readonly Tamper[];
  readonly host?: AnyHost;
  readonly patience?: number;
}

export interface Staged {
  readonly sender: DpPsiSenderOutput;
  readonly receiver: DpPsiReceiverOutput;
  readonly transcript: readonly Message[];
}

export async function staged({ x, y, epsilon = 3, sampling = 0.9, seed = 7, tampers, host, patience = 10_000 }: Staging): Promise<Staged> {
  const transcript: Message[] = [];
  const outputs = await play(
    host ?? inMemory(),
    dpPsi,
    {
      sender: { role: "sender", input: { list: x, normalise: "none", epsilon } },
      receiver: { role: "receiver", input: { list: y, normalise: "none", sampling } },
    },
    {
      rng: seededRng("dp-psi", seed),
      signal: new AbortController().signal,
      patience,
      tampers,
      sent: (message) => transcript.push(message),
    },
  );
  return { ...outputs, transcript };
}
