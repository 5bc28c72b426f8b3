/** Names of the methods, and numbers as they are written. */

import type { Result } from "../../../lib/experiments/local-dp.result.ts";
import { METHOD_NAMES, type Method } from "../../../lib/experiments/local-dp.ts";

export const NAMES: Readonly<Record<Method, string>> = { ...METHOD_NAMES, central: "a curator adds noise" };

export const nameOf = (method: Method, { days }: Pick<Result, "days">): string =>
  method === "rappor" ? `${NAMES.rappor}, ${days} ${days === 1 ? "report" : "reports"}` : NAMES[method];

/** Whom a person has to trust. */
export const TRUSTED: Readonly<Record<Method, string>> = {
  central: "the curator, who reads all",
  "shuffled-kary": "the shuffler",
  "shuffled-oue": "the shuffler",
  kary: "nobody",
  oue: "nobody",
  sue: "nobody",
  rappor: "nobody",
};

/** An error in people: three digits, no more decimals than say something. */
export const inPeople = (n: number): string =>
  n >= 100 ? Math.round(n).toLocaleString("en-GB") : String(Number(n.toPrecision(n < 10 ? 2 : 3)));

export const about = (x: number): string => String(Number(x.toPrecision(3)));
