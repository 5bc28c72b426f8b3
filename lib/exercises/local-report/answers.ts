/** Reports and estimates of the learner's functions, checked before anybody counts them. */
import type { JudgeLab, Learner, Plain } from "../exercise.ts";
import { named, WrongAnswer } from "../judging.ts";
import type { Epsilon } from "./api.ts";

export const over = (numerator: number, denominator: number): Epsilon => ({ numerator, denominator });
export const sizeOf = ({ numerator, denominator }: Epsilon): number => numerator / denominator;
export const nameOf = ({ numerator, denominator }: Epsilon): string =>
  denominator === 1 ? String(numerator) : `${numerator}/${denominator}`;

const BATCH = 2000;

export interface Setting {
  readonly options: number;
  readonly epsilon: Epsilon;
}

type Progress = Pick<JudgeLab, "progress">;

/**
 * One new device for each value, and its reports of so many days. The devices report by turns, and between two days there is a `night`: what the
 * learner's file remembers by itself belongs to the device that it saw last, or is gone.
 */
export async function reportsOf(
  learner: Learner,
  { options, epsilon }: Setting,
  values: readonly number[],
  days: number,
  { progress }: Progress,
  night: () => Promise<void> = async () => {},
): Promise<number[][][]> {
  const setting: readonly Plain[] = [options, epsilon as unknown as Plain];
  const devices: number[][][] = [];
  while (devices.length < values.length) {
    const some = values.slice(devices.length, devices.length + BATCH);
    const memories = await learner.callMany(
      "begin",
      some.map((value) => [value, ...setting]),
    );
    const daily: unknown[][] = [];
    while (daily.length < days) {
      if (daily.length > 0) await night();
      daily.push(
        await learner.callMany(
          "report",
          memories.map((memory) => [memory as Plain, ...setting]),
        ),
      );
    }
    devices.push(...some.map((_, at) => daily.map((sent) => checked(sent[at], options))));
    await progress(devices.length / values.length, `gathering reports about ${options} options at epsilon ${nameOf(epsilon)}`);
  }
  return devices;
}

function checked(answer: unknown, options: number): number[] {
  const what = `report, of ${options} options,`;
  if (!Array.isArray(answer) || answer.length !== options) {
    throw new WrongAnswer(`${what} should return a list of ${options} numbers, each 0 or 1; it returned ${named(answer)}.`);
  }
  const wrong = answer.findIndex((bit) => bit !== 0 && bit !== 1);
  if (wrong >= 0)
    throw new WrongAnswer(`${what} should return 0 or 1 in each place; in place ${wrong} it returned ${named(answer[wrong])}.`);
  return answer as number[];
}

/** In how many reports each place was 1. */
export const countsOf = (reports: readonly (readonly number[])[], options: number): number[] =>
  Array.from({ length: options }, (_, option) => reports.reduce((sum, bits) => sum + (bits[option] as number), 0));

/** What `estimate` makes of each of these surveys. */
export async function estimatesOf(
  learner: Learner,
  { options, epsilon }: Setting,
  surveys: readonly (readonly number[])[],
  reports: number,
): Promise<number[][]> {
  const answers = await learner.callMany(
    "estimate",
    surveys.map((counts) => [[...counts], reports, options, epsilon as unknown as Plain]),
  );
  return answers.map((answer) => {
    const fine = Array.isArray(answer) && answer.length === options && answer.every((x) => typeof x === "number" && Number.isFinite(x));
    if (!fine)
      throw new WrongAnswer(`estimate, of ${options} options, should return a list of ${options} numbers; it returned ${named(answer)}.`);
    return answer as number[];
  });
}
