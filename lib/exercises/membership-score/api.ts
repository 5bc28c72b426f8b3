/**
 * You write one function and export it.
 *
 *   score(records, tools)    how surely each record was in the training of the model under attack
 *
 * Only the order of the scores counts: the judge calls those with the highest scores members, as many as one false alarm in a hundred allows, and
 * counts how many of them are.
 */

/**
 * What the attacker sees of one record. Each number is a model's phi = ln(p / (1 - p)), where p is the probability that the model gives to the
 * record's own label: 0 is undecided, 5 is sure, and negative numbers are for other labels.
 */
export interface Asked {
  /** Of the model under attack. */
  readonly victim: number;
  /** Of the attacker's own models, trained as the victim was: of those that were trained with this record. May be empty. */
  readonly inside: readonly number[];
  /** And of those that were trained without it. May be empty; together there are at least three. */
  readonly outside: readonly number[];
}

/**
 * @param records  From one to thousands, of one game: the same models speak of all of them.
 * @returns        One finite number for each record, in order: the higher, the surer that it is a member.
 */
export type ScoreFunction = (records: readonly Asked[], tools: Tools) => readonly number[];

export interface Tools {
  /** The natural logarithm of the normal density with this mean and variance (above 0) at x. */
  logNormal(x: number, mean: number, variance: number): number;
}
