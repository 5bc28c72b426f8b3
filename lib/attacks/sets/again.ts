/**
 * An attack made for exact answers, for answers that are noisy: it begins anew for as long as it is answered, each pass with a shuffle of its
 * own, and says what the passes say together. A score is the mean of theirs, a claim what most of them claim.
 *
 * Knows: that answers are noisy. Where they are exact one pass says all there is.
 *
 * Trap: stopping when everybody is "settled". A noisy count settles people who are not, and after four calls of forty-five.
 */
import { type Attack, IN, nothingYet, OPEN, OUT, type Question, type Saying } from "./question.ts";

/** @param begin a pass, told how many calls were used before it */
export function overAndOver(people: number, begin: (asked: number) => Attack): Attack {
  const [votes, scores] = [new Float64Array(people), new Float64Array(people)];
  let passes = 0;
  let current: Attack | undefined;
  let heard = 0; // by the current pass

  const add = ({ verdicts, scores: own }: Saying, to: { votes: Float64Array; scores: Float64Array }) => {
    for (let person = 0; person < people; person++) {
      to.votes[person] = (to.votes[person] as number) + (verdicts[person] as number);
      to.scores[person] = (to.scores[person] as number) + (own[person] as number);
    }
  };

  function* asking(): Generator<Question, void, number> {
    if (people === 0) return;
    for (let asked = 0; ; ) {
      current = begin(asked);
      heard = 0;
      for (let step = current.asking.next(); !step.done; ) {
        const answer = yield step.value;
        heard++;
        asked++;
        step = current.asking.next(answer);
      }
      add(current.says(), { votes, scores });
      passes++;
      current = undefined;
    }
  }

  const says = (): Saying => {
    if (passes === 0) return current?.says() ?? nothingYet(people);
    const all = { votes: votes.slice(), scores: scores.slice() };
    const counted = passes + (current && heard > 0 ? 1 : 0);
    if (current && heard > 0) add(current.says(), all);
    return {
      verdicts: Int8Array.from(all.votes, (sum) => (sum > 0 ? IN : sum < 0 ? OUT : OPEN)),
      scores: all.scores.map((sum) => sum / counted),
    };
  };
  return { people, asking: asking(), says };
}
