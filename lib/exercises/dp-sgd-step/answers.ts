/** What the learner's function returned, checked before anybody looks at it, as the sum it stands for. */
import type { Learner, Plain } from "../exercise.ts";
import { named, WrongAnswer } from "../judging.ts";
import type { Plan } from "./api.ts";

export type Vector = readonly number[];
export type Batch = readonly Vector[];

export const lengthOf = (vector: Vector): number => Math.hypot(...vector);
export const minus = (a: Vector, b: Vector): number[] => a.map((x, i) => x - (b[i] as number));
export const shown = (vector: Vector): string => `(${vector.map((x) => String(Number(x.toPrecision(4)))).join(", ")})`;

/** `expected` times each answer: the noisy sum. */
export async function sumsOf(learner: Learner, batches: readonly Batch[], plan: Plan): Promise<number[][]> {
  const answers = await learner.callMany(
    "step",
    batches.map((batch) => [batch as Plain, plan as unknown as Plain]),
  );
  return answers.map((answer, i) => sumOf(answer, batches[i] as Batch, plan));
}

export const sumFor = async (learner: Learner, batch: Batch, plan: Plan): Promise<number[]> =>
  (await sumsOf(learner, [batch.map((one) => one.slice())], plan))[0] as number[];

function sumOf(answer: unknown, batch: Batch, { dimension, expected }: Plan): number[] {
  const people = batch.length === 1 ? "1 gradient" : `${batch.length} gradients`;
  if (!Array.isArray(answer) || answer.length !== dimension)
    throw new WrongAnswer(`step, given ${people}, should return a list of ${dimension} numbers; it returned ${named(answer)}.`);
  const odd = answer.findIndex((x) => typeof x !== "number" || !Number.isFinite(x));
  if (odd >= 0)
    throw new WrongAnswer(
      `step, given ${people}, returned a list whose number ${odd + 1} is ${named(answer[odd])}: each is a finite number.`,
    );
  return answer.map((x: number) => x * expected);
}
