// Which lesson a reader goes to next, from what they have answered and where they were: the lesson they were reading last, else one they have
// begun, else the first that is not done. A lesson is begun when something in it was tried, or when somebody stayed in one of its sections.
import type { OutcomeState } from "../../_lesson/lesson-context.tsx";
import type { Places } from "../../_store/place.ts";

export interface Next<L> {
  readonly lesson: L;
  readonly verb: "Start" | "Next" | "Continue";
  /** where they were in it */
  readonly section: string | undefined;
}

/** `states`: of each lesson's outcomes, in the lessons' order. undefined: every lesson is done. */
export function nextLesson<L extends { readonly id: string }>(
  lessons: readonly L[],
  states: readonly (readonly Pick<OutcomeState, "state">[])[],
  places: Places,
): Next<L> | undefined {
  const open = lessons.filter((_, at) => states[at]?.some(({ state }) => state !== "done") ?? true);
  const isBegun = (lesson: L) =>
    places.sections[lesson.id] !== undefined || states[lessons.indexOf(lesson)]?.some(({ state }) => state !== "todo") === true;
  const begun = open.find(({ id }) => id === places.last) ?? open.find(isBegun);
  const lesson = begun ?? open[0];
  if (lesson === undefined) return undefined;
  const verb = begun !== undefined ? "Continue" : lesson === lessons[0] ? "Start" : "Next";
  return { lesson, verb, section: places.sections[lesson.id] };
}
