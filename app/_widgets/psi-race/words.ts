/** A race in names, rows and legs: the protocols as they are called, and times joined with bytes. */

import type { Result } from "../../../lib/experiments/psi-race.result.ts";
import type { RunnerId } from "../../../lib/experiments/psi-race.ts";
import type { Leg, Row } from "../../../lib/experiments/psi-race.verdicts.ts";
import type { Shown } from "../face.ts";
import { whole } from "../hundredths.ts";

export const NAMES: Readonly<Record<RunnerId, string>> = {
  "oprf-noble": "OPRF (BigInts)",
  "ecdh-noble": "two keys (BigInts)",
  "ecdh-fast": "two keys (fast)",
  kkrt: "KKRT",
};

const ENGINES: Readonly<Record<string, string>> = {
  noble: "BigInts",
  webcrypto: "the browser's X25519",
  wasm: "WebAssembly SIMD",
  "wasm-relaxed": "WebAssembly relaxed SIMD",
};

/** What the protocol is made of, and what it could be asked for instead. */
export const ABOUT: Readonly<Record<RunnerId, { readonly built: string; readonly sizeOnly: boolean; readonly sender: string }>> = {
  "oprf-noble": { built: "points of ristretto255", sizeOnly: false, sender: "if the receiver tells it" },
  "ecdh-noble": { built: "points of ristretto255", sizeOnly: true, sender: "possible" },
  "ecdh-fast": { built: "points of Curve25519", sizeOnly: true, sender: "possible" },
  kkrt: { built: "128 oblivious transfers, then symmetric keys", sizeOnly: false, sender: "no" },
};

type Measured = Shown<"psi-race">["measured"];

const seconds = (measured: Measured, name: string): number | undefined => {
  const value = measured?.[name];
  return typeof value === "number" ? value : undefined;
};

export interface Timed extends Row {
  /** How long each party's thread worked. */
  readonly receiver: number | undefined;
  readonly sender: number | undefined;
  readonly engine: string | undefined;
}

const timed = (id: RunnerId, name: string, bytes: number | null | undefined, measured: Measured): Timed => {
  const engine = measured?.[`${name}.engine`];
  return {
    id,
    bytes: bytes ?? undefined,
    seconds: seconds(measured, `${name}.seconds`),
    receiver: seconds(measured, `${name}.receiver`),
    sender: seconds(measured, `${name}.sender`),
    engine: typeof engine === "string" ? (ENGINES[engine] ?? engine) : undefined,
  };
};

export const rowsOf = ({ runners }: Pick<Result, "runners">, measured: Measured): Timed[] =>
  runners.map(({ id, traffic }) => timed(id, id, traffic?.bytes, measured));

/** The sizes of the sweep; the last is the race itself. */
export const legsOf = (result: Result, measured: Measured): Leg[] =>
  result.sweep.map(({ most, bytes }, i) => ({
    most,
    rows: result.runners.map(({ id }, k) => timed(id, i === result.sweep.length - 1 ? id : `sweep.${most}.${id}`, bytes[k], measured)),
  }));

/** "48 ms", "1.3 s". */
export const time = (s: number): string =>
  s < 1 ? `${Number((1000 * s).toPrecision(2))} ms` : `${s.toLocaleString("en-GB", { maximumSignificantDigits: 3 })} s`;

/** "812 B", "24.6 kB", "1.12 MB". */
export function amount(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const [of, unit] = bytes < 1e6 ? [1e3, "kB"] : [1e6, "MB"];
  return `${(bytes / of).toLocaleString("en-GB", { maximumSignificantDigits: 3 })} ${unit}`;
}

export const notRun = (result: Pick<Result, "n" | "m">): string =>
  `not run at ${whole(result.n)} and ${whole(result.m)} items: BigInts would take long`;
