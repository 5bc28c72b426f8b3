/** Judges a membership score: whether it is one, then whether it finds members where there is something to be mistaken about. */
import { judging } from "../judging.ts";
import { tests } from "./tests.ts";
import { attacks } from "./traps.ts";

export const judge = judging(tests, attacks);
