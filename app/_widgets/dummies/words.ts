/** Numbers of the figure as they are written. */
import type { Block } from "../../../lib/experiments/dummies.result.ts";
import { counted } from "../numbers.ts";

/** Of a hundred: "30.2 %", "0.09 %". */
export const percent = (share: number): string =>
  `${Number((100 * share).toFixed(share >= 0.1 ? 1 : share >= 0.001 ? 2 : 4)).toLocaleString("en-GB", { maximumFractionDigits: 4 })} %`;

export const nameOf = ({ identifiers, queries }: Pick<Block, "identifiers" | "queries">): string =>
  `${counted(identifiers, "identifier")}, ${counted(queries, "run")}`;

export const whole = (n: number): string => n.toLocaleString("en-GB", { maximumFractionDigits: 0 });
export const oneDecimal = (n: number): string => n.toLocaleString("en-GB", { maximumFractionDigits: 1 });
