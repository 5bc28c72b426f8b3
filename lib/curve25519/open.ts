/**
 * Chooses an engine: the one that is asked for, or the fastest that this machine has and that passes its self-test.
 */
import { type Curve, ENGINES, type Engine } from "./curve.ts";
import { wasmCurve } from "./kernel.ts";
import { passesSelfTest } from "./self-test.ts";
import { webcryptoCurve } from "./webcrypto.ts";

export class EngineMissing extends Error {
  override readonly name = "EngineMissing";
}

export type Openers = Readonly<Record<Engine, () => Promise<Curve>>>;

const openers: Openers = {
  "wasm-relaxed": () => wasmCurve("wasm-relaxed"),
  wasm: () => wasmCurve("wasm"),
  // Elligator 2 comes from the kernel where WebAssembly runs, and from BigInts where it does not.
  webcrypto: async () => webcryptoCurve(await wasmCurve("wasm").then(({ encode }) => encode, readableEncode)),
  noble: async () => (await import("./noble.ts")).nobleCurve(),
};

async function readableEncode(): Promise<Curve["encode"]> {
  const { nobleEncode } = await import("./noble.ts");
  return async (texts, dst) => nobleEncode(texts, dst);
}

/** Throws EngineMissing where the engine that was asked for does not run here, or computes something else. */
export async function openCurve(engine: Engine | "auto", from: Openers = openers): Promise<Curve> {
  const reasons: string[] = [];
  for (const name of engine === "auto" ? ENGINES : [engine]) {
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
