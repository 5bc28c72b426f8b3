import { describe, expect, it } from "vitest";
import { experiments } from "../../../lib/experiments/index.ts";
import { inMemory, runExperiment } from "../../../lib/experiments/run.ts";
import { allFound, cheatNoticed } from "./words.ts";

const run = async (values: object) => {
  const { params } = experiments.psi;
  const { result } = await runExperiment(
    experiments.psi,
    { ...params.defaults, ...values },
    { host: inMemory(), signal: new AbortController().signal },
  );
  return result;
};

describe("what the figure says of a run", () => {
  it("verdict psi/all-found: yes", async () => expect(allFound(await run({}))).toBe(true));
  it("verdict psi/all-found: no", async () => expect(allFound(await run({ cheat: "other-point" }))).toBe(false));
  it("does not know for lists it did not deal", () => expect(allFound({ size: 3, expected: null })).toBe(null));

  it("verdict psi/cheat-noticed: yes", async () => expect(cheatNoticed(await run({ cheat: "other-point", mode: "voprf" }))).toBe(true));
  it("verdict psi/cheat-noticed: no", async () => expect(cheatNoticed(await run({ cheat: "other-point" }))).toBe(false));
  it("has nothing to say where nobody cheats", async () => expect(cheatNoticed(await run({}))).toBe(null));
});
