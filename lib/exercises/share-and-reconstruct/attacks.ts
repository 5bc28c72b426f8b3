/**
 * The attacks that compute: a share at zero, a polynomial that is used again or can be computed, a degree too low, floats. Each shows what
 * somebody reads who should read nothing.
 */
import { fp61, interpolateAt, type PrimeField, places, primeField } from "../../sharing/index.ts";
import type { Plain } from "../exercise.ts";
import { named, refusal, type Step } from "../judging.ts";
import {
  argsOf,
  asked,
  coefficientsOf,
  digits,
  inWords,
  type Request,
  reduced,
  runReconstruct,
  runShare,
  runShareMany,
  sharesOf,
} from "./answers.ts";
import type { Share } from "./api.ts";
import { F11, honest } from "./tests.ts";

/** Primes beyond which the product of two numbers, or the numbers themselves, are no exact doubles. */
const LARGE: readonly PrimeField[] = [fp61, primeField(3n * 2n ** 30n + 1n)];

const table = (head: readonly string[], shares: readonly Share[]) => ({ head, rows: shares.map(({ x, y }) => [String(x), String(y)]) });

export const largeSecrets: Step = {
  id: "large-secrets",
  title: "Do secrets above 2^53 come back?",
  async run(learner, { rng }) {
    const [threshold, count] = [3, 5];
    const wrong: string[][] = [];
    for (const field of LARGE) {
      for (const secret of [field === fp61 ? 2n ** 53n + 1n : 2n ** 31n + 1n, field.order - 1n, 7n, field.random(rng)]) {
        const request: Request = { field, secret, threshold, count };
        const shares = reduced(request, await runShare(learner, request));
        if (new Set(shares.map(({ x }) => x)).size < count)
          return { passed: false, says: `${asked(request)} gave two shares for the same place.` };
        const brought = honest(field, secret, threshold, places(field, threshold), rng);
        const [opened, reopened] = [
          interpolateAt(field, rng.shuffled(shares).slice(0, threshold), field.zero),
          await runReconstruct(learner, brought, threshold, field),
        ];
        if (opened !== secret) wrong.push([String(secret), "share", digits(opened)]);
        if (reopened !== secret) wrong.push([String(secret), "reconstruct", digits(reopened)]);
      }
    }
    if (wrong.length === 0) return { passed: true, says: "Eight secrets up to 2^61 - 2 were shared and opened, to the last digit." };
    const [[secret, by, got]] = wrong as [[string, string, string]];
    return {
      passed: false,
      says: `The secret ${secret} came back as ${got}, by your ${by}. A double holds 53 bits; products and remainders need all of them.`,
      shown: { head: ["secret", "function", "what came out"], rows: wrong },
    };
  },
};

export const zeroShare: Step = {
  id: "share-at-zero",
  title: "Is somebody given the secret itself?",
  async run(learner) {
    const requests: Request[] = [
      { field: F11, secret: 7n, threshold: 2, count: 5 },
      { field: F11, secret: 4n, threshold: 3, count: 10 },
      { field: fp61, secret: 123_456_789n, threshold: 3, count: 20 },
    ];
    for (const request of requests) {
      const found = await zeroIn(request, await runShare(learner, request));
      if (found) return found;
    }
    // One share more than there are places.
    const over: Request = { field: F11, secret: 7n, threshold: 3, count: 11 };
    const reply = await refusal(learner, "share", argsOf(over));
    if (reply.refused)
      return {
        passed: true,
        says: "No share was for the place 0, and eleven shares modulo 11 were refused: besides zero there are ten places.",
      };
    const shares = sharesOf(reply.answer, over);
    return (
      zeroIn(over, shares) ?? {
        passed: false,
        says: `${asked(over)} was answered. Modulo 11 there are ten places besides zero, so two of these shares are one.`,
        shown: table(["x", "y"], shares),
      }
    );
  },
};

function zeroIn(request: Request, shares: readonly Share[]) {
  const zero = shares.find(({ x }) => x % request.field.order === 0n);
  if (!zero) return undefined;
  return {
    passed: false,
    says:
      `The share for x = ${zero.x}${zero.x === 0n ? "" : `, which is 0 modulo ${request.field.order},`} is ${zero.y}: the secret${zero.y === request.secret ? "" : " in disguise"}. ` +
      `Whoever gets it needs nobody else, though ${request.threshold} shares should be needed.`,
    shown: table(["x", "y"], shares),
  };
}

export const forgedZero: Step = {
  id: "forged-zero",
  title: "Can somebody choose the secret, by bringing a share at zero?",
  async run(learner, { rng }) {
    const field = F11;
    for (const x of [0n, field.order]) {
      const secret = field.random(rng);
      const forged: Share = { x, y: (secret + 1n + BigInt(rng.below(10))) % field.order };
      const [a, b] = honest(field, secret, 3, places(field, 3), rng) as [Share, Share];
      const brought = [a, forged, b];
      const reply = await refusal(learner, "reconstruct", [brought as unknown as Plain, 3, field.order]);
      if (reply.refused) continue;
      return {
        passed: false,
        says:
          `Two honest shares of ${secret} were brought, and a forged one for x = ${x}${x === 0n ? "" : ", which is 0 modulo 11"}. You opened ${named(reply.answer)}` +
          `${reply.answer === forged.y ? `: what the forger wrote, whatever the others bring. At zero the polynomial is the secret` : ""}. No honest share is for zero: refuse it.`,
        shown: table(["x", "y"], brought),
      };
    }
    return { passed: true, says: "A forged share for x = 0 was refused, also when it was written as x = 11." };
  },
};

export const oneTooFew: Step = {
  id: "one-too-few",
  title: "Does one share too few open the secret?",
  async run(learner, { rng }) {
    for (const [threshold, count] of [
      [2, 3],
      [3, 4],
      [5, 6],
    ] as const) {
      const request: Request = { field: fp61, secret: fp61.random(rng), threshold, count };
      const shares = reduced(request, await runShare(learner, request)).filter(({ x }) => x !== 0n); // that one has its own attack
      for (let needed = 1; needed < threshold; needed++) {
        const held = rng.shuffled(shares).slice(0, needed);
        if (interpolateAt(fp61, held, fp61.zero) !== request.secret) continue;
        return {
          passed: false,
          says: `${threshold} shares should be needed, and ${needed} opened the secret ${request.secret}: the polynomial's degree is below ${threshold - 1}.`,
          shown: table(["x", "y"], held),
        };
      }
    }
    return { passed: true, says: "With thresholds 2, 3 and 5, modulo 2^61 - 1, no smaller number of shares opened the secret." };
  },
};

const PINS = 1000;

export const samePolynomial: Step = {
  id: "same-polynomial",
  title: "Two secrets: is the polynomial another one?",
  async run(learner, { rng }) {
    const request = (secret: bigint): Request => ({ field: fp61, secret, threshold: 3, count: 4 });
    const pin = BigInt(rng.below(PINS));
    const other = (pin + 1n + BigInt(rng.below(PINS - 1))) % BigInt(PINS);
    const [one, two, again] = (await runShareMany(learner, [request(pin), request(other), request(pin)])) as [Share[], Share[], Share[]];
    const [a, b, c] = [
      [pin, one],
      [other, two],
      [pin, again],
    ].map(([secret, shares]) =>
      coefficientsOf(request(secret as bigint), shares as Share[])
        ?.slice(1)
        .join(),
    );
    if (a === undefined || b === undefined || c === undefined)
      return { passed: false, says: "The shares of a secret below 1000 do not open it." };

    if (a === b) {
      return {
        passed: false,
        says: `The secrets ${pin} and ${other} were shared with the same polynomial. Whoever holds one share of each subtracts them, and knows how far apart the secrets are.`,
        shown: {
          head: ["x", `share of ${pin}`, `share of ${other}`, "difference"],
          rows: one.map(({ x, y }, i) => [
            String(x),
            String(y),
            String(two[i]?.y),
            String(fp61.toBigInt(fp61.sub(y, two[i]?.y as bigint))),
          ]),
        },
      };
    }
    if (a !== c) return { passed: true, says: "Three sharings, two of them of the same secret, had three different polynomials." };

    // The polynomial follows from the secret: with ONE share, try every secret.
    const held = one[0] as Share;
    const guesses = Array.from({ length: PINS }, (_, guess) => request(BigInt(guess)));
    const fits = (await runShareMany(learner, guesses)).flatMap((shares, guess) =>
      shares.some(({ x, y }) => x === held.x && y === held.y) ? [String(guess)] : [],
    );
    return {
      passed: false,
      says:
        `The secret ${pin} was shared twice, and the shares are the same: the polynomial follows from the secret. An attacker who holds one share and knows that the ` +
        `secret is below ${PINS} shared each of them with your code, and ${fits.length === 1 ? `one fits: ${fits[0]}` : `${fits.length} fit`}.`,
      shown: {
        head: ["the share held", "secrets that give it", "in truth"],
        rows: [[inWords([held]), fits.slice(0, 10).join(", "), String(pin)]],
      },
    };
  },
};

export const constantSeed: Step = {
  id: "constant-seed",
  title: "Loaded anew: do the same shares come again?",
  async run(learner) {
    const request: Request = { field: fp61, secret: 42n, threshold: 3, count: 3 };
    const fresh = async () => {
      await learner.restart();
      return runShareMany(learner, [request, request]);
    };
    const [first, second] = [await fresh(), await fresh()];
    const words = (lists: readonly (readonly Share[])[]) => lists.map(inWords);
    if (words(first).join() !== words(second).join())
      return { passed: true, says: "Your file was loaded twice, and the second time it gave other shares." };
    return {
      passed: false,
      says: "Your file was loaded twice and gave the same shares. Whoever runs it at home gets your polynomials, and needs one share to find a secret.",
      shown: {
        head: ["shares of 42 after the first start", "after the second"],
        rows: words(first).map((line, i) => [line, words(second)[i] as string]),
      },
    };
  },
};
