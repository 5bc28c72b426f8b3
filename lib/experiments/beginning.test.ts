/** What is shown first is the beginning of what comes, under a seed and without one. */
import { expect, it } from "vitest";
import type { Result } from "./averaging-attack.result.ts";
import { averagingAttack } from "./averaging-attack.ts";
import { inMemory, runExperiment } from "./run.ts";

async function ran(runs: number, seed: number | undefined) {
  const frames: Result[] = [];
  const { result } = await runExperiment(
    averagingAttack,
    { ...averagingAttack.params.defaults, asked: 100, runs },
    { host: inMemory(), signal: new AbortController().signal, seed, frame: (frame) => frames.push(frame as Result) },
  );
  return { frames, result };
}

it.each([1, undefined])("shows the first attackers of all, with seed %s", async (seed) => {
  const { frames, result } = await ran(200, seed);
  expect(frames.map(({ runs }) => runs)).toEqual([60]);
  expect(result.runs).toBe(200);
  for (const defence of ["none", "cache", "budget"] as const) {
    const [first, all] = [(frames[0] as Result).panels[defence], result.panels[defence]];
    expect(first.path).toEqual(all.path); // the first attacker's
    for (const [i, hits] of first.hits.entries()) {
      expect(hits).toBeLessThanOrEqual(all.hits[i] as number);
      expect((all.hits[i] as number) - hits).toBeLessThanOrEqual(140);
    }
  }
});

it("shows nothing before a run that is short", async () => expect((await ran(60, 1)).frames).toEqual([]));
