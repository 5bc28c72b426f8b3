/** One attack against one victim, written down call by call: what was asked, what came, and what the attacker says then. */
import { type Attack, begin, type Ending, type Question } from "./question.ts";

export interface Call<A = number> {
  readonly asked: Question;
  /** Null: refused. */
  readonly answer: A | null;
  /** By person, after the answer. */
  readonly verdicts: readonly number[];
  readonly scores: readonly number[];
}

/** Plain data: it may come from a worker. */
export interface Recorded<A = number> {
  readonly calls: readonly Call<A>[];
  /** Before the first answer, where there is none; else after the last. */
  readonly verdicts: readonly number[];
  readonly scores: readonly number[];
  readonly ending: Ending;
}

/**
 * @param ask null: refused
 * @param heard told after each answer; await it to let others in
 */
export async function recorded<A>(
  attack: Attack<A>,
  ask: (question: Question) => Promise<A | null> | A | null,
  cap: number,
  heard: (calls: number) => Promise<void> | undefined,
): Promise<Recorded<A>> {
  const play = begin(attack, cap);
  const calls: Call<A>[] = [];
  const says = () => {
    const { verdicts, scores } = attack.says();
    return { verdicts: Array.from(verdicts), scores: Array.from(scores) };
  };
  let said = says();
  for (let { question } = play; question; { question } = play) {
    const asked = [...question]; // an attack may go on writing in what it asked with
    const answer = await ask(asked);
    play.hear(answer);
    if (answer !== null) said = says();
    calls.push({ asked, answer, ...said });
    await heard(calls.length);
  }
  return { calls, ...said, ending: play.ending as Ending };
}
