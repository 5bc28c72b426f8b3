/** What a gatekeeper must do to be of use: grant what fits, exactly; refuse for nothing; send known answers again. */
import type { Learner } from "../exercise.ts";
import { type Found, type Step, WrongAnswer } from "../judging.ts";
import { type Line, Service } from "./service.ts";

/** Asks in order, each a question of its own, each answered before the next. */
async function asked(learner: Learner, budget: string, prices: readonly string[]): Promise<Service> {
  const service = await Service.opened(learner, budget);
  for (const [i, epsilon] of prices.entries()) await service.answered({ text: `question ${i + 1}`, epsilon });
  return service;
}

const wrongIn = ({ lines }: Service): Line | undefined => lines.find(({ verdict, right }) => verdict !== right);

const decides: Step = {
  id: "decides",
  title: "What fits is granted, what does not is refused",
  async run(learner): Promise<Found> {
    const service = await asked(learner, "2", ["0.5", "1", "0.25", "1", "0.5"]);
    const wrong = wrongIn(service);
    if (!wrong) return { passed: true, says: "With a budget of 2: 0.5, 1 and 0.25 were granted, then 1 and 0.5 refused." };
    throw new WrongAnswer(
      `The budget was 2, and 0.5, 1, 0.25, 1 and 0.5 were asked for. “${wrong.text}” at ${wrong.epsilon} had to be ${wrong.right}; it was ${wrong.verdict}.`,
      service.shown(),
    );
  },
};

/** Each list is granted to its last but one, which fills the budget; the last is one billionth more. */
const EXACT: readonly { readonly budget: string; readonly prices: readonly string[] }[] = [
  { budget: "1", prices: ["0.3", "0.3", "0.3", "0.1", "0.000000001"] },
  { budget: "0.3", prices: ["0.1", "0.2", "0.000000001"] },
  { budget: "1", prices: [...Array.from({ length: 10 }, () => "0.1"), "0.000000001"] },
  { budget: "1000000", prices: ["999999.999999998", "0.000000001", "0.000000001", "0.000000001"] },
  { budget: "0.000000003", prices: ["0.000000001", "0.000000001", "0.000000001", "0.000000001"] },
];

const exact: Step = {
  id: "exact",
  title: "To the last billionth",
  async run(learner): Promise<Found> {
    for (const { budget, prices } of EXACT) {
      const service = await asked(learner, budget, prices);
      const wrong = wrongIn(service);
      if (!wrong) continue;
      throw new WrongAnswer(
        wrong.right === "granted"
          ? `The budget is ${budget}, and ${wrong.epsilon} still fits exactly; it was ${wrong.verdict}. 0.1 + 0.2 is 0.3 on paper, and 0.30000000000000004 in floating point.`
          : `The budget of ${budget} was used up to the last billionth, and ${wrong.epsilon} more was ${wrong.verdict}.`,
        service.shown(),
      );
    }
    return { passed: true, says: `${EXACT.length} budgets were filled exactly, and one billionth more was refused each time.` };
  },
};

const free: Step = {
  id: "refusals-are-free",
  title: "A refusal costs nothing, and a cheaper question may still fit",
  async run(learner): Promise<Found> {
    const service = await asked(learner, "1", ["0.6", "0.5", "0.7", "2", "0.4", "0.1"]);
    const wrong = wrongIn(service);
    if (!wrong) return { passed: true, says: "After 0.6 of 1, three dear questions were refused, and 0.4 was still granted." };
    throw new WrongAnswer(
      `With a budget of 1, 0.6 was granted and 0.5, 0.7 and 2 did not fit. “${wrong.text}” at ${wrong.epsilon} had to be ${wrong.right}; it was ${wrong.verdict}.`,
      service.shown(),
    );
  },
};

const again: Step = {
  id: "again",
  title: "The same words get the same answer, for nothing",
  async run(learner): Promise<Found> {
    const service = await Service.opened(learner, "1");
    const ask = (text: string, epsilon: string) => service.answered({ text, epsilon });
    await ask("how many are ill", "0.6");
    for (const epsilon of ["0.6", "0.1", "0.6"]) await ask("how many are ill", epsilon);
    await ask("how many are well", "0.4");
    await ask("how many are ill", "0.6");
    const wrong = wrongIn(service);
    if (!wrong) return { passed: true, says: "A question was asked five times and paid for once; another one was another one." };
    throw new WrongAnswer(
      `“${wrong.text}” at ${wrong.epsilon} had to be ${wrong.right}; it was ${wrong.verdict}. The budget was 1: 0.6 for the one question and 0.4 for the other.`,
      service.shown(),
    );
  },
};

export const tests: readonly Step[] = [decides, exact, free, again];
