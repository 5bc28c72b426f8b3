/** What an attack must do at all: ask for people, end, and be right about everybody when it has ended. */
import { type Step, WrongAnswer } from "../judging.ts";
import { askUntil, claims, drawn, lately, type Secret, secretOf } from "./asking.ts";

const nothingAsked: Step = {
  id: "answers",
  title: "It asks for people, and claims nothing before an answer",
  async run(learner, { rng }) {
    const secrets = [1, 2, 9].map((people) => drawn(people, 1, rng));
    for (const [i, verdicts] of (await claims(learner, secrets)).entries()) {
      const person = verdicts.findIndex((word) => word !== "open");
      if (person < 0) continue;
      throw new WrongAnswer(
        `Nothing was asked yet, and claim says “${verdicts[person]}” of person ${person}, one of ${secrets[i]?.people}: it cannot know.`,
      );
    }
    await askUntil(learner, secrets, 1);
    if (secrets.some(({ over }) => over)) throw new WrongAnswer("ask returned null though nothing was answered yet.");
    return { passed: true, says: "It was asked about 1, 2 and 9 people: groups came, and no claims." };
  },
};

export async function settleAll(learner: Parameters<Step["run"]>[0], secrets: readonly Secret[]): Promise<void> {
  await askUntil(learner, secrets, Number.POSITIVE_INFINITY);
  for (const [i, verdicts] of (await claims(learner, secrets)).entries()) {
    const secret = secrets[i] as Secret;
    const person = verdicts.findIndex((word, one) => word !== (secret.members.has(one) ? "in" : "out"));
    if (person < 0) continue;
    const truth = secret.members.has(person) ? "in" : "out";
    throw new WrongAnswer(
      `After ${secret.asked.length} answers about ${secret.people} people ask returned null, and claim says “${verdicts[person]}” of person ${person}, who is ${truth}.`,
      lately(secret),
    );
  }
}

const everySet: Step = {
  id: "every-set",
  title: "Every set of up to six people is found",
  async run(learner, { progress }) {
    const secrets: Secret[] = [];
    for (let people = 0; people <= 6; people++) {
      for (let set = 0; set < 2 ** people; set++) {
        secrets.push(
          secretOf(
            people,
            Array.from({ length: people }, (_, person) => person).filter((person) => (set >> person) & 1),
          ),
        );
      }
    }
    await progress(0.1, "small sets");
    await settleAll(learner, secrets);
    return { passed: true, says: `${secrets.length} sets, from nobody among nobody to all six of six, and everybody in them is settled.` };
  },
};

export const tests: readonly Step[] = [nothingAsked, everySet];
