/**
 * Judges reports: whether they are of use, then what a listener learns from them.
 *
 * False alarms on a right solution, together below one in a million: six bounds at 1e-7 each (four audits of one report, one of
 * twenty days, one of what changes from day to day), and seven means that are off by more than six standard errors (2e-9 each).
 * No test can show that a promise is kept: what the audits do not see is said where they pass.
 */
import { judging } from "../judging.ts";
import { attacks } from "./attacks.ts";
import { tests } from "./tests.ts";

export const judge = judging(tests, attacks);
