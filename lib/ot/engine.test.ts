import { expect, it } from "vitest";
import { KernelUnsupported } from "../wasm/index.ts";
import { EXPECTED_TRIAL, openEngine, trial } from "./engine.ts";
import { kernelEngine } from "./oprf-kernel.ts";
import { twin } from "./oprf-twin.ts";

it("holds the kernel to what the twin computes", async () => {
  expect(trial(twin)).toBe(EXPECTED_TRIAL);
  expect(trial(await kernelEngine())).toBe(EXPECTED_TRIAL);
});

it("takes the kernel where there is one, and the twin where it is missing or wrong", async () => {
  const missing = async () => {
    throw new KernelUnsupported();
  };
  const wrong = async () => {
    const engine = await kernelEngine();
    const receiver: typeof engine.receiver = (count, bins) => {
      const right = engine.receiver(count, bins);
      return Object.assign(right, { rows: () => new Uint8Array(64 * bins) });
    };
    return { ...engine, receiver };
  };
  expect((await openEngine("auto")).name).toBe("wasm");
  expect((await openEngine("noble")).name).toBe("noble");
  expect((await openEngine("auto", missing)).name).toBe("noble");
  expect((await openEngine("auto", wrong)).name).toBe("noble");
  await expect(openEngine("wasm", missing)).rejects.toThrow("does not run on this machine: it lacks");
  await expect(openEngine("wasm", wrong)).rejects.toThrow("fails its self-test");
});
