/**
 * Computing on what nobody sees: n parties, each with a number of its own, compute together. This is the door: names and
 * types. The rooms are loaded where a party runs.
 *
 *   secure-sum.ts   everybody learns the sum
 */
import { defineProtocol } from "../protocol/index.ts";

export type { ColluderInput, ColluderOutput, ColluderView, MemberInput, MemberOutput } from "./secure-sum.ts";

/** One role, on n seats. A colluder is a member that afterwards hands its view to the others of its kind. */
export const secureSum = defineProtocol("mpc/secure-sum", async () => {
  const { member, colluder } = await import("./secure-sum.ts");
  return { member, colluder };
});
