/** What an attack came to, said beside blind guessing. It knows the truth, which the attack never gets. */
import { luck } from "../attacks/places.ts";
import { type CountAndSum, IN, OUT, type Recorded, scoreOf } from "../attacks/sets/index.ts";
import type { Panel, Spread } from "./set-attack.result.ts";

export interface Ledgered {
  /** After each call. */
  readonly spent: readonly number[];
  readonly refused: number;
}

/** @param ranks whether the scores rank everybody: not where one person is aimed at */
export function panelOf(
  record: Recorded<number | CountAndSum>,
  truth: readonly number[],
  ranks: boolean,
  { spent, refused }: Ledgered,
): Panel {
  const people = record.verdicts.length;
  const areaOf = (scores: readonly number[], verdicts: readonly number[]) =>
    ranks ? scoreOf({ scores: Float64Array.from(scores), verdicts: Int8Array.from(verdicts) }, truth).auc : null;
  const { claimedIn, claimedOut, open } = scoreOf(
    { scores: Float64Array.from(record.scores), verdicts: Int8Array.from(record.verdicts) },
    truth,
  );
  const claims = claimedIn.right + claimedIn.wrong;
  return {
    calls: record.calls.filter(({ answer }) => answer !== null).length,
    settled: people - open,
    complete: open === 0,
    members: claims,
    right: claimedIn.right,
    wrong: claimedIn.wrong,
    mistaken: claimedIn.wrong + claimedOut.wrong,
    auc: areaOf(record.scores, record.verdicts),
    precision: claims === 0 ? null : claimedIn.right / claims,
    luck: claims === 0 ? null : luck({ items: people, members: truth.length, claims, right: claimedIn.right }),
    spent: spent.at(-1) ?? 0,
    refused,
    truth: [...truth],
    record: record.calls.map(({ asked, answer, verdicts, scores }, call) => ({
      asked: [...asked],
      ...(answer === null || typeof answer === "number" ? { answer } : { answer: answer.count, sum: answer.sum }),
      says: verdicts.map(letterOf).join(""),
      spent: spent[call] as number,
      auc: areaOf(scores, verdicts),
    })),
  };
}

const letterOf = (verdict: number): string => (verdict === IN ? "i" : verdict === OUT ? "o" : "-");

/** What a panel is before its first call. */
export const emptyPanel = (people: number, truth: readonly number[]): Panel => ({
  calls: 0,
  settled: 0,
  complete: people === 0,
  members: 0,
  right: 0,
  wrong: 0,
  mistaken: 0,
  auc: null,
  precision: null,
  luck: null,
  spent: 0,
  refused: 0,
  truth: [...truth],
  record: [],
});

/** What of a run goes into the spread of many. */
export type Outcome = Pick<Panel, "auc" | "right" | "members" | "complete" | "calls">;

/** Deviations of the normal law that 99 % lie within: means of many runs are close to normal, however the areas are spread. */
const NORMAL_99 = 2.5758293035489;

export function spreadOf(outcomes: readonly Outcome[]): Spread {
  const runs = outcomes.length;
  const mean = (values: readonly number[]) => (values.length === 0 ? null : values.reduce((sum, x) => sum + x, 0) / values.length);
  const aucs = outcomes.flatMap(({ auc }) => (auc === null ? [] : [auc]));
  const auc = mean(aucs);
  const half =
    auc === null || aucs.length < 2
      ? null
      : NORMAL_99 * Math.sqrt(aucs.reduce((sum, x) => sum + (x - auc) ** 2, 0) / (aucs.length - 1) / aucs.length);
  const claiming = outcomes.filter(({ members }) => members > 0);
  const [right, members] = [mean(outcomes.map((each) => each.right)) ?? 0, mean(outcomes.map((each) => each.members)) ?? 0];
  return {
    runs,
    aucs,
    rights: outcomes.map((each) => each.right),
    claimed: outcomes.map((each) => each.members),
    auc,
    right,
    members,
    precision: mean(claiming.map((each) => each.right / each.members)),
    pooled: members === 0 ? null : right / members,
    complete: mean(outcomes.map(({ complete }) => Number(complete))) ?? 0,
    calls: mean(outcomes.map(({ calls }) => calls)) ?? 0,
    low: auc === null || half === null ? null : auc - half,
    high: auc === null || half === null ? null : auc + half,
  };
}
