import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readMap } from "./map.ts";

const PLAN = `
parts:
  - { id: I, title: Why, line: Something leaks., lessons: [{ id: what-leaks, title: What leaks, line: Two totals }] }
  - { id: II, title: Compute, line: Nobody sees., lessons: [{ id: sharing, title: Sharing, line: Split }, { id: psi, title: Planned title, line: Share }] }
`;
const lesson = (order: number, part = "II") => `---
title: Set intersection
part: "${part}"
order: ${order}
summary: Two lists, one question.
minutes: 28
version: 1
outcomes:
  - { id: a, text: Break a hash., widget: hash, question: guesses }
  - { id: b, text: Count the bytes., widget: psi, question: bytes }
---

## Two lists
`;

describe("the course map", () => {
  let content: string;
  const write = (name: string, text: string) => writeFileSync(path.join(content, name), text);
  beforeEach(() => {
    content = mkdtempSync(path.join(tmpdir(), "petri-map-"));
    mkdirSync(path.join(content, "lessons"));
    write("course.yaml", PLAN);
  });
  afterEach(() => rmSync(content, { recursive: true }));

  it("numbers the lessons through all parts, and calls one without a file not written", () => {
    const lessons = readMap(content).flatMap((part) => part.lessons);
    expect(lessons.map(({ number, id, state }) => [number, id, state])).toEqual([
      [1, "what-leaks", "unwritten"],
      [2, "sharing", "unwritten"],
      [3, "psi", "unwritten"],
    ]);
  });

  it("reads title, minutes and outcomes of a lesson from the lesson, not from the plan", () => {
    write("lessons/psi.mdx", lesson(3));
    expect(readMap(content)[1]?.lessons[1]).toMatchObject({
      state: "written",
      title: "Set intersection",
      line: "Share",
      minutes: 28,
      outcomes: [
        { id: "a", question: "guesses" },
        { id: "b", question: "bytes" },
      ],
    });
  });

  it("refuses a lesson that is on no map", () => {
    write("lessons/stray.mdx", lesson(3));
    expect(() => readMap(content)).toThrow("content/lessons/stray.mdx is on no map");
  });

  it("refuses a lesson that carries another number or part than its place", () => {
    write("lessons/psi.mdx", lesson(2));
    expect(() => readMap(content)).toThrow("says part II, lesson 2; on the map it is part II, lesson 3");
    write("lessons/psi.mdx", lesson(3, "I"));
    expect(() => readMap(content)).toThrow("says part I, lesson 3; on the map it is part II, lesson 3");
  });

  it("refuses a plan that names a lesson twice", () => {
    write("course.yaml", PLAN.replace("id: sharing", "id: psi"));
    expect(() => readMap(content)).toThrow("names the lesson psi twice");
  });

  it("says which lesson's frontmatter is wrong", () => {
    write("lessons/psi.mdx", lesson(3).replace("minutes: 28", "minutes: soon"));
    expect(() => readMap(content)).toThrow("content/lessons/psi.mdx: its frontmatter");
  });

  it("reads the real course: four parts, seventeen lessons", () => {
    const parts = readMap();
    expect(parts.map((part) => part.id)).toEqual(["I", "II", "III", "IV"]);
    expect(parts.flatMap((part) => part.lessons)).toHaveLength(17);
  });
});
