import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { seededRng } from "../../random/index.ts";
import type { Check } from "../exercise.ts";
import { inProcess } from "../in-process.ts";
import { judge } from "./judge.ts";
import { makeTools } from "./tools.ts";

const source = (name: string) => readFileSync(new URL(name, import.meta.url), "utf8");

async function judged(file: string, seed: number): Promise<Check[]> {
  const rng = seededRng("psi-sender", seed);
  const checks: Check[] = [];
  const lab = { rng: rng.fork("judge"), progress: async () => {} };
  for await (const check of judge(inProcess(source(file), makeTools(rng.fork("learner"))), lab)) checks.push(check);
  return checks;
}

it("passes the solution", async () => {
  const checks = await judged("solution.ts", 1);
  expect(checks.filter(({ passed }) => !passed)).toEqual([]);
});

it("tells the starter's sentence", async () => {
  expect(await judged("starter.ts", 1)).toMatchObject([{ id: "map", passed: false, says: expect.stringContaining("not written yet") }]);
});
