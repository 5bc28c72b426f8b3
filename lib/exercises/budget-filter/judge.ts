/**
 * Judges a gatekeeper: first whether it is of use, then whether people get more out of it than the budget, or learn from its refusals. All checks
 * compare with what the rules demand, exactly; there is no luck in them and no false alarm.
 */
import { judging } from "../judging.ts";
import { attacks } from "./attacks.ts";
import { tests } from "./tests.ts";

export const judge = judging(tests, attacks);
