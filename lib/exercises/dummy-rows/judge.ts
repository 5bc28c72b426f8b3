/**
 * Judges a party's padding: first whether it has the form that the protocol needs, then whether the other party can tell the dummies from the
 * rest, or their number from its own knowledge; and a book that decides who may ask.
 *
 * False alarms: the attacks that count bet against the law of a uniform choice, two wagers at 4e-7 each and two at 9e-8, and a large
 * pool at 2e-9: together less than one in a million. Fillers that are equal by accident: of a few thousand random identifiers of 16 bytes, once in 10^31.
 * The others compare exactly.
 */
import { judging } from "../judging.ts";
import { attacks } from "./attacks.ts";
import { tests } from "./tests.ts";

export const judge = judging(tests, attacks);
