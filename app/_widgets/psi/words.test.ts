import { describe, expect, it } from "vitest";
import { experiments } from "../../../lib/experiments/index.ts";
import { inMemory, runExperiment } from "../../../lib/experiments/run.ts";
import { allFound, cheatNoticed, engineLine } from "./words.ts";

const measured = (values: object) => {
  const { params } = experiments.psi;
  return runExperiment(
    experiments.psi,
    { ...params.defaults, ...values },
    { host: inMemory(), signal: new AbortController().signal, seed: 1 },
  );
};
const run = async (values: object) => (await measured(values)).result;

describe("what the figure says of a run", () => {
  it("verdict psi/all-found: yes", async () => expect(allFound(await run({}))).toBe(true));
  it("verdict psi/all-found: no", async () => expect(allFound(await run({ cheat: "other-point" }))).toBe(false));
  it("does not know for lists it did not deal", () => expect(allFound({ size: 3, expected: null })).toBe(null));

  it("verdict psi/cheat-noticed: yes", async () => expect(cheatNoticed(await run({ cheat: "other-point", mode: "voprf" }))).toBe(true));
  it("verdict psi/cheat-noticed: no", async () => expect(cheatNoticed(await run({ cheat: "other-point" }))).toBe(false));
  it("has nothing to say where nobody cheats", async () => expect(cheatNoticed(await run({}))).toBe(null));

  it.each([
    [{}, "OPRF, BigInts."],
    [{ protocol: "ecdh", engine: "noble" }, "ECDH, BigInts."],
    [{ protocol: "ecdh", cheat: "insert" }, "ECDH, BigInts."],
    [{ protocol: "ecdh", tamper: "duplicate", tamperAt: "sender/none/0" }, ""],
    [{ protocol: "ecdh", engine: "wasm" }, "ECDH on Curve25519, WebAssembly SIMD, self-test passed."],
    [{ protocol: "kkrt" }, "KKRT, WebAssembly SIMD, self-test passed."],
    [{ protocol: "kkrt", engine: "noble" }, "KKRT, plain TypeScript."],
    [{ protocol: "ecdh", engine: "webcrypto" }, "ECDH on Curve25519, the browser's own X25519, self-test passed."],
  ])("names what computed: %o", async (values, line) => {
    if (line === "") return expect(measured(values)).rejects.toThrow(/nothing to duplicate/);
    const { result, measured: measures } = await measured(values);
    expect(engineLine(result, measures["engine"])).toBe(line);
  });

  it("says how likely a run of kkrt is to be wrong, and gives the same answer as the others", async () => {
    const [fast, readable] = [await run({ protocol: "kkrt" }), await run({ protocol: "ecdh", engine: "noble" })];
    expect(fast.wrongAtMost).toBeGreaterThan(0);
    expect(fast.wrongAtMost).toBeLessThanOrEqual(2 ** -40);
    expect([fast.size, fast.intersection, fast.expected]).toEqual([readable.size, readable.intersection, readable.expected]);
    expect(readable).not.toHaveProperty("wrongAtMost");
  });

  it("takes the fastest engine by itself, and gives the same answer", async () => {
    const [fast, readable] = [
      await measured({ protocol: "ecdh", learns: "both" }),
      await run({ protocol: "ecdh", engine: "noble", learns: "both" }),
    ];
    expect(["wasm-relaxed", "wasm"]).toContain(fast.measured["engine"]);
    expect({ ...fast.result, traffic: undefined }).toEqual({ ...readable, traffic: undefined });
    expect(fast.result.traffic.bytes).toBe(readable.traffic.bytes);
  });
});
