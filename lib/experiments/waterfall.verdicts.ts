/** What the figure says of a run, each sentence from the numbers of that run. */
import type { Result } from "./waterfall.result.ts";

/** Some combination of columns is that of a single pair: its row is told apart from all others. */
export const combinationSinglesOut = ({ combinations }: Pick<Result, "combinations">): boolean =>
  combinations.some(({ bits, pairs }) => bits > 0 && pairs === 1);

/** The other party can tell that hidden cells are equal. */
export const cellsLinked = ({ equal }: Pick<Result, "equal">): boolean => equal.length > 0;

/** The followed row moves more than one of the counts. */
export const rowMovesSeveral = ({ sizes, followed }: Pick<Result, "sizes" | "followed">): boolean =>
  sizes.filter((size, i) => size !== followed.without[i]).length > 1;
