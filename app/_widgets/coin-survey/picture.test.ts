import { expect, it } from "vitest";
import { stillPicture } from "../../_pictures/stills.ts";

it("draws days where the survey is made again, and none where people are asked once", async () => {
  expect(await stillPicture("coin-survey", "days=30")).toContain("Asked day after day");
  expect(await stillPicture("coin-survey", "days=1")).not.toContain("day");
});
