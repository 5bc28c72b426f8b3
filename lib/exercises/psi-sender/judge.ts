/**
 * Judges a sender: first whether the receiver gets the right count and what is no honest point is refused, then what a curious receiver
 * can read off beyond the count. It sees what a receiver sees, and the truth only where it says how much of it was found.
 *
 * The attacks that compute (same number, known number, small number, divided map, repeated points) are right or find nothing. Those on the order bet;
 * see order.ts for their false alarms: together at most one in a million runs of a right solution.
 */
import { judging } from "../judging.ts";
import { keyReused, knownKey, weakKey } from "./key.ts";
import { dividedMap } from "./map.ts";
import { order } from "./order.ts";
import { repeatedPoints } from "./repeats.ts";
import { tests } from "./tests.ts";

export const judge = judging(tests, [order, keyReused, knownKey, weakKey, dividedMap, repeatedPoints]);
