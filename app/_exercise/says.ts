// How a run of an exercise ended, in a sentence: what happened, where, and what became of the code.
import type { Check } from "../../lib/exercises/index.ts";
import type { Ending } from "../../workers/exercise-client.ts";

export interface Said {
  readonly says: string;
  /** The line of the learner's file that it speaks of. */
  readonly line?: number | undefined;
  /** Something went wrong that is nobody's wrong answer: a button to run again helps. */
  readonly again?: boolean;
}

/** A check, and the line of the learner's file that it speaks of. */
export type Judged = Check & { readonly line?: number | undefined };

export function saidOf(ending: Ending, checks: readonly Judged[]): Said {
  if (ending.how === "stopped") return { says: "You stopped the run. Your code is kept." };
  if (ending.how === "off") return { says: ending.says };
  if (ending.how === "died") return { says: `${ending.says} Your code is kept.`, again: true };
  if (ending.how === "fault") {
    const { kind, message, line } = ending.fault;
    const where = line === undefined ? "" : ` in line ${line}`;
    const says = {
      threw: `Your code threw an error${where}: ${message}`,
      broken: `${message}${line === undefined ? "" : ` Line ${line}.`}`,
      timeout: `${message} The run was ended; your code is kept.`,
      data: message,
      missing: message,
    }[kind];
    return { says, line };
  }
  const failed = checks.filter((check) => !check.passed);
  const line = failed[0]?.line;
  if (ending.overdue)
    return { says: `Time is over in “${failed[0]?.title ?? "the first call"}”: the run was ended, and your code is kept.` };
  if (failed.length === 0) return { says: `Passed: ${counted(checks)}.` };
  if (failed.some((check) => check.kind === "test")) {
    return { says: `Not yet: the test “${failed[0]?.title}” failed. The attacks come when all tests pass.`, line };
  }
  const names = failed.map(({ title }) => `“${title}”`).join(" and ");
  return { says: `All tests passed, and ${failed.length === 1 ? "an attack" : "attacks"} got through: ${names}.`, line };
}

function counted(checks: readonly Check[]): string {
  const count = (kind: Check["kind"], one: string, many: string) => {
    const number = checks.filter((check) => check.kind === kind).length;
    return number === 0 ? [] : [`${number} ${number === 1 ? one : many}`];
  };
  return [...count("test", "test", "tests"), ...count("attack", "attack that found nothing", "attacks that found nothing")].join(" and ");
}
