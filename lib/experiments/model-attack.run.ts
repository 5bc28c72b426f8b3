/**
 * Deals the records and lets the comparison run (lib/attacks/models/comparison). What a person brought stays with its owner, who trains and
 * attacks in a worker of its own; of invented records and digits the run does it itself, and shows the models as they come.
 */

import { modelOwner } from "../attacks/index.ts";
import { type Comparison, compare, type Settings } from "../attacks/models/comparison/comparison.ts";
import { DIGITS, digitTable, SIDE } from "../learning/mnist/digits.ts";
import { inventedTable } from "../learning/synthetic.ts";
import type { Table } from "../learning/table.ts";
import type { Values } from "../schema/index.ts";
import type { Lab } from "./experiment.ts";
import type { Frame, Result } from "./model-attack.result.ts";
import { ATTACKERS, type params } from "./model-attack.ts";

type Asked = Values<typeof params>;

/** What the comparison does not know. */
interface About {
  readonly source: Frame["source"];
  readonly classes: readonly string[];
  readonly remark?: string | undefined;
  /** Where rows are pictures. */
  readonly pictures?: { readonly table: Table; readonly side: number } | undefined;
}

export async function run(asked: Asked, lab: Lab<Frame>): Promise<Result> {
  const settings = settingsOf(asked);
  const given = lab.given("owner");
  if (given) {
    const input = { table: given, columns: asked.columns, label: asked.label, settings };
    const { owner } = await lab.play(modelOwner, { owner: { role: "owner", input } });
    const { comparison, classes, remark } = owner;
    return told(comparison, { source: "own", classes, remark }, asked);
  }
  const began = lab.now();
  const { table, side } = await recordsOf(asked, lab);
  const about: About = {
    source: asked.data,
    classes: Array.from({ length: table.classes }, (_, label) => String(label)),
    pictures: { table, side },
  };
  let first = true;
  const show = (shown: Comparison) => {
    if (first) lab.measure("first", (lab.now() - began) / 1000);
    first = false;
    lab.show(framed(shown, about, asked));
  };
  return told(await compare(table, settings, { rng: lab.rng, progress: lab.progress, show }), about, asked);
}

const settingsOf = ({ n, models, model, epsilon, delta, early, classifier }: Asked): Settings => ({
  n,
  models,
  architecture: model,
  epsilon,
  delta,
  early,
  attackers: ATTACKERS.filter((id) => id !== "shadow-classifier" || classifier),
});

/** Hard enough that a model remembers rows beside the patterns; a row with a wrong label can only be remembered. */
const INVENTED = { rows: 4000, side: 20, turned: 38, mislabelled: 5 } as const;

async function recordsOf({ data }: Asked, { rng }: Lab<Frame>): Promise<{ readonly table: Table; readonly side: number }> {
  if (data === "mnist") return { table: await digitTable(), side: SIDE };
  const { side, ...invented } = INVENTED;
  return { table: inventedTable({ ...invented, width: side * side, classes: DIGITS }, rng.fork("invented")), side };
}

function framed(shown: Comparison, about: About, { epsilon, delta }: Asked): Frame {
  const { source, classes, remark, pictures } = about;
  const { plain, early, dp, exposed, ...rest } = shown;
  return {
    ...rest,
    source,
    classes,
    ...(remark !== undefined && { remark }),
    epsilon,
    delta,
    plain,
    early,
    ...(dp && { dp }),
    best: { plain: bestOf(plain), early: bestOf(early), ...(dp && { dp: bestOf(dp) }) },
    exposed: exposed.map((each) => ({
      ...each,
      ...(pictures && { points: pointsOf(pictures.table, each.row), side: pictures.side }),
    })),
  };
}

const told = (comparison: Required<Comparison>, about: About, asked: Asked): Result => ({
  ...framed(comparison, about, asked),
  dp: comparison.dp,
  plan: comparison.plan,
  owed: comparison.owed,
  ceiling: comparison.ceiling,
});

/** The largest area, and the most hits at few false alarms, whoever has them. */
function bestOf({ attacks }: Frame["plain"]): Frame["best"]["plain"] {
  const found = Object.entries(attacks).sort(([, a], [, b]) => b.auc - a.auc);
  const most = (of: (one: (typeof found)[number][1]) => number) => Math.max(0, ...found.map(([, one]) => of(one)));
  return {
    attack: found[0]?.[0] ?? "",
    auc: found[0]?.[1].auc ?? 0.5,
    tprAt1: most(({ tprAt1 }) => tprAt1),
    tprAt01: most(({ tprAt01 }) => tprAt01),
  };
}

/** A row of zeros and ones in hex, highest bit first. */
function pointsOf({ columns, starts, width }: Table, row: number): string {
  const bytes = new Uint8Array(Math.ceil(width / 8));
  for (const column of columns.subarray(starts[row], starts[row + 1]))
    bytes[column >> 3] = (bytes[column >> 3] as number) | (128 >> (column & 7));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
