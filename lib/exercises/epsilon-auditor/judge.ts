/**
 * Judges an auditor: whether it finds what can be found, and whether honest mechanisms can get themselves accused.
 *
 * False alarms on a right solution, together below one in a million: five attacks that count at 1.9e-7 each. The tests ask for
 * bounds that are more than six standard deviations of their counts away from what the event shows, in ten audits of fifteen: see there for the
 * one audit in a hundred in which a right solution may choose another event.
 */
import { judging } from "../judging.ts";
import { attacks } from "./attacks.ts";
import { tests } from "./tests.ts";

export const judge = judging(tests, attacks);
