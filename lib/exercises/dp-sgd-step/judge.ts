/**
 * Judges a step of DP-SGD: whether a model can learn from it, then whether one person can be found in it. First without noise, by how far one
 * person moves the sum; then in the noise, by audits.
 *
 * False alarms on a right solution, together below one in a million: four audits at 2e-7 each and what is measured of the noise (noise.ts), and a mean
 * square that is more than twelve standard deviations off (tests.ts).
 */
import { judging } from "../judging.ts";
import { noise } from "./noise.ts";
import { onePerson } from "./one-person.ts";
import { tests } from "./tests.ts";

export const judge = judging(tests, [...onePerson, ...noise]);
