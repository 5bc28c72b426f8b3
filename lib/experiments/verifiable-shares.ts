/** Sharing a secret when the dealer may cheat: the card. The protocol is in lib/sharing, the attack on a PIN in lib/attacks. */
import { choice, defineParams, flag, integer, text } from "../schema/index.ts";
import { defineExperiment } from "./experiment.ts";
import type { Result } from "./verifiable-shares.result.ts";

export const MOST_PARTIES = 8;
export const PIN_DIGITS = 4;
export const PINS = 10 ** PIN_DIGITS;

export const params = defineParams(
  {
    scheme: choice({
      label: "Commitments",
      help: "What the dealer publishes of its polynomial: each coefficient in the group (Feldman), or each together with a random one (Pedersen).",
      names: { feldman: "Feldman", pedersen: "Pedersen" },
      default: "feldman",
    }),
    threshold: integer({ label: "Threshold", help: "How many shares open the secret.", default: 3, min: 2, max: MOST_PARTIES }),
    parties: integer({
      label: "Parties",
      help: "How many get a share. Each runs in a worker of its own, and so does the dealer.",
      default: 5,
      min: 2,
      max: MOST_PARTIES,
    }),
    pin: text({
      label: "PIN",
      help: "The secret that is shared: an invented PIN. It stands in this figure's link.",
      max: PIN_DIGITS,
      pattern: /^\d{4}$/,
      allowed: "four digits",
      default: "2580",
    }),
    cheat: choice({
      label: "The dealer",
      help: "What the dealer does that breaks the rules.",
      names: {
        none: "follows the protocol",
        "bad-share": "deals a bad share, mends it",
        "false-answer": "deals a bad share, stands by it",
        "two-boards": "shows some other commitments",
        "high-degree": "takes too high a degree",
        "known-log": "made H itself",
      },
      default: "none",
    }),
    victims: integer({
      label: "Parties it cheats",
      help: "How many parties, the last ones, get a bad share or other commitments.",
      default: 1,
      min: 1,
      max: MOST_PARTIES,
    }),
    checks: flag({
      label: "Parties check",
      help: "Whether they check their shares, count the commitments and compare them. Otherwise they take what they get.",
      default: true,
    }),
  },
  [
    {
      names: ["threshold", "parties"],
      broken: ({ threshold, parties }) =>
        threshold > parties ? `${threshold} shares would be needed and ${parties} are made: nobody could ever open the secret` : undefined,
      mend: ({ threshold, parties }, name) => (name === "parties" ? { threshold: parties } : { parties: threshold }),
    },
    {
      names: ["victims", "parties", "cheat"],
      broken: ({ victims, parties, cheat }) => {
        const most = cheat === "two-boards" ? parties - 1 : parties;
        return victims > most ? `of ${parties} parties at most ${most} can be cheated in this way` : undefined;
      },
      mend: ({ parties, cheat }, name) => (name === "victims" ? undefined : { victims: cheat === "two-boards" ? parties - 1 : parties }),
    },
    {
      names: ["cheat", "scheme"],
      broken: ({ scheme, cheat }) =>
        cheat === "known-log" && scheme === "feldman"
          ? "Feldman's commitments have no second generator H that a dealer could have made"
          : undefined,
      mend: (_, name) => (name === "cheat" ? { scheme: "pedersen" as const } : { cheat: "none" as const }),
    },
  ],
);

export type Frame = { readonly tried: number; readonly found: string | null };

export const verifiableShares = defineExperiment<typeof params.fields, Result, Frame>({
  id: "verifiable-shares",
  title: "A dealer that may cheat",
  summary:
    "A dealer shares a PIN and publishes commitments; the parties check, compare and complain, and an attacker tries every PIN on what was published.",
  params,
  version: 1,
  outcome: () => import("./verifiable-shares.result.ts"),
  verdicts: ["dealer-caught", "pin-brute-forced", "one-secret"],
  load: async () => (await import("./verifiable-shares.run.ts")).run,
});
