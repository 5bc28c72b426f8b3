/** A face and its card say the same of what a person may bring. */
import { expect, it } from "vitest";
import { type AnyExperiment, type ExperimentId, experiments } from "../../lib/experiments/index.ts";
import type { Face } from "./face.ts";
import { faces } from "./faces.ts";

it.each(Object.keys(experiments) as ExperimentId[])("%s has a place for one's own where it takes one", async (id) => {
  const { face } = (await faces[id]()) as { face: Face<ExperimentId> };
  const card: AnyExperiment = experiments[id];
  expect(face.card).toBe(card);
  expect(face.Own !== undefined).toBe(card.inputs !== undefined);
});
