// What the checks look at: the lessons as far as they can be read, and what they may point to.
import type * as v from "valibot";
import type { Params } from "../schema/index.ts";
import type { LessonDraft } from "./lessons.ts";

/** What the check must know of an experiment; its card has all of it. lib/course stands below the experiments and cannot import them. */
export interface WidgetFacts {
  readonly id: string;
  readonly params: Params;
  readonly result: v.GenericSchema;
  readonly verdicts?: readonly string[];
}

/** And of an exercise. */
export interface ExerciseFacts {
  readonly id: string;
  /** the slug of the lesson it belongs to */
  readonly lesson: string;
}

export interface Course {
  readonly root: string;
  readonly drafts: readonly LessonDraft[];
  readonly widgets: ReadonlyMap<string, WidgetFacts>;
  readonly exercises: ReadonlyMap<string, ExerciseFacts>;
  readonly terms: ReadonlySet<string>;
  readonly references: ReadonlySet<string>;
}
