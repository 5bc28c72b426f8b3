/** Answers of the learner's function, checked before anybody counts them. */
import type { JudgeLab, Learner, Plain } from "../exercise.ts";
import { named, WrongAnswer } from "../judging.ts";
import type { Epsilon } from "./api.ts";

export const over = (numerator: number, denominator: number): Epsilon => ({ numerator, denominator });
export const sizeOf = ({ numerator, denominator }: Epsilon): number => numerator / denominator;
export const nameOf = ({ numerator, denominator }: Epsilon): string =>
  denominator === 1 ? String(numerator) : `${numerator}/${denominator}`;

const BATCH = 5000;

/** So many independent answers for one count. */
export async function answersFor(
  learner: Learner,
  count: number,
  epsilon: Epsilon,
  tries: number,
  { progress }: Pick<JudgeLab, "progress">,
): Promise<number[]> {
  const args: readonly Plain[] = [count, epsilon as unknown as Plain];
  const answers: number[] = [];
  while (answers.length < tries) {
    const batch = Array.from({ length: Math.min(BATCH, tries - answers.length) }, () => args);
    for (const answer of await learner.callMany("release", batch)) {
      if (typeof answer !== "number" || !Number.isFinite(answer)) {
        throw new WrongAnswer(`release(${count}, ${nameOf(epsilon)}) should return a number; it returned ${named(answer)}.`);
      }
      answers.push(answer);
    }
    await progress(answers.length / tries, `asking for a count of ${count} at epsilon ${nameOf(epsilon)}`);
  }
  return answers;
}

export const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
