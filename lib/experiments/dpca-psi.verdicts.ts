/** What the figure says of a run, each sentence from the numbers of that run. */
import type { InferOutput } from "valibot";
import type { result } from "./dpca-psi.result.ts";

type Result = InferOutput<typeof result>;

/** Every told size is the true one. Null where this page does not know, or nothing was told. */
export const sizesExact = ({ sizes, truth, refused }: Pick<Result, "sizes" | "truth" | "refused">): boolean | null =>
  truth === null || refused !== null ? null : sizes.every((size, i) => size === truth.sizes[i]);

/** Every column whose dummies are zeros sums to what the true matches hold. Null where there is none, or this page does not know. */
export function sumRight({ sums, truth, refused }: Pick<Result, "sums" | "truth" | "refused">): boolean | null {
  if (truth === null || refused !== null) return null;
  const checked = sums.flatMap(({ opened, zeros }, i) => (zeros ? [opened === String(truth.sums[i])] : []));
  return checked.length === 0 ? null : checked.every((right) => right);
}

/** A party saw cells of the other's table that are equal. Null where nobody looked. */
export function cellsLinked({ equalCells: { sender, receiver }, refused }: Pick<Result, "equalCells" | "refused">): boolean | null {
  if (refused !== null || sender === null || receiver === null) return null;
  return sender > 0 || receiver > 0;
}

/**
 * The dummies keep the delta that was asked for, in what the told sizes say. In the compatible variant a party sees more than sizes
 * (`crossMatches`), and nothing is promised about that. Null without dummies: there is no promise.
 */
export const promiseKept = ({ promised }: Pick<Result, "promised">): boolean | null =>
  promised === null ? null : promised.delta <= promised.asked;

/** A ledger refused the run. */
export const runRefused = ({ refused }: Pick<Result, "refused">): boolean => refused !== null;
