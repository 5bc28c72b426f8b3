/** What sharing must do: any threshold of the shares open the secret, and what cannot be opened or shared is refused. */

import type { Rng } from "../../random/index.ts";
import { deal, type PrimeField, places, primeField } from "../../sharing/index.ts";
import type { Learner, Plain } from "../exercise.ts";
import { refusal, type Step, WrongAnswer } from "../judging.ts";
import { argsOf, asked, digits, inWords, type Request, reduced, runReconstruct, runShare, secretOf } from "./answers.ts";
import type { Share } from "./api.ts";

/** Small enough that the products of two numbers are exact as doubles too: who computes with those passes here, and is caught later. */
export const F11 = primeField(11n);
const F251 = primeField(251n);
const SMALL = [F11, F251] as const;

/** Honest shares at these places. */
export const honest = (field: PrimeField, secret: bigint, threshold: number, at: readonly bigint[], rng: Rng): Share[] =>
  deal(field, secret, { threshold, places: at }, rng).shares.map(({ x, y }) => ({ x, y }));

const SIZES = [
  [1, 1],
  [1, 3],
  [2, 2],
  [2, 3],
  [3, 5],
  [5, 5],
  [4, 10],
] as const;

const shape: Step = {
  id: "shares",
  title: "share gives as many shares as asked for, each for a place of its own",
  async run(learner) {
    for (const field of SMALL) {
      for (const [threshold, count] of SIZES) {
        const request: Request = { field, secret: 7n, threshold, count };
        const shares = reduced(request, await runShare(learner, request));
        if (new Set(shares.map(({ x }) => x)).size < count) {
          throw new WrongAnswer(`${asked(request)} gave two shares for the same place: ${inWords(shares)}. Together they count as one.`);
        }
      }
    }
    return { passed: true, says: `Up to ${SIZES.at(-1)?.[1]} shares, modulo 11 and modulo 251.` };
  },
};

const roundTrip: Step = {
  id: "round-trip",
  title: "Any threshold of the shares open the secret",
  async run(learner, { rng }) {
    let opened = 0;
    for (const field of SMALL) {
      for (const [threshold, count] of SIZES) {
        for (const secret of [0n, 1n, field.order - 1n]) {
          const shares = await runShare(learner, { field, secret, threshold, count });
          const brought = rng.shuffled(shares).slice(0, threshold);
          const got = await runReconstruct(learner, brought, threshold, field);
          if (got !== secret) {
            throw new WrongAnswer(
              `The secret was ${secret}, modulo ${field.order}, and any ${threshold} of ${count} shares should open it. These gave ${digits(got)}: ${inWords(brought)}.`,
            );
          }
          opened++;
        }
      }
    }
    return { passed: true, says: `${opened} secrets were shared and opened, with thresholds from 1 to 5.` };
  },
};

const anyPlaces: Step = {
  id: "any-places",
  title: "reconstruct opens shares at any places, in any order, and more than it needs",
  async run(learner, { rng }) {
    for (const field of SMALL) {
      for (const extra of [0, 0, 0, 1, 3]) {
        const threshold = 1 + rng.below(4);
        const secret = field.random(rng);
        const at = rng.shuffled(places(field, 10)).slice(0, threshold + extra);
        const brought = honest(field, secret, threshold, at, rng);
        const got = await runReconstruct(learner, brought, threshold, field);
        if (got !== secret) {
          throw new WrongAnswer(
            `Of these shares, modulo ${field.order}, any ${threshold} open the secret ${secret}: ${inWords(brought)}. You opened ${digits(got)}.`,
          );
        }
      }
    }
    return { passed: true, says: "Ten times, with up to seven shares, at places that are not 1, 2, 3." };
  },
};

async function mustRefuse(learner: Learner, shares: readonly Share[], threshold: number, why: string): Promise<void> {
  const reply = await refusal(learner, "reconstruct", [shares as unknown as Plain, threshold, F11.order]);
  if (reply.refused) return;
  const secret = secretOf(reply.answer);
  throw new WrongAnswer(
    `${threshold} shares are needed, modulo 11, and these were brought: ${inWords(shares)}. You opened ${digits(secret)}; you should throw. ${why}`,
  );
}

const tooFew: Step = {
  id: "too-few",
  title: "Too few shares are refused",
  async run(learner, { rng }) {
    const shares = honest(F11, 4n, 3, places(F11, 5), rng);
    for (const few of [shares.slice(0, 2), shares.slice(3, 4), []]) {
      await mustRefuse(learner, few, 3, "Too few shares fit every secret, and what a formula makes of them looks like a secret.");
    }
    return { passed: true, says: "Two shares, one and none were refused where three were needed." };
  },
};

const samePlace: Step = {
  id: "same-place",
  title: "Two shares for the same place are refused",
  async run(learner, { rng }) {
    const [a, b, c] = honest(F11, 4n, 3, places(F11, 3), rng) as [Share, Share, Share];
    const why = "Two shares for one place are one share too few, whatever they say.";
    await mustRefuse(learner, [a, b, a], 3, why);
    await mustRefuse(learner, [a, b, { x: b.x, y: (b.y + 1n) % 11n }], 3, why);
    await mustRefuse(learner, [a, { x: a.x + 11n, y: a.y }, c], 3, "Modulo 11, the places 1 and 12 are one.");
    return {
      passed: true,
      says: "The same share twice, another value for the same place, and the place 12 beside the place 1 were refused.",
    };
  },
};

const impossible: Step = {
  id: "impossible",
  title: "What cannot be shared is refused",
  async run(learner) {
    const requests: readonly (readonly [Request, string])[] = [
      [
        { field: F11, secret: 11n, threshold: 2, count: 3 },
        "Modulo 11 the secret 11 cannot be told from 0: another secret would come back",
      ],
      [
        { field: F11, secret: -1n, threshold: 2, count: 3 },
        "Modulo 11 the secret -1 cannot be told from 10: another secret would come back",
      ],
      [{ field: F11, secret: 4n, threshold: 4, count: 3 }, "Four shares would be needed and three are made: nobody could ever open it"],
      [{ field: F11, secret: 4n, threshold: 0, count: 3 }, "A secret that opens with no share at all is not shared"],
    ];
    for (const [request, why] of requests) {
      const reply = await refusal(learner, "share", argsOf(request));
      if (reply.refused) continue;
      throw new WrongAnswer(`${asked(request)} was answered; it should throw. ${why}.`);
    }
    return {
      passed: true,
      says: "Secrets that are no numbers modulo p, a threshold above the number of shares and a threshold of 0 were refused.",
    };
  },
};

export const tests: readonly Step[] = [shape, roundTrip, anyPlaces, tooFew, samePlace, impossible];
