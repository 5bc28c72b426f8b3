/** "Show the code that ran" names what an experiment runs, and nothing that merely stands behind the same door. */
import { expect, it } from "vitest";
import type { ExperimentId } from "../../lib/experiments/index.ts";
import { sourcesOf } from "./closure.ts";

it("linkage is three files: the run, the people, the join", async () => {
  expect(await sourcesOf("linkage")).toEqual([
    "lib/experiments/linkage.run.ts",
    "lib/attacks/outputs/linkage.ts",
    "lib/experiments/invented-residents.ts",
  ]);
});

/** A door that an experiment opens as it runs (a dynamic import) brings all that stands behind it. */
it.each<[ExperimentId, own: readonly string[], others: RegExp]>([
  ["dial", ["lib/dp/discrete-laplace.ts", "lib/dp/discrete-gaussian.ts", "lib/dp/neyman-pearson.ts"], /hierarchy|^lib\/(psi|sharing)/],
  ["shamir", ["lib/sharing/shamir.ts", "lib/sharing/decode.ts", "lib/sharing/gf256.ts"], /^lib\/(psi|dp|random)/],
  ["psi", ["lib/psi/ecdh.ts", "lib/curve25519/kernel/ladder.ts", "lib/ot/kernel/rows.ts"], /^lib\/(dp|attacks)/],
])("%s has its own and not its neighbours'", async (id, own, others) => {
  const files = await sourcesOf(id);
  expect(files[0]).toBe(`lib/experiments/${id}.run.ts`);
  expect(files).toEqual(expect.arrayContaining([...own]));
  expect(files.filter((file) => others.test(file))).toEqual([]);
});
