/**
 * The attack that differential privacy is about: one noisy answer, and two databases that differ by one person. Which of them was asked?
 *
 * Knows: everybody else's data, hence both true answers, and how much noise each would have been given; and the answer. Not whether the
 * person is there. It scores an answer by how much likelier it is with the person than without (Neyman and Pearson: no other score
 * is better).
 *
 * Trap: of geometric noise with scales a and b the logarithm of that ratio is |o - x| / a - |o - y| / b, but for a constant. Multiplied by
 * a b it is a whole number, and whole numbers tie when they are equal. As doubles, equal ratios would fall to either side
 * by their last digit, and the measured curve would be another on another machine.
 */
export interface World {
  /** The answer before noise. */
  readonly truth: number;
  /** Scale of the geometric noise, in any unit common to both worlds: a whole number, such as the bound it comes from. */
  readonly scale: number;
}

/** The attacker's score for an answer: high where the person seems to be there. Exact while answers times scales stay below 2^53. */
export const neighbourScore =
  (without: World, withPerson: World) =>
  (answer: number): number =>
    Math.abs(answer - without.truth) * withPerson.scale - Math.abs(answer - withPerson.truth) * without.scale;
