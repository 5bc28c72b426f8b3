/**
 * The module with the face of each experiment, loaded when its widget comes near the view. A missing face is a type error.
 *
 * The frame comes with it, by the face's own export: what both use is then sent once (the schema and its neighbours, a tenth of a figure's script).
 */
import type { ComponentType } from "react";
import type { ExperimentId } from "../../lib/experiments/index.ts";
import type { Face } from "./face.ts";
import type { WidgetProps } from "./Widget.tsx";

export interface FaceModule<Id extends ExperimentId> {
  readonly face: Face<Id>;
  /** In the browser alone: where pages are made there is none (NoWidget.ts), whatever its type says. */
  readonly Widget: ComponentType<WidgetProps>;
}

export const faces: { readonly [Id in ExperimentId]: () => Promise<FaceModule<Id>> } = {
  differencing: () => import("./differencing/face.tsx"),
  linkage: () => import("./linkage/face.tsx"),
  reconstruction: () => import("./reconstruction/face.tsx"),
  "local-dp": () => import("./local-dp/face.tsx"),
  "coin-survey": () => import("./coin-survey/face.tsx"),
  ledger: () => import("./ledger/face.tsx"),
  "model-attack": () => import("./model-attack/face.tsx"),
  dial: () => import("./dial/face.tsx"),
  "additive-shares": () => import("./additive-shares/face.tsx"),
  "set-attack": () => import("./set-attack/face.tsx"),
  "hash-psi-break": () => import("./hash-psi-break/face.tsx"),
  shamir: () => import("./shamir/face.tsx"),
  cuckoo: () => import("./cuckoo/face.tsx"),
  "psi-race": () => import("./psi-race/face.tsx"),
  psi: () => import("./psi/face.tsx"),
  "psi-ca": () => import("./psi-ca/face.tsx"),
  "psi-sum": () => import("./psi-sum/face.tsx"),
  "dpca-psi": () => import("./dpca-psi/face.tsx"),
  waterfall: () => import("./waterfall/face.tsx"),
  "dp-psi": () => import("./dp-psi/face.tsx"),
  dummies: () => import("./dummies/face.tsx"),
  "averaging-attack": () => import("./averaging-attack/face.tsx"),
  "one-run-six-numbers": () => import("./one-run-six-numbers/face.tsx"),
  composition: () => import("./composition/face.tsx"),
  audit: () => import("./audit/face.tsx"),
  "sparse-vector": () => import("./sparse-vector/face.tsx"),
  "float-attack": () => import("./float-attack/face.tsx"),
  sensitivity: () => import("./sensitivity/face.tsx"),
  overfit: () => import("./overfit/face.tsx"),
  "dp-sgd": () => import("./dp-sgd/face.tsx"),
  sampler: () => import("./sampler/face.tsx"),
  "secure-sum": () => import("./secure-sum/face.tsx"),
  "verifiable-shares": () => import("./verifiable-shares/face.tsx"),
};
