/** One real intersection-sum about the attack's first question, beside the ideal one that answers all of them: both say the same. */
import { psiSum } from "../psi/index.ts";
import type { Lab } from "./experiment.ts";
import type { Panel, Result } from "./set-attack.result.ts";
import { nameOf } from "./set-attack-real.run.ts";
import type { Scene } from "./set-attack-scene.run.ts";

/** The attacker says nothing while it draws its primes, which may take long on a phone. */
const PATIENCE = 120_000;
const BITS = 2048;

export async function realSum({ members, payments }: Scene, { record }: Panel, lab: Lab<Result>): Promise<Result["realSum"]> {
  const [first] = record;
  if (!first) return null;
  await lab.progress(0, "one real intersection-sum");
  const common = { normalise: "none", bits: BITS } as const;
  const { shop } = await lab.play(
    psiSum,
    {
      publisher: { role: "publisher", input: { ...common, list: members.map(nameOf), rerandomise: true } },
      shop: { role: "shop", input: { ...common, list: first.asked.map((person) => `${nameOf(person)},${payments[person]}`) } },
    },
    { quiet: true, patience: PATIENCE },
  );
  return { asked: first.asked.length, size: shop.size, sum: shop.sum };
}
