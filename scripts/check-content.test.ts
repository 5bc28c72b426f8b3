// The course itself is in order. What the check finds when it is not: lib/course/check.test.ts.
import path from "node:path";
import { expect, it } from "vitest";
import { checkCourse } from "../lib/course/index.ts";
import { exercises } from "../lib/exercises/index.ts";
import { described, experiments } from "../lib/experiments/index.ts";

it("finds nothing wrong in the course's content", async () => {
  expect(checkCourse(path.join(import.meta.dirname, ".."), await described(Object.values(experiments)), Object.values(exercises))).toEqual(
    [],
  );
});
