/** The kernel with fused multiply-add beside its readable twin, in a Node of its own: Node 20 has relaxed SIMD behind a flag. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const compared = `
  const load = (file) => import("./lib/curve25519/" + file);
  const { curveFailures, fieldFailures } = await load("compared.fixture.ts");
  const { packed } = await load("generated/relaxed.ts");
  const curve = await (await load("kernel.ts")).wasmCurve("wasm-relaxed");
  const selfTest = await (await load("self-test.ts")).passesSelfTest(curve);
  const failures = [...(await fieldFailures(packed, 100_000)), ...(await curveFailures(curve, 10))];
  process.stdout.write(JSON.stringify({ selfTest, failures: failures.slice(0, 5) }));
`;

it("computes the same with fused multiply-add, or says by its self-test that this machine has none", async () => {
  const flag = Number(process.versions.node.split(".")[0]) < 22 ? ["--experimental-wasm-relaxed-simd"] : [];
  const { stdout } = await promisify(execFile)(process.execPath, [...flag, "--import", "tsx", "--input-type=module", "-e", compared]);
  const { selfTest, failures } = JSON.parse(stdout) as { selfTest: boolean; failures: string[] };
  expect(failures.length === 0).toBe(selfTest);
  if (selfTest) expect(failures).toEqual([]);
});
