/**
 * How every judge goes about it: tests in order until one fails, then all attacks. And how the failures of the learner's code become
 * sentences: a judge asks through here, so that no judge has to think of a function that is missing, hangs or returns a list of itself.
 */
import { type Check, type FaultKind, type Judge, type JudgeLab, type Learner, LearnerFault, type Plain, type Shown } from "./exercise.ts";

/** What a step found. */
export interface Found {
  readonly passed: boolean;
  readonly says: string;
  readonly shown?: Shown;
}

interface Named {
  readonly id: string;
  readonly title: string;
}

export interface Step extends Named {
  readonly run: (learner: Learner, lab: JudgeLab) => Promise<Found>;
}

/** Several checks that are made of one and the same set of answers. */
export interface Series {
  readonly parts: readonly Named[];
  readonly run: (learner: Learner, lab: JudgeLab) => Promise<readonly Found[]>;
}

/** An answer that cannot be what was asked for. The sentence is the learner's. */
export class WrongAnswer extends Error {
  override readonly name = "WrongAnswer";
  constructor(
    message: string,
    readonly shown?: Shown,
  ) {
    super(message);
  }
}

/** Nothing can be asked of a learner's file that is not there, or of a worker that was stopped. */
const ends = (kind: FaultKind) => kind !== "threw" && kind !== "data";

export const judging = (tests: readonly (Step | Series)[], attacks: readonly (Step | Series)[]): Judge =>
  async function* (learner, lab) {
    const steps = [...tests, ...attacks];
    for (const [at, step] of steps.entries()) {
      const kind = at < tests.length ? "test" : "attack";
      const parts = "parts" in step ? step.parts : [step];
      const [first] = parts as readonly [Named];
      const within: JudgeLab = {
        rng: lab.rng.fork(first.id),
        progress: (fraction, note) => lab.progress((at + fraction) / steps.length, note),
      };
      await within.progress(0, first.title);
      const { found, over } = await tried(step, learner, within);
      for (const [i, one] of found.entries()) {
        const { id, title } = parts[i] as Named;
        yield { id, kind, title, ...one } satisfies Check;
      }
      if (over || (kind === "test" && found.some(({ passed }) => !passed))) return;
    }
  };

/** What a step found; what the learner's code did instead counts as found, and may be the end of it. */
async function tried(
  step: Step | Series,
  learner: Learner,
  lab: JudgeLab,
): Promise<{ readonly found: readonly Found[]; readonly over: boolean }> {
  try {
    const found = await step.run(learner, lab);
    return { found: Array.isArray(found) ? (found as readonly Found[]) : [found as Found], over: false };
  } catch (error) {
    if (error instanceof WrongAnswer) {
      return { found: [{ passed: false, says: error.message, ...(error.shown && { shown: error.shown }) }], over: false };
    }
    if (error instanceof LearnerFault) return { found: [{ passed: false, says: sentenceOf(error) }], over: ends(error.kind) };
    throw error;
  }
}

function sentenceOf({ kind, message, line }: LearnerFault): string {
  if (kind !== "threw") return cut(message);
  return `Your code threw an error where it should have answered${line === undefined ? "" : `, in line ${line}`}: “${cut(message)}”`;
}

const cut = (message: string) => (message.length > 300 ? `${message.slice(0, 299)}…` : message);

/** Did it refuse? True when it threw; the answer otherwise. Every other fault goes on its way. */
export async function refusal(
  learner: Learner,
  name: string,
  args: readonly Plain[],
): Promise<{ readonly refused: true } | { readonly refused: false; readonly answer: unknown }> {
  try {
    return { refused: false, answer: await learner.call(name, args) };
  } catch (error) {
    if (error instanceof LearnerFault && error.kind === "threw") return { refused: true };
    throw error;
  }
}

/** How a value is named in a sentence: short, whatever it is. */
export function named(value: unknown): string {
  if (value === undefined) return "nothing (undefined)";
  if (value === null) return "null";
  if (typeof value === "string") return `the text “${value.length > 40 ? `${value.slice(0, 39)}…` : value}”`;
  if (typeof value === "bigint") return `${value}n`.length > 50 ? "a very large whole number" : `${value}n`;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  if (Array.isArray(value)) return `a list of length ${value.length}`;
  const fields = Object.keys(value as object);
  if (typeof value !== "object") return `a ${typeof value}`;
  return fields.length === 0 ? "an empty object" : `an object with ${fields.slice(0, 5).join(", ")}${fields.length > 5 ? ", …" : ""}`;
}

/** The fields of an object that has exactly these, or a sentence. */
export function fieldsOf<K extends string>(answer: unknown, what: string, names: readonly K[]): Record<K, unknown> {
  const wanted = names.join(" and ");
  if (typeof answer !== "object" || answer === null || Array.isArray(answer) || answer instanceof Uint8Array) {
    throw new WrongAnswer(`${what} should be an object with ${wanted}; it is ${named(answer)}.`);
  }
  for (const name of names) if (!Object.hasOwn(answer, name)) throw new WrongAnswer(`${what} has no ${name}: it is ${named(answer)}.`);
  const more = Object.keys(answer).filter((name) => !(names as readonly string[]).includes(name));
  if (more.length > 0) throw new WrongAnswer(`${what} has ${more.slice(0, 3).join(", ")} beside ${wanted}: everything in it is sent.`);
  return answer as Record<K, unknown>;
}
