/** What the figure says of a run, each sentence from the numbers of that run. */

import type { Result } from "./local-dp.result.ts";
import type { Method } from "./local-dp.ts";

type Methods = Pick<Result, "methods">;

const expectedOf = ({ methods }: Methods, wanted: Method): number =>
  methods.find(({ method }) => method === wanted)?.expected ?? Number.POSITIVE_INFINITY;

/** The local methods that report once, and what they come to behind a shuffler. */
export const bestOf = (result: Methods, among: readonly Method[]): Method =>
  among.reduce((best, method) => (expectedOf(result, method) < expectedOf(result, best) ? method : best));

export const LOCAL = ["kary", "oue", "sue"] as const;
export const SHUFFLED = ["shuffled-kary", "shuffled-oue"] as const;

/** With so many options, k-ary response is expected to err less than optimised unary encoding. */
export const karyBeatsUnary = (result: Methods): boolean => expectedOf(result, "kary") < expectedOf(result, "oue");

/** The best of the shuffled methods is expected to err less than half as much as the best of the local ones. */
export const shufflingHelps = (result: Methods): boolean =>
  expectedOf(result, bestOf(result, SHUFFLED)) < expectedOf(result, bestOf(result, LOCAL)) / 2;
