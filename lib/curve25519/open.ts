/**
 * Chooses an engine: the one that is asked for, or the fastest that this machine has and that passes its self-test.
 */
import { type Curve, ENGINES, type Engine, type Ladder } from "./curve.ts";
import { wasmCurve } from "./kernel.ts";
import { passesSelfTest } from "./self-test.ts";
import { webcryptoCurve } from "./webcrypto.ts";

export class EngineMissing extends Error {
  override readonly name = "EngineMissing";
}

export type Openers = Readonly<Record<Engine, () => Promise<Curve>>>;

const openers = {
  "wasm-relaxed": () => wasmCurve("wasm-relaxed"),
  wasm: () => wasmCurve("wasm"),
  // Elligator 2 comes from the kernel where WebAssembly runs, and from BigInts where it does not.
  webcrypto: async () => webcryptoCurve(await wasmCurve("wasm").then(({ encode }) => encode, readableEncode)),
  noble: async () => (await import("./noble.ts")).nobleCurve(),
} satisfies Openers;

async function readableEncode(): Promise<Curve["encode"]> {
  const { nobleEncode } = await import("./noble.ts");
  return async (texts, dst) => nobleEncode(texts, dst);
}

/** Throws EngineMissing where the engine that was asked for does not run here, or computes something else. */
export const openCurve = (engine: Engine | "auto", from: Openers = openers): Promise<Curve> =>
  firstOf(engine === "auto" ? ENGINES : [engine], from);

const ladders = { "wasm-relaxed": openers["wasm-relaxed"], wasm: openers.wasm, noble: openers.noble };

/** The same among those whose ladder takes a scalar as it is. */
export const openLadder = (engine: keyof typeof ladders | "auto"): Promise<Ladder> =>
  firstOf(engine === "auto" ? (["wasm-relaxed", "wasm", "noble"] as const) : [engine], ladders);

async function firstOf<E extends Engine, C extends Curve>(names: readonly E[], from: Readonly<Record<E, () => Promise<C>>>): Promise<C> {
  const reasons: string[] = [];
  for (const name of names) {
    try {
      const curve = await from[name]();
      if (await passesSelfTest(curve)) return curve;
      reasons.push(`${name} fails its self-test on this machine: it computes wrong results`);
    } catch (error) {
      const why = (error instanceof Error ? error.message : String(error)).replace(/\.$/, "");
      reasons.push(`${name} does not run on this machine: ${why}`);
    }
  }
  throw new EngineMissing(`The engine ${reasons.join("; ")}.`);
}
