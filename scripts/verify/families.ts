/** All families of numerical vectors that this program computes. */
import type { Family } from "./family.ts";

export const families: readonly Family[] = [];
