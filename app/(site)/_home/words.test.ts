/** The home page's sentences follow the map, whatever stands on it. */
import { expect, it } from "vitest";
import { type MapLesson, type MapPart, readMap } from "../../../lib/course/map.ts";
import { inHours, minutesOf, stateOfCourse, writtenOf } from "./words.ts";

const lesson = (number: number, minutes?: number): MapLesson => {
  const planned = { id: `l${number}`, number, title: `Lesson ${number}`, line: "" };
  return minutes === undefined ? { ...planned, state: "unwritten" } : { ...planned, state: "written", version: 1, minutes, outcomes: [] };
};
const course = (...minutes: (number | undefined)[]): MapPart[] => [
  { id: "I", title: "", line: "", lessons: minutes.slice(0, 2).map((each, i) => lesson(i + 1, each)) },
  { id: "II", title: "", line: "", lessons: minutes.slice(2).map((each, i) => lesson(i + 3, each)) },
];

it.each([
  [course(undefined, undefined, undefined), "Three lessons are planned. None is written yet."],
  [course(undefined, 28, undefined), "Three lessons are planned. One is written: 28 minutes, and complete in itself."],
  [course(25, 30, undefined, 28), "Four lessons are planned. Three are written, of 25 to 30 minutes, and each is complete in itself."],
  [course(25, 25, undefined), "Three lessons are planned. Two are written, of 25 minutes, and each is complete in itself."],
  [course(25, 30, 20), "Three lessons of 20 to 30 minutes, each complete in itself."],
])("%#", (parts, sentence) => expect(stateOfCourse(parts)).toBe(sentence));

it("times are added up", () => {
  expect(minutesOf(writtenOf(course(25, undefined, 28)))).toBe(53);
  expect([0, 1, 53, 60, 61, 120, 150].map(inHours)).toEqual([
    "0 minutes",
    "1 minute",
    "53 minutes",
    "1 hour",
    "1 hour 1 minute",
    "2 hours",
    "2 hours 30 minutes",
  ]);
});

it("the course as it is has a sentence", () => expect(stateOfCourse(readMap())).toMatch(/^Seventeen lessons .*\.$/));
