/** Exact bounds on a probability, and nothing else: an auditor needs no randomness. */
import { lowerBound, upperBound } from "../../dp/clopper-pearson.ts";
import type { Tools } from "./api.ts";

export const makeTools = (): Tools => ({ lowerBound, upperBound });
