/** For the tests: both parties in this thread, everything that crossed, and what each party saw. */
import type { Frame, Message, Tamper } from "../channel/index.ts";
import type { Engine } from "../curve25519/index.ts";
import { type AnyHost, inMemory, play } from "../protocol/index.ts";
import { type Coins, seededRng } from "../random/index.ts";
import { type Cheat, ecdhPsi, kkrtPsi, type OprfMode, oprfPsi, type PsiInput, type PsiOutput, x25519Psi } from "./index.ts";

export interface Staging extends Partial<Omit<PsiInput, "list">> {
  readonly protocol: "ecdh" | "oprf" | "x25519" | "kkrt";
  readonly engine?: Engine | "auto";
  readonly x: readonly string[];
  readonly y: readonly string[];
  readonly mode?: OprfMode;
  readonly info?: string;
  readonly cheat?: Cheat;
  readonly ordered?: boolean;
  readonly curious?: boolean;
  readonly seed?: number;
  readonly tampers?: readonly Tamper[];
  readonly host?: AnyHost;
  readonly signal?: AbortSignal;
  readonly patience?: number;
  readonly progress?: (seat: string, fraction: number, note: string) => void;
}

export interface View {
  readonly coins: Coins;
  readonly received: readonly Message[];
}

export interface Staged {
  readonly receiver: PsiOutput;
  readonly sender: PsiOutput;
  readonly transcript: readonly Message[];
  readonly views: Readonly<Record<string, View>>;
}

export async function staged({
  protocol,
  x,
  y,
  seed = 7,
  cheat,
  ordered,
  curious,
  tampers,
  host,
  signal,
  patience,
  progress,
  ...settings
}: Staging): Promise<Staged> {
  const common = { normalise: "none", output: "intersection", learns: "receiver", engine: "auto", ...settings } as const;
  const transcript: Message[] = [];
  const coins: Record<string, Coins> = {};
  const received: Record<string, Message[]> = { receiver: [], sender: [] };
  const outputs = await play(
    host ?? inMemory(),
    { ecdh: ecdhPsi, oprf: oprfPsi, x25519: x25519Psi, kkrt: kkrtPsi }[protocol],
    {
      receiver: { role: "receiver", input: { ...common, list: x, ...(curious && { curious }) } },
      sender: { role: "sender", input: { ...common, list: y, ...(cheat && { cheat }), ...(ordered && { ordered }) } },
    },
    {
      rng: seededRng("psi", seed),
      signal: signal ?? new AbortController().signal,
      patience: patience ?? 10_000,
      tampers,
      progress,
      sent: (message) => transcript.push(message),
      dealt: (seat, _, dealt) => {
        coins[seat] = dealt;
      },
      received: (seat, message) => received[seat]?.push(message),
    },
  );
  const view = (seat: string): View => ({ coins: coins[seat] as Coins, received: received[seat] ?? [] });
  return { ...outputs, transcript, views: { receiver: view("receiver"), sender: view("sender") } };
}

/** A network that changes what is inside frames and leaves their headers right: noticing that is the protocol's business. */
export function changing(change: (frame: Extract<Frame, { kind: "data" }>) => Uint8Array | undefined): AnyHost {
  const memory = inMemory();
  return {
    ...memory,
    link() {
      const { inside, outside } = memory.link();
      const post = (frame: Frame) => {
        const bytes = frame.kind === "data" ? change(frame) : undefined;
        outside.post(frame.kind === "data" && bytes ? { ...frame, bytes, length: bytes.length } : frame);
      };
      return { inside, outside: { ...outside, post } };
    },
  };
}

export const inCommon = (x: readonly string[], y: readonly string[]): string[] => {
  const held = new Set(y);
  return [...new Set(x)].filter((item) => held.has(item));
};

export const names = (prefix: string, count: number): string[] => Array.from({ length: count }, (_, i) => `${prefix}${i}`);

/** Every combination of settings that exists. */
export const combinations = [
  ...(["intersection", "size"] as const).flatMap((output) =>
    (["receiver", "sender", "both"] as const).flatMap((learns) =>
      (["ecdh", "x25519"] as const).map((protocol) => ({ protocol, output, learns })),
    ),
  ),
  ...(["oprf", "voprf", "poprf"] as const).flatMap((mode) =>
    (["receiver", "both"] as const).map((learns) => ({
      protocol: "oprf" as const,
      mode,
      learns,
      output: "intersection" as const,
      info: mode === "poprf" ? "2026-11" : "",
    })),
  ),
];
export const label = ({ protocol, output, learns, ...more }: (typeof combinations)[number]) =>
  `${protocol} ${"mode" in more ? more.mode : output}, ${learns} learns`;
