/** The values of the figure as tables. */
import { firstCoin, freshCoinsLeak, intervalHolds } from "../../../lib/experiments/coin-survey.verdicts.ts";
import type { Face } from "../face.ts";

const COIN = { kept: "truth", turned: "the opposite", ignored: "ignored" } as const;

export const tables: Face<"coin-survey">["tables"] = ({ result }) => {
  const { repeats, belief, asked, crowd } = result;
  return [
    {
      caption: "The survey, shares in the people who were asked",
      head: ["what", "value"],
      rows: [
        ["ε of one answer", result.epsilon],
        ["an answer is true with probability", result.keep],
        ["with two coins: the first says “the truth” with probability", firstCoin(result.keep)],
        ["people", result.people],
        ["of these, a truthful yes", result.yes],
        ["people who ignore the coin", result.cheats],
        ["said yes", result.said],
        ["estimated share", result.estimate],
        ["95 % interval from", result.low],
        ["to", result.high],
        ["true share", result.share],
        ["the interval holds it", intervalHolds(result) ? "yes" : "no"],
        ["standard error, exact", result.standardError],
        ["pulled by those who ignore the coin", result.bias],
        [`mean of ${repeats.surveys} surveys`, repeats.mean],
        ["their standard deviation", repeats.deviation],
        ["of their intervals, so many held the truth", repeats.held],
      ],
    },
    {
      caption: `Estimates of ${repeats.surveys} surveys`,
      head: ["from", "to", "surveys", "expected by the exact law"],
      rows: repeats.counts.map((n, i) => [
        repeats.from + i * repeats.width,
        repeats.from + (i + 1) * repeats.width,
        n,
        repeats.expected[i] as number,
      ]),
    },
    {
      caption: "What an attacker believes of one person",
      head: ["before", "after a yes", "after a no"],
      rows: [[belief.prior, belief.yes, belief.no], ...belief.curve.map(({ prior, yes, no }) => [prior, yes, no])],
    },
    {
      caption: `Asked day after day: right about so many of ${asked.people} people`,
      head: ["days", "fresh coins", "expected share", "99 % band from", "to", "one coin, remembered", "expected share"],
      rows: asked.fresh.map(({ days, right, expected, low, high }) => [
        days,
        right,
        expected,
        low,
        high,
        asked.kept.right,
        asked.kept.expected,
      ]),
    },
    {
      caption: `An attacker with fresh coins for ${asked.days} days`,
      head: ["verdict"],
      rows: [[freshCoinsLeak(result) ? "is right more often than one answer allows" : "is right no more often than one answer allows"]],
    },
    {
      caption: "The first hundred people",
      head: ["person", "truth", "the coin says", "answer"],
      rows: crowd.map(({ truth, coin, says }, i) => [i + 1, truth ? "yes" : "no", COIN[coin], says ? "yes" : "no"]),
    },
  ];
};
