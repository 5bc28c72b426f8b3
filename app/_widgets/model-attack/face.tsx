"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/** The face of the attack on models: what the noise costs in accuracy, what the training spends, and what the same attackers find with and without it. */
import type { ReactNode } from "react";
import type { Result } from "../../../lib/experiments/model-attack.result.ts";
import { modelAttack } from "../../../lib/experiments/model-attack.ts";
import {
  costsAccuracy,
  earlyAsHidden,
  plainLeaks,
  privateLeaks,
  thresholdBlind,
  withinCeiling,
} from "../../../lib/experiments/model-attack.verdicts.ts";
import type { Face, Shown, StageProps } from "../face.ts";
import { Live } from "../Live.tsx";
import { OwnDisclosure } from "../OwnDisclosure.tsx";
import { Signature } from "../signature/Signature.tsx";
import { Attack } from "./Attack.tsx";
import { Exposed } from "./Exposed.tsx";
import { Accuracy, Budget } from "./Learning.tsx";
import { tables } from "./tables.ts";
import { area, counted, nameOf, percent } from "./words.ts";

type Id = "model-attack";
type Done = Shown<Id> & { readonly result: Result };

function Stage({ values, frame, result }: StageProps<Id>): ReactNode {
  const run = result ?? frame;
  if (!run) return <p className="plate-wait">Nothing has been trained yet.</p>;
  return (
    <>
      {run.remark && <p className="figcap">{run.remark}</p>}
      <Signature
        kind="ma"
        wide="attack"
        noise={{
          name: "What the noise costs",
          sub: "How often a model is right. Clipped and noisy sums teach less about everybody.",
          children: <Accuracy run={run} early={values.early} />,
        }}
        budget={{
          name: "The budget it spends",
          sub: "Each step is charged before its sample is drawn. This is one private model.",
          children: <Budget run={run} early={values.early} />,
        }}
        attack={{
          name: "The attackers: was it in the training?",
          sub: `The same on both. Each model is the victim once, the others are its shadows; ${counted(run.n, "record")} in each training, about.`,
          children: <Attack run={run} asked={values} />,
        }}
      />
      <Exposed run={run} />
    </>
  );
}

function sentence({ result, values }: Done): ReactNode {
  const { plain, dp, early, best, epsilon } = result;
  const yeom = plain.attacks["loss-threshold"];
  return (
    <>
      {plainLeaks(result) ? (
        <>
          Plain models give members away: at 1 false alarm in 100 an attacker finds <Live>{percent(best.plain.tprAt1)}</Live> of them (
          {nameOf(best.plain.attack)} has the largest area)
        </>
      ) : (
        <>Even on plain models no attacker is told from guessing</>
      )}
      {yeom && (
        <>
          ; the threshold on the loss finds <Live>{percent(yeom.tprAt1)}</Live>,{" "}
          {thresholdBlind(result) ? "no more than guessing might" : "more than guessing would"}
        </>
      )}
      . At <i>ε</i> = {epsilon} the most is <Live>{percent(best.dp?.tprAt1 ?? 0)}</Live>,{" "}
      {privateLeaks(result) ? "still more than guessing" : "which cannot be told from guessing"}; {ceilingSentence(result)}; the models are
      right in <Live>{percent(dp.testAccuracy)}</Live> of new records, {costsAccuracy(result) ? "less" : "no less"} than{" "}
      {percent(plain.testAccuracy)}. Stopping after {counted(values.early, "epoch")}{" "}
      {earlyAsHidden(result) ? "hides members as well on average" : "hides members less well on average"} (
      <Live>{percent(best.early.tprAt1)}</Live>, {percent(early.testAccuracy)} right), and promises nothing.
    </>
  );
}

/** Of the mean over trainings: a single one has no ceiling of its own. */
function ceilingSentence(result: Result): ReactNode {
  const { best, dp, ceiling } = result;
  const auc = best.dp?.auc ?? 0.5;
  const over = `over all ${counted(dp.models, "training")}`;
  const limit = `the ${area(ceiling.auc)} that no attack passes on average`;
  return withinCeiling(result) ? (
    <>
      the largest area {over}, <Live>{area(auc)}</Live>, is {auc <= ceiling.auc ? "within" : "above, by three standard errors at most,"}{" "}
      {limit}
    </>
  ) : (
    <>
      an area {over} (the largest is <Live>{area(auc)}</Live>) is more than three standard errors above {limit}, which speaks against the
      promise and proves nothing
    </>
  );
}

/** The most that a model may tell about one record, as odds. */
const meaning = (name: string, value: number): string | undefined =>
  name === "epsilon"
    ? `no model is more than ${value < 5 ? Math.exp(value).toFixed(1) : Math.round(Math.exp(value)).toLocaleString("en-GB")} times as likely with a record as without it, but for δ`
    : undefined;

export { Widget } from "#widget";

export const face: Face<Id> = {
  card: modelAttack,
  primary: ["epsilon", "data", "n", "models"],
  relevant: () => ["epsilon", "data", "n", "models", "model", "early", "classifier", "delta"],
  meaning,
  Stage,
  sentence,
  tables,
  picture: async (shown) => (await import("./picture.ts")).picture(shown),
  Own: OwnDisclosure,
  own: {
    summary: "Use a table of your own",
    seeded: "This figure is seeded: anyone who knows the seed can work out the noise of a model that was trained on your table.",
    load: async () => (await import("./OwnRecords.tsx")).OwnRecords,
  },
};
