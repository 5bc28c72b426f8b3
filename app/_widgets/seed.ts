/** The seed as a field: a number, or nothing for the system's randomness. */
import { readSeed, SEEDS } from "../../lib/schema/index.ts";

export const SEED_ALLOWED = `${SEEDS}, or empty`;

export const readSeedField = (text: string): string | undefined => {
  if (text.trim() === "") return "";
  const seed = readSeed(text);
  return seed === undefined ? undefined : String(seed);
};
