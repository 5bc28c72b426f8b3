// Exercises: a thousand runs of each judge on the reference solution, under a thousand seeds. All must pass: an attack that counts is wrong
// at most once in a million runs. And how long a judge takes, with the learner's code in the same process.
import { readFileSync } from "node:fs";
import { exercises as cards } from "../../lib/exercises/index.ts";
import { judged } from "../../lib/exercises/judged.fixture.ts";
import { type Row, row } from "./rows.ts";

const RUNS = 1000;

export async function exercises(runs = RUNS): Promise<Row[]> {
  const rows: Row[] = [];
  for (const id of Object.keys(cards)) {
    const solution = readFileSync(new URL(`../../lib/exercises/${id}/solution.ts`, import.meta.url), "utf8");
    const times: number[] = [];
    let passed = 0;
    for (let seed = 0; seed < runs; seed++) {
      const began = performance.now();
      const { failed, checks } = await judged(id, solution, seed);
      times.push(performance.now() - began);
      if (failed.length === 0) passed++;
      else for (const { says } of checks.filter((check) => !check.passed)) console.error(`${id}, seed ${seed}: ${says}`);
      if (seed % 100 === 99) console.error(`${id}: ${passed} of ${seed + 1} passed`);
    }
    rows.push(
      row(`exercises.${id}.passed`, "node", "runs", [passed], { op: ">=", value: runs }),
      row(`exercises.${id}.judge-ms`, "node", "ms", times),
    );
  }
  return rows;
}
