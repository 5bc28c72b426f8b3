/**
 * Judges a gatekeeper: first whether it answers what leaves every salary open, then whether anybody works out a salary from what it
 * answered, or learns one from what it refused.
 */
import { judging } from "../judging.ts";
import { attacks } from "./attacks.ts";
import { tests } from "./tests.ts";

export const judge = judging(tests, attacks);
