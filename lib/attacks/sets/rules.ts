/**
 * Rules by which a victim may hope to do without a budget, and what gets past them.
 *
 *   minimumSize     refuses a question about few people. The weighing design asks about many only; and strings that nobody has
 *                   make any question as long as is wished
 *   withOneOffset   draws its noise once, for all answers. pastOffset asks for nobody first: the answer is the offset, and everything
 *                   after it is exact
 *   remembering     gives the same answer to the same question. That stops averaging over one question, and costs no more budget; it stops nobody
 *                   who asks different ones
 *
 * Trap: each of these stops the attack that its maker had in mind.
 */
import type { Attack, Question } from "./question.ts";
import type { Noise, Victim } from "./victim.ts";

export const minimumSize = <A>(victim: Victim<A>, least: number): Victim<A> => ({
  ask: (question) => (question.length < least ? null : victim.ask(question)),
  get answered() {
    return victim.answered;
  },
});

/** Its cost is a claim, and false. */
export function withOneOffset(noise: Noise): Noise {
  const offset = noise.draw();
  return { ...noise, draw: () => offset };
}

/** The same attack with a first question about nobody, whose answer is taken off all others. */
export function pastOffset(attack: Attack): Attack {
  function* asking(): Generator<Question, void, number> {
    const offset = yield [];
    for (let step = attack.asking.next(); !step.done; ) step = attack.asking.next((yield step.value) - offset);
  }
  return { people: attack.people, asking: asking(), says: attack.says };
}

/** Questions are the same if they are about the same people, in whatever order. */
export function remembering<A>(victim: Victim<A>): Victim<A> {
  const known = new Map<string, A>();
  let remembered = 0;
  return {
    ask(question) {
      const key = [...question].sort((a, b) => a - b).join();
      const before = known.get(key);
      if (before !== undefined) {
        remembered++;
        return before;
      }
      const answer = victim.ask(question);
      if (answer !== null) known.set(key, answer);
      return answer;
    },
    get answered() {
      return victim.answered + remembered;
    },
  };
}
