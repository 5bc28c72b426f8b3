/**
 * Judges a sender: first whether the receiver gets the right count and what is no honest point is refused, then what a curious receiver
 * can read off beyond the count.
 *
 * The attacks that compute (same key, weak key, divided map, repeated points) are right or find nothing. The one that counts is the one on
 * the order; see order.ts for its false alarms.
 */
import { judging } from "../judging.ts";
import { tests } from "./tests.ts";

export const judge = judging(tests, []);
