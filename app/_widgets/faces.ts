/** The face of each experiment, loaded when its widget comes near the view. A missing face is a type error. */
import type { ExperimentId } from "../../lib/experiments/index.ts";
import type { Face } from "./face.ts";

export const faces: { readonly [Id in ExperimentId]: () => Promise<Face<Id>> } = {
  differencing: async () => (await import("./differencing/face.tsx")).face,
  linkage: async () => (await import("./linkage/face.tsx")).face,
  reconstruction: async () => (await import("./reconstruction/face.tsx")).face,
  "local-dp": async () => (await import("./local-dp/face.tsx")).face,
  "coin-survey": async () => (await import("./coin-survey/face.tsx")).face,
  ledger: async () => (await import("./ledger/face.tsx")).face,
  "model-attack": async () => (await import("./model-attack/face.tsx")).face,
  dial: async () => (await import("./dial/face.tsx")).face,
  "additive-shares": async () => (await import("./additive-shares/face.tsx")).face,
  "hash-psi-break": async () => (await import("./hash-psi-break/face.tsx")).face,
  shamir: async () => (await import("./shamir/face.tsx")).face,
  cuckoo: async () => (await import("./cuckoo/face.tsx")).face,
  "psi-race": async () => (await import("./psi-race/face.tsx")).face,
  psi: async () => (await import("./psi/face.tsx")).face,
  "psi-ca": async () => (await import("./psi-ca/face.tsx")).face,
  "psi-sum": async () => (await import("./psi-sum/face.tsx")).face,
  "dpca-psi": async () => (await import("./dpca-psi/face.tsx")).face,
  "averaging-attack": async () => (await import("./averaging-attack/face.tsx")).face,
  "one-run-six-numbers": async () => (await import("./one-run-six-numbers/face.tsx")).face,
  composition: async () => (await import("./composition/face.tsx")).face,
  audit: async () => (await import("./audit/face.tsx")).face,
  "sparse-vector": async () => (await import("./sparse-vector/face.tsx")).face,
  "float-attack": async () => (await import("./float-attack/face.tsx")).face,
  sensitivity: async () => (await import("./sensitivity/face.tsx")).face,
  "dp-sgd": async () => (await import("./dp-sgd/face.tsx")).face,
  sampler: async () => (await import("./sampler/face.tsx")).face,
  "secure-sum": async () => (await import("./secure-sum/face.tsx")).face,
  "verifiable-shares": async () => (await import("./verifiable-shares/face.tsx")).face,
};
