/** The face of each experiment, loaded when its widget comes near the view. A missing face is a type error. */
import type { ExperimentId } from "../../lib/experiments/index.ts";
import type { Face } from "./face.ts";

export const faces: { readonly [Id in ExperimentId]: () => Promise<Face<Id>> } = {
  "additive-shares": async () => (await import("./additive-shares/face.tsx")).face,
  "hash-psi-break": async () => (await import("./hash-psi-break/face.tsx")).face,
  shamir: async () => (await import("./shamir/face.tsx")).face,
  psi: async () => (await import("./psi/face.tsx")).face,
};
