/** Randomness as a parameter: the system's, or a visible seed's. */
export { type Coins, fromCoins, type Rng, seededRng, systemRng } from "./rng.ts";
