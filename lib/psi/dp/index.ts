/**
 * Intersections under differential privacy. The room's door; psi/index.ts loads it. Rooms that bring a group are loaded where a party runs.
 *
 *   noisy-size.ts    one party counts, and pays for each noisy size from its budget
 *   overlap-law.ts   the noise that shared dummies make      dummy-count.ts   how many of them a promise costs
 *   published-dummies.ts   what the DPCA-PSI project says    waterfall.ts     what several identifiers come to, in the clear
 *
 * DPCA-PSI, several identifiers a row:
 *   dpca.ts               both roles: padded sizes, shares of what matched    terms.ts          what both must have set alike
 *   dummies.ts            the rows that pad                                   query-ledger.ts   how often a data set was asked
 *   matching.ts           column after column, and who learns which rows      row-cipher.ts     what it needs of a group
 *   cipher-u.ts           Curve25519, u alone: fast                           cipher-p256.ts    P-256, with hash-p256.ts: compatible
 *   permute-and-share.ts  matched payload into shares: a network of switches (network.ts), a transfer for each (switch-transfers.ts)
 *   payload-paillier.ts   the same with Paillier                              upstream-config.ts  DPCA-PSI's own settings
 *
 * DP-PSI, members that are not certain:
 *   dp-psi.ts             both roles: a sample goes in, a randomised response comes out
 */
import { defineProtocol } from "../../protocol/index.ts";

export type { DpPsiReceiverInput, DpPsiReceiverOutput, DpPsiSenderInput, DpPsiSenderOutput } from "./dp-psi.ts";
export type { DpcaOutput } from "./dpca.ts";
export { type DeltaBetween, deltaOfDummies, dummyCount, gaussianCount, type Promised, usualDelta } from "./dummy-count.ts";
export type { Asker, AskerInput, CounterInput, CounterOutput, SizeTerms } from "./noisy-size.ts";
export { MOST_DUMMIES, overlapLaw, overlapLoss, overlapVariance } from "./overlap-law.ts";
export type { PaillierTerms } from "./payload-paillier.ts";
export { PUBLISHED, PUBLISHED_EPSILONS, type PublishedRow } from "./published-dummies.ts";
export type { Queries, Runs } from "./query-ledger.ts";
export type { DpcaInput } from "./terms.ts";
export { agreements, type Cells, equalCells, type Pair, sizesOf, waterfall } from "./waterfall.ts";

export const dpcaPsi = defineProtocol("psi/dpca", async () => {
  const { receiver, sender } = await import("./dpca.ts");
  return { receiver, sender };
});

/** For a party that decides by the last answer what to ask next. */
export const loadNoisySize = async () => import("./noisy-size.ts");

export const noisySize = defineProtocol("psi/noisy-size", async () => {
  const { asker, counter } = await import("./noisy-size.ts");
  return { asker, counter };
});

export const dpPsi = defineProtocol("psi/dp-psi", async () => {
  const { receiver, sender } = await import("./dp-psi.ts");
  return { receiver, sender };
});
