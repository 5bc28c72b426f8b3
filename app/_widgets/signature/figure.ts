/** The figure that stands for the whole: in the picture of a link to the home page, and in the lines for a slide that are shown there. */
import type { ExperimentId } from "../../../lib/experiments/index.ts";

export const SIGNATURE: ExperimentId = "dial";
