/**
 * An attack made for exact answers, against answers that are noisy: it begins anew for as long as it is answered, each pass with a shuffle of
 * its own.
 *
 *   latest   says what the last finished pass says: it takes each for the truth, as one who does not know of noise
 *   vote     says what the passes say together: a score is the mean of theirs, a claim what most of them claim
 *
 * Where answers are exact one pass says all there is.
 *
 * Trap: stopping when everybody is "settled". A noisy count settles people who are not: of forty-five calls, after four.
 */
import { type Attack, IN, nothingYet, OPEN, OUT, type Question, type Saying } from "./question.ts";

export type Together = "latest" | "vote";

interface Passes {
  add(saying: Saying): void;
  /** Of what was added, and of what a pass says that goes on. */
  says(current: Saying | undefined): Saying;
}

/** @param begin a pass, told how many calls were used before it */
export function overAndOver<A = number>(people: number, begin: (asked: number) => Attack<A>, together: Together): Attack<A> {
  const passes = together === "latest" ? latestOf(people) : votesOf(people);
  let current: Attack<A> | undefined;
  let heard = 0; // by the current pass

  function* asking(): Generator<Question, void, A> {
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
      passes.add(current.says());
      current = undefined;
    }
  }
  return { people, asking: asking(), says: () => passes.says(heard > 0 ? current?.says() : undefined) };
}

function latestOf(people: number): Passes {
  let last: Saying | undefined;
  return {
    add({ verdicts, scores }) {
      last = { verdicts: verdicts.slice(), scores: scores.slice() };
    },
    says: (current) => last ?? current ?? nothingYet(people),
  };
}

function votesOf(people: number): Passes {
  let count = 0;
  const [votes, scores] = [new Float64Array(people), new Float64Array(people)];
  const added = (sums: Float64Array, more: ArrayLike<number>) => sums.map((sum, person) => sum + (more[person] as number));
  return {
    add(saying) {
      votes.set(added(votes, saying.verdicts));
      scores.set(added(scores, saying.scores));
      count++;
    },
    says(current) {
      if (count === 0) return current ?? nothingYet(people);
      const [allVotes, allScores] = current ? [added(votes, current.verdicts), added(scores, current.scores)] : [votes, scores];
      return {
        verdicts: Int8Array.from(allVotes, (sum) => (sum > 0 ? IN : sum < 0 ? OUT : OPEN)),
        scores: allScores.map((sum) => sum / (count + (current ? 1 : 0))),
      };
    },
  };
}
