/** Judges an attack on sizes: whether it finds every set, then whether it wastes calls, claims what it cannot know, or is led astray. */
import { judging } from "../judging.ts";
import { attacks } from "./attacks.ts";
import { tests } from "./tests.ts";

export const judge = judging(tests, attacks);
