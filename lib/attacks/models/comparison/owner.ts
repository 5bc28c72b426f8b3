/**
 * Whoever has a table trains on it, privately and not, and plays the attackers against the models, all in one place: no row leaves it, and no
 * label. What it tells is how well the attackers did, and of the most exposed rows their numbers.
 */
import { loadOwnTable, loadTables } from "../../../learning/index.ts";
import type { Brought, PartyLab, Peers } from "../../../protocol/index.ts";
import { type Comparison, compare, type Settings } from "./comparison.ts";

export interface OwnerInput {
  readonly table: Brought;
  readonly columns: string;
  readonly label: string;
  readonly settings: Settings;
}

export interface OwnerOutput {
  readonly comparison: Required<Comparison>;
  readonly classes: readonly string[];
  /** About the table, where there is something to say. */
  readonly remark?: string;
}

export async function owner(_: Peers, { table: brought, columns, label, settings }: OwnerInput, lab: PartyLab): Promise<OwnerOutput> {
  await lab.progress(0, "reading the table");
  const { readOwnTable } = await loadOwnTable();
  const { remarkOn } = await loadTables();
  const { table, classes, names } = await readOwnTable(brought, columns, label);
  const remark = remarkOn(table, names);
  const comparison = await compare(table, settings, { rng: lab.rng, progress: lab.progress, show: () => {} });
  return { comparison, classes, ...(remark !== undefined && { remark }) };
}
