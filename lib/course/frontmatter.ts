// What stands at the head of a lesson. The outcomes are the lesson's contract with its reader: each names the widget that establishes it
// and the question that tests it, and check.ts fails where one of the two is not on the page.
import * as v from "valibot";
import { id, words } from "./yaml.ts";

export const PARTS = ["I", "II", "III", "IV"] as const;

const whole = (what: string) => v.pipe(v.number(what), v.integer(what), v.minValue(1, what));

const outcome = v.strictObject(
  {
    id,
    /** completes "You will be able to …": begins with a verb, ends with a full stop */
    text: words,
    widget: id,
    question: id,
  },
  "is not an outcome: { id, text, widget, question }",
);

export const frontmatter = v.strictObject(
  {
    title: words,
    part: v.picklist(PARTS, "is none of I, II, III, IV"),
    order: whole("is not the lesson's number in the course"),
    summary: words,
    minutes: whole("is not a whole number of minutes"),
    version: whole("is not a whole number"),
    outcomes: v.pipe(
      v.array(outcome, "is not a list of outcomes"),
      v.minLength(2, "has fewer than two outcomes"),
      v.maxLength(4, "has more than four outcomes"),
    ),
  },
  "is not a lesson's frontmatter",
);

export type Frontmatter = v.InferOutput<typeof frontmatter>;
export type Outcome = Frontmatter["outcomes"][number];
