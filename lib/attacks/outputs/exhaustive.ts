/**
 * The first reconstruction theorem, by trying everything: all 2^n subset counts are answered with error at most E. Any list of bits that fits
 * all of them is wrong in at most 4E places: among the places where the truth is 1 and the candidate 0 (and the other way round) the counts
 * differ by their number, which both answers' errors allow up to 2E.
 *
 * Knows: all answers, and E.
 *
 * Trap: 2^n queries times 2^n candidates; this is a proof for small n, and least-squares.ts is what is done in earnest.
 * Source: Dinur and Nissim (2003), theorem 4 (in the form of Dwork and Roth 2014, theorem 8.1).
 */

/** 16 million comparisons at the most. */
export const MOST_EXHAUSTIVE = 12;

/** The exact answers: entry s is the count over the set whose members are the bits of s. */
export function allSubsetCounts(secret: number, people: number): Float64Array {
  refuseNonsense(people);
  return Float64Array.from({ length: 2 ** people }, (_, set) => ones(secret & set));
}

/**
 * Every list of bits (as the bits of a number) that all answers allow. Empty only if an error was larger than `maxError`.
 * @param answers 2^people of them, in the order of `allSubsetCounts`
 * @throws RangeError where people is not 1 to 12, answers are missing, or maxError is negative
 */
export function consistentWith(answers: ArrayLike<number>, people: number, maxError: number): readonly number[] {
  refuseNonsense(people);
  if (answers.length !== 2 ** people)
    throw new RangeError(`${answers.length} answers: there are ${2 ** people} subsets of ${people} people.`);
  if (!(maxError >= 0)) throw new RangeError(`The largest error is ${maxError}; it must be at least 0.`);
  const found: number[] = [];
  for (let candidate = 0; candidate < answers.length; candidate++) {
    let fits = true;
    for (let set = answers.length - 1; fits && set >= 0; set--) {
      fits = Math.abs(ones(candidate & set) - (answers[set] as number)) <= maxError;
    }
    if (fits) found.push(candidate);
  }
  return found;
}

/** In how many places two lists of bits differ. */
export const hammingDistance = (a: number, b: number): number => ones(a ^ b);

/** In no more places than these can a consistent candidate be wrong: 4E, in pairs of whole numbers. */
export const mostWrong = (people: number, maxError: number): number => Math.min(people, 2 * Math.floor(2 * maxError));

/**
 * The answers that hide best: halfway between the truth and a rival that differs from it as much as the error allows. With them the
 * attack's bound is reached where the truth has enough ones and zeros.
 */
export function hidingAnswers(secret: number, people: number, maxError: number): Float64Array {
  refuseNonsense(people);
  let [rival, ups, downs] = [secret, Math.floor(2 * maxError), Math.floor(2 * maxError)];
  for (let person = 0; person < people; person++) {
    const bit = 1 << person;
    if ((secret & bit) === 0 ? ups-- > 0 : downs-- > 0) rival ^= bit;
  }
  const [true_, other] = [allSubsetCounts(secret, people), allSubsetCounts(rival, people)];
  return true_.map((count, set) => (count + (other[set] as number)) / 2);
}

function refuseNonsense(people: number): void {
  if (!(Number.isInteger(people) && people >= 1 && people <= MOST_EXHAUSTIVE)) {
    throw new RangeError(`${people} people: everything is tried for 1 to ${MOST_EXHAUSTIVE} of them.`);
  }
}

function ones(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count++;
  return count;
}
