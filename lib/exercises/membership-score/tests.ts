/** What a score must do at all: be a number, also where shadow models are missing, and rise from one law to the other. */
import { type Step, WrongAnswer } from "../judging.ts";
import type { Asked } from "./api.ts";
import { gameOf, listed, scoresOf } from "./game.ts";

const PLAIN = { records: 300, shadows: 12, easiness: 0, gap: 3, within: 1, without: 1 } as const;

const numbers: Step = {
  id: "numbers",
  title: "A finite number for each record, also where no shadow model was trained with it, or without it",
  async run(learner, { rng }) {
    // Unlike all games that follow: what is kept from this one, in a variable of the file, is wrong there.
    const { asked } = gameOf({ ...PLAIN, gap: 0, within: 3, without: 3 }, rng);
    const all = asked.map(({ inside, outside }) => [...inside, ...outside]);
    const [first, second, ...rest] = asked as [Asked, Asked, ...Asked[]];
    const missing = [
      { ...first, inside: [], outside: all[0] as number[] },
      { ...second, inside: all[1] as number[], outside: [] },
    ];
    await scoresOf(learner, [...missing, ...rest]);
    await scoresOf(learner, [{ victim: 1, inside: [2, 3], outside: [0] }]);
    await scoresOf(learner, [{ victim: 1, inside: [], outside: [0, 1, 3] }]);
    await scoresOf(learner, [{ victim: 1, inside: [2, 3, 5], outside: [] }]);
    return { passed: true, says: "300 records, some without shadow models on one side, and three times a single one: a number for each." };
  },
};

const direction: Step = {
  id: "direction",
  title: "Of two alike, the one that looks learnt scores higher",
  async run(learner, { rng }) {
    const { asked } = gameOf({ ...PLAIN, shadows: 30 }, rng);
    const mean = (list: readonly number[]) => list.reduce((a, b) => a + b, 0) / list.length;
    // Every record twice: as the models are that learnt it, and as the others are.
    const twice = asked.flatMap((one) => [
      { ...one, victim: mean(one.inside) },
      { ...one, victim: mean(one.outside) },
    ]);
    const scores = await scoresOf(learner, twice);
    const wrong = asked.findIndex((_, i) => !((scores[2 * i] as number) > (scores[2 * i + 1] as number)));
    if (wrong < 0)
      return { passed: true, says: "300 records, each as it is in models that learnt it and in others: the first scored higher." };
    throw new WrongAnswer(
      "The same record twice: once the victim speaks of it as the models do that learnt it, once as the others do. The first should score higher.",
      listed(twice, [2 * wrong, 2 * wrong + 1], (i) => String(scores[i])),
    );
  },
};

export const tests: readonly Step[] = [numbers, direction];
