/** Sets whose sizes are asked for, many at a time, and what the learner's functions answer. */
import type { Rng } from "../../random/index.ts";
import type { Learner, Plain, Shown } from "../exercise.ts";
import { named, WrongAnswer } from "../judging.ts";
import type { Answer, Group } from "./api.ts";

const VERDICTS = ["in", "out", "open"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** One secret set, and what was asked of it. */
export interface Secret {
  readonly people: number;
  readonly members: ReadonlySet<number>;
  readonly asked: Answer[];
  over: boolean;
}

export const secretOf = (people: number, members: Iterable<number>): Secret => ({
  people,
  members: new Set(members),
  asked: [],
  over: false,
});

export const drawn = (people: number, members: number, rng: Rng): Secret =>
  secretOf(people, rng.shuffled(Array.from({ length: people }, (_, person) => person)).slice(0, members));

export const counted = ({ members }: Secret, group: Group): number => group.filter((person) => members.has(person)).length;

/** More questions than this are no attack: asking for each person alone takes as many as there are people. */
const most = (people: number) => 4 * people + 4;

const state = ({ people, asked }: Secret): readonly Plain[] => [people, asked.map(({ group, size }) => ({ group, size }))];

/** One more question to each secret that has one left. @returns whether any had */
async function askAll(learner: Learner, secrets: readonly Secret[], answer = counted): Promise<boolean> {
  const open = secrets.filter(({ over }) => !over);
  const groups = await learner.callMany("ask", open.map(state));
  for (const [i, secret] of open.entries()) {
    const group = groupFrom(groups[i], secret);
    if (group === null) secret.over = true;
    else if (secret.asked.length >= most(secret.people)) {
      throw new WrongAnswer(
        `ask went on after ${secret.asked.length} questions about ${secret.people} people. There is no end to it: it should return null when nothing is left to learn.`,
        lately(secret),
      );
    } else secret.asked.push({ group, size: answer(secret, group) });
  }
  return open.some(({ over }) => !over);
}

/** Until each is over, or was asked so often once more. */
export async function askUntil(learner: Learner, secrets: readonly Secret[], cap: number, answer = counted): Promise<void> {
  for (let calls = 0; calls < cap && (await askAll(learner, secrets, answer)); calls++);
}

export async function claims(learner: Learner, secrets: readonly Secret[]): Promise<readonly (readonly Verdict[])[]> {
  const answers = await learner.callMany("claim", secrets.map(state));
  return answers.map((answer, i) => verdictsFrom(answer, secrets[i] as Secret));
}

function groupFrom(answer: unknown, { people }: Secret): Group | null {
  if (answer === null) return null;
  if (!Array.isArray(answer)) throw new WrongAnswer(`ask should return a list of people, or null; it returned ${named(answer)}.`);
  if (answer.length === 0) throw new WrongAnswer("ask asked for a group of nobody. The answer to that is known: 0.");
  for (const person of answer) {
    if (!(Number.isInteger(person) && person >= 0 && person < people))
      throw new WrongAnswer(`ask named ${named(person)}, where there are people from 0 to ${people - 1}.`);
  }
  const twice = answer.find((person, i) => answer.indexOf(person) < i);
  if (twice !== undefined) throw new WrongAnswer(`ask named person ${twice} twice in one group.`);
  return answer as number[];
}

function verdictsFrom(answer: unknown, { people }: Secret): readonly Verdict[] {
  if (!Array.isArray(answer) || answer.length !== people)
    throw new WrongAnswer(`claim should return a list with a word for each of ${people} people; it returned ${named(answer)}.`);
  const other = answer.find((word) => !VERDICTS.includes(word));
  if (answer.some((word) => !VERDICTS.includes(word)))
    throw new WrongAnswer(`claim should say “in”, “out” or “open” of each person; of one it says ${named(other)}.`);
  return answer as Verdict[];
}

/** More names than this are not told one by one. */
const FEW = 12;
export const inWords = (group: Group): string =>
  group.length <= FEW ? group.join(", ") : `${group.slice(0, FEW).join(", ")} and ${group.length - FEW} more`;

/** The last questions and their answers. */
export const lately = ({ asked }: Secret): Shown => ({
  head: ["asked for", "members among them"],
  rows: asked.slice(-12).map(({ group, size }) => [inWords(group), String(size)]),
});
