import { choice, defineParams, integer } from "../schema/index.ts";
import { defineExperiment } from "./experiment.ts";
import type { Result } from "./shamir.result.ts";

/** Of each field the name in a sentence, and the order where it fits into a number. */
const ORDERS = { "11": 11, "31": 31, "101": 101, "251": 251 } as const;

export const params = defineParams(
  {
    threshold: integer({
      label: "Shares needed",
      help: "The threshold t: so many shares open the secret, and one fewer says nothing about it.",
      default: 3,
      min: 2,
      max: 10,
    }),
    shares: integer({ label: "Shares made", help: "How many parties get a share.", default: 5, min: 2, max: 10 }),
    present: integer({
      label: "Shares present",
      help: "How many of the parties bring their share when the secret is opened; the others stay away.",
      default: 5,
      min: 1,
      max: 10,
    }),
    corrupt: integer({
      label: "Of them wrong",
      help: "How many of those present bring a wrong share. Which ones is drawn.",
      default: 0,
      min: 0,
      max: 10,
    }),
    cheat: choice({
      label: "Who brings a wrong share",
      help: "Together: they agree on how to move the secret and keep their shares in line with each other's. Alone: each makes up another value.",
      names: { together: "acts together", alone: "acts alone" },
      default: "together",
    }),
    secret: integer({
      label: "Secret",
      help: "An invented number. It stands in the link of this figure, so type nothing real. It must be below the size of the field.",
      default: 7,
      min: 0,
      max: Number.MAX_SAFE_INTEGER,
    }),
    field: choice({
      label: "Field",
      help: "What is computed in: numbers modulo a small prime (everything can be drawn), modulo 2^61 - 1, or bytes.",
      names: { prime: "small prime", fp61: "2^61 - 1", gf256: "bytes" },
      default: "prime",
    }),
    prime: choice({
      label: "Small prime",
      help: "How many numbers there are, and so how many secrets are possible.",
      choices: ["11", "31", "101", "251"],
      default: "31",
    }),
  },
  [
    {
      names: ["threshold", "shares"],
      broken: ({ threshold, shares }) =>
        threshold > shares ? `${threshold} shares cannot be needed where ${shares} are made: nobody could open the secret` : undefined,
    },
    {
      names: ["present", "shares"],
      broken: ({ present, shares }) => (present > shares ? `${present} shares cannot be present of ${shares} that are made` : undefined),
      mend: ({ shares }, name) => (name === "shares" ? { present: shares } : undefined),
    },
    {
      names: ["corrupt", "present"],
      broken: ({ corrupt, present }) => (corrupt > present ? `${corrupt} of ${present} shares cannot be wrong` : undefined),
      mend: ({ present }, name) => (name === "corrupt" ? undefined : { corrupt: present }),
    },
    {
      names: ["secret", "field", "prime"],
      broken: ({ secret, field, prime }) => {
        const order = field === "fp61" ? Number.POSITIVE_INFINITY : field === "gf256" ? 256 : ORDERS[prime];
        return secret >= order
          ? `the secret ${secret} does not fit into a field of ${order} elements, 0 to ${order - 1}, and would come back as another number`
          : undefined;
      },
    },
  ],
);

export const shamir = defineExperiment<typeof params.fields, Result>({
  id: "shamir",
  title: "Enough shares open it, too few say nothing",
  summary:
    "A secret becomes points of a random polynomial: too few leave every secret possible, enough open it, and wrong ones are noticed, corrected or, past a bound, believed.",
  params,
  version: 1,
  outcome: () => import("./shamir.result.ts"),
  verdicts: ["hides", "detects", "corrects", "wrong-passes"],
  load: async () => (await import("./shamir.run.ts")).run,
});
