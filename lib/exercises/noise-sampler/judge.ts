/**
 * Judges noise: first whether the published number is of use, then what epsilon it really keeps, as far as an auditor can show.
 *
 * False alarms on a right solution, together below one in a million: eight bounds at 1e-7 each (five audits, two of groups, one of bits),
 * and means that are off by more than six standard deviations (2e-9 each).
 * No test can show that a promise is kept: what the audits do not see is said where they pass.
 */
import { judging } from "../judging.ts";
import { groups, neighbours } from "./audits.ts";
import { floats } from "./floats.ts";
import { constantSeed } from "./seed.ts";
import { tests } from "./tests.ts";

export const judge = judging(tests, [constantSeed, neighbours, groups, floats]);
