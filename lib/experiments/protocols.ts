/** Every protocol by its id: how a party's worker finds its role. Names only; the code loads when a party starts. */
import { modelOwner, setAttack } from "../attacks/index.ts";
import { curator } from "../dp/index.ts";
import { secureSum } from "../mpc/index.ts";
import type { Protocol } from "../protocol/index.ts";
import { dpcaPsi, dpPsi, ecdhPsi, kkrtPsi, noisySize, oprfPsi, psiSum, x25519Psi } from "../psi/index.ts";
import { vss } from "../sharing/index.ts";

export const protocols: Readonly<Record<string, Protocol>> = Object.fromEntries(
  [curator, dpcaPsi, dpPsi, ecdhPsi, kkrtPsi, modelOwner, noisySize, oprfPsi, psiSum, secureSum, setAttack, vss, x25519Psi].map((p) => [
    p.id,
    p,
  ]),
);
