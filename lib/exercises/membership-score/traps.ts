/**
 * The games that lead a score astray. Each is won by whoever finds nearly as many members at one false alarm in a hundred as the likelihood ratio of
 * lib/attacks/models does, on the same numbers.
 *
 * False alarms: a score in the same order as ours finds as many, whatever the game and the part of it, and is never refused.
 */
import type { Step } from "../judging.ts";
import type { Asked } from "./api.ts";
import { falseAlarms, found, type Game, gameOf, type Law, scoresOf } from "./game.ts";

/** Of what ours finds. */
const NEARLY = 0.6;

interface Trap {
  readonly id: string;
  readonly title: string;
  readonly law: Law;
  /** For whoever fell into it. */
  readonly why: string;
  /** The trap is in these records, which are a part of all; they are judged once more among themselves, so that nobody gives them up. */
  readonly among?: { readonly what: string; readonly which: (record: Asked) => boolean };
}

const traps: readonly Trap[] = [
  {
    id: "easy-records",
    title: "Records that every model gets right",
    law: { records: 4000, shadows: 16, easiness: 6, gap: 2.5, within: 1, without: 1 },
    why: "Here records differ much in how easy they are. A model that is sure of an easy record need not have seen it: models that were trained without it are just as sure.",
  },
  {
    id: "unsure-victim",
    title: "Records that the victim gets badly wrong",
    law: { records: 4000, shadows: 16, easiness: 2, gap: 2.5, within: 1, without: 1, unsure: 20 },
    why: "Of the records that are not in the training, the victim gets one in twenty badly wrong. That is unusual, and no sign of membership.",
  },
  {
    id: "few-shadows",
    title: "Five shadow models, and luck",
    law: { records: 4000, shadows: 5, easiness: 3, gap: 3, within: 1, without: 1 },
    why: "With two or three models on a side, some records have models that happen to agree to the second digit. A spread that is taken from them alone makes those records the surest of all.",
  },
  {
    id: "close-together",
    title: "Models that agree closely about what they learnt",
    law: { records: 4000, shadows: 16, easiness: 2, gap: 4, within: 0.3, without: 2 },
    why: "Models that learnt a record agree about it closely; the others do not. A victim far above both is not one that learnt it.",
  },
  {
    id: "missing-side",
    title: "Three shadow models: one record in four has none on one side",
    law: { records: 4000, shadows: 3, easiness: 3, gap: 4, within: 1, without: 1 },
    why: "Where no model speaks for one side, the other side still says how easy the record is.",
    among: { what: "the records with no model on one side", which: ({ inside, outside }) => inside.length === 0 || outside.length === 0 },
  },
];

/** The same game and scores, of some records alone. */
function partOf({ asked, members, ours }: Game, scores: Float64Array, which: (record: Asked) => boolean): readonly [Game, Float64Array] {
  const has = (_: unknown, i: number) => which(asked[i] as Asked);
  return [{ asked: asked.filter(has), members: members.filter(has), ours: ours.filter(has) }, scores.filter(has)];
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

export const attacks: readonly Step[] = traps.map(({ id, title, law, why, among }) => ({
  id,
  title,
  async run(learner, { rng }) {
    const game = gameOf(law, rng);
    const scores = await scoresOf(learner, game.asked);
    const [theirs, ours] = [await found(scores, game.members), await found(game.ours, game.members)];
    const says = `${law.records.toLocaleString("en-GB")} records, one false alarm in a hundred: it finds ${percent(theirs)} of the members, the likelihood ratio ${percent(ours)}.`;
    if (theirs < NEARLY * ours)
      return {
        passed: false,
        says: `${says} ${why} Below are the others that it took for members first.`,
        shown: falseAlarms(game, scores),
      };
    if (among) {
      const [part, of] = partOf(game, scores, among.which);
      const [theirsThere, oursThere] = [await found(of, part.members), await found(part.ours, part.members)];
      if (theirsThere < NEARLY * oursThere)
        return {
          passed: false,
          says: `${says} But among ${among.what} it finds ${percent(theirsThere)}, the likelihood ratio ${percent(oursThere)}. ${why} Below are the others among them that it took for members first.`,
          shown: falseAlarms(part, of),
        };
    }
    return { passed: true, says };
  },
}));
