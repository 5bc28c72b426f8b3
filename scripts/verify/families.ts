/** All families of numerical vectors that this program computes. */
import { families as attacks } from "./dp-attacks.ts";
import { families as compositions } from "./dp-composition.ts";
import { families as losses } from "./dp-loss.ts";
import { families as mechanisms } from "./dp-mechanisms.ts";
import type { Family } from "./family.ts";

export const families: readonly Family[] = [...attacks, ...compositions, ...losses, ...mechanisms];
