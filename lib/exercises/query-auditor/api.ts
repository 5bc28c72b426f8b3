/**
 * You write one function and export it. `tools` comes last, after the other arguments.
 *
 *   decide(question, answered, salaries, tools)   may the total of this group be answered?
 */

/** Employees by number, from 0; rising, nobody twice, nobody missing a salary. */
export type Group = readonly number[];

/**
 * true: the total is answered. false: it is refused, and everybody sees that it is.
 *
 * @param question  Whose total is asked for.
 * @param answered  The groups whose totals were answered before, to anybody, in order. Refused ones are not in it. Nothing
 *                  else remembers: the service is started anew now and then.
 * @param salaries  One for each employee. At most 36 employees.
 */
export type Decide = (question: Group, answered: readonly Group[], salaries: readonly number[], tools: Tools) => boolean;

export interface Tools {
  /** The number whose product with `a` is 1 modulo the prime p; both are bigint, such as 7n. Throws for a multiple of p, which has none. */
  inverse(a: bigint, p: bigint): bigint;
}
