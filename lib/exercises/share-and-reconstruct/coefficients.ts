/**
 * The attack on the coefficients: many sharings of random secrets are opened, and betted on (coefficient-bets.ts). What the bettors win on
 * is what somebody with one share too few can use: a coefficient that is likelier to be this than that makes one secret likelier than
 * another.
 *
 * It sees complete sharings, as anyone does who runs the code at home.
 */
import type { JudgeLab, Learner } from "../exercise.ts";
import { type Step, WrongAnswer } from "../judging.ts";
import { fortuneInWords } from "../statistics/bets.ts";
import { asked, coefficientsOf, inWords, type Request, runShareMany } from "./answers.ts";
import { ALARM, betOn, NEEDED, type Opened, STAGES, type Stage } from "./coefficient-bets.ts";

const BATCH = 250;

/** Sharings of random secrets, opened. */
export async function openedSharings(
  learner: Learner,
  { field, threshold }: Stage,
  count: number,
  { rng }: JudgeLab,
  last: readonly bigint[],
): Promise<Opened[]> {
  const requests: Request[] = Array.from({ length: count }, () => ({ field, secret: field.random(rng), threshold, count: threshold }));
  let before = last;
  return (await runShareMany(learner, requests)).map((shares, i) => {
    const request = requests[i] as Request;
    const found = coefficientsOf(request, shares);
    if (!found || found[0] !== request.secret) {
      throw new WrongAnswer(`${asked(request)} gave shares that do not open the secret: ${inWords(shares)}.`);
    }
    const coefficients = found.slice(1);
    const opened: Opened = { secret: request.secret, coefficients, before, shares: shares.map(({ y }) => y) };
    before = coefficients;
    return opened;
  });
}

export const coefficients: Step = {
  id: "coefficients",
  title: "Is every coefficient uniform, and independent of everything?",
  async run(learner, lab) {
    let total = 0;
    for (const [at, stage] of STAGES.entries()) {
      const bet = betOn(stage);
      const seen: Opened[] = [];
      while (seen.length < stage.sharings && bet.wager.ln < NEEDED) {
        const more = Math.min(BATCH, stage.sharings - seen.length);
        for (const opened of await openedSharings(learner, stage, more, lab, seen.at(-1)?.coefficients ?? [])) {
          seen.push(opened);
          bet.wager.see(opened);
        }
        await lab.progress((at + seen.length / stage.sharings) / STAGES.length, "opening sharings of random secrets");
      }
      total += seen.length;
      if (bet.wager.ln < NEEDED) continue;
      const suspicion = bet.suspicions[bet.wager.leader];
      const table = suspicion?.table(seen) ?? [];
      const p = stage.field.order;
      return {
        passed: false,
        says:
          `${suspicion?.what}: in ${seen.length} sharings modulo ${p} with threshold ${stage.threshold}, not as chance would have it. ` +
          `Betting on it turned one unit into ${fortuneInWords(bet.wager.ln)}; with uniform coefficients that happens at most once in ` +
          `${Math.round(1 / ALARM).toLocaleString("en-GB")} runs. ${consequence(p, stage.threshold, suspicion?.what ?? "", table)}`,
        shown: {
          head: ["value", "seen", "expected"],
          rows: table.map(([name, count, expected]) => [name, String(count), expected.toFixed(1)]),
        },
      };
    }
    return {
      passed: true,
      says: `${total.toLocaleString("en-GB")} sharings of random secrets were opened, modulo 11, 193, 3·2^30 + 1 and 2^61 - 1. No bet on the coefficients won.`,
    };
  },
};

function consequence(p: bigint, threshold: number, what: string, table: readonly (readonly [string, number, number])[]): string {
  const never = table.filter(([, seen]) => seen === 0);
  if (p === 11n && table.length === 11 && never.length === 1) {
    const thing = what.includes("share") ? "that share" : "this coefficient";
    return `Whoever holds ${threshold - 1} shares can try each secret: the one that would make ${thing} ${never[0]?.[0]} is ruled out, and with every new sharing of the secret another one.`;
  }
  return `Whoever holds ${threshold - 1} shares can try each secret, compute the coefficients that it would need, and see which are likely.`;
}
