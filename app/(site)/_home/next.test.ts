import { expect, it } from "vitest";
import { NOWHERE, type Places } from "../../_store/place.ts";
import { nextLesson } from "./next.ts";

const lessons = [{ id: "sharing" }, { id: "psi" }, { id: "noise" }];
type State = "todo" | "started" | "done";
const next = (states: readonly (readonly State[])[], places: Places = NOWHERE) => {
  const found = nextLesson(
    lessons,
    states.map((each) => each.map((state) => ({ state }))),
    places,
  );
  return found && `${found.verb} ${found.lesson.id}${found.section === undefined ? "" : `#${found.section}`}`;
};
const fresh: State[] = ["todo", "todo"];
const done: State[] = ["done", "done"];

it.each([
  ["nothing was done", [fresh, fresh, fresh], NOWHERE, "Start sharing"],
  ["a lesson was begun", [fresh, ["done", "todo"], fresh], NOWHERE, "Continue psi"],
  ["one outcome was tried and not met", [fresh, fresh, ["started", "todo"]], NOWHERE, "Continue noise"],
  ["the first is done", [done, fresh, fresh], NOWHERE, "Next psi"],
  ["a later one is done", [fresh, done, fresh], NOWHERE, "Start sharing"],
  ["somebody was reading", [fresh, fresh, fresh], { last: "psi", sections: { psi: "recap" } }, "Continue psi#recap"],
  [
    "two were begun, and one was read last",
    [["started"], fresh, fresh],
    { last: "noise", sections: { noise: "dial", sharing: "split" } },
    "Continue noise#dial",
  ],
  [
    "the one read last is done",
    [["started"], fresh, done],
    { last: "noise", sections: { noise: "dial", sharing: "split" } },
    "Continue sharing#split",
  ],
  [
    "only a place is left of it, and it was not the last",
    [fresh, fresh, done],
    { last: "noise", sections: { psi: "recap" } },
    "Continue psi#recap",
  ],
  ["the place is in a lesson that is gone", [fresh, fresh, fresh], { last: "gone", sections: { gone: "x" } }, "Start sharing"],
  ["all are done", [done, done, done], { last: "psi", sections: { psi: "recap" } }, undefined],
] as const)("when %s", (_, states, places, wanted) => expect(next(states, places)).toBe(wanted));
