/** For the tests: all members in this thread, and everything that crossed. */
import type { Message, Tamper } from "../channel/index.ts";
import { type AnyHost, inMemory, play } from "../protocol/index.ts";
import { seededRng } from "../random/index.ts";
import { type ColluderInput, type ColluderOutput, type MemberOutput, secureSum } from "./index.ts";

export const session = (n: number) => new Uint8Array(16).fill(n);
export const seatsOf = (n: number) => Array.from({ length: n }, (_, i) => `p${i}`);

export interface Staging {
  readonly numbers: readonly bigint[];
  /** The last so many pool their views. */
  readonly colluders?: number;
  /** What the last colluder does besides. */
  readonly lie?: Pick<ColluderInput, "lie" | "to">;
  readonly session?: Uint8Array;
  readonly seed?: number;
  readonly tampers?: readonly Tamper[];
  readonly host?: AnyHost;
  readonly patience?: number;
}

export async function staged({ numbers, colluders = 0, lie, seed = 7, tampers, host = inMemory(), patience = 10_000, ...more }: Staging) {
  const transcript: Message[] = [];
  const seats = seatsOf(numbers.length);
  const honest = numbers.length - colluders;
  const cast = Object.fromEntries(
    seats.map((seat, i) => {
      const input = { session: more.session ?? session(1), value: numbers[i] as bigint };
      if (i < honest) return [seat, { role: "member", input } as const];
      return [seat, { role: "colluder", input: i === numbers.length - 1 ? { ...input, ...lie } : input } as const];
    }),
  );
  const outputs = await play(host, secureSum, cast, {
    rng: seededRng("secure-sum", seed),
    signal: new AbortController().signal,
    patience,
    tampers,
    sent: (message) => transcript.push(message),
  });
  return {
    sums: seats.map((seat) => outputs[seat]?.sum),
    outputs: outputs as Readonly<Record<string, MemberOutput | ColluderOutput>>,
    pool: Object.fromEntries(seats.slice(honest).map((seat) => [seat, (outputs[seat] as ColluderOutput).view])),
    transcript,
  };
}
