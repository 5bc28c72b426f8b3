/** What a figure lets somebody who holds the network do to one message. Which message that is, each protocol names in its own way. */
import type { Tamper, Tampering } from "../channel/index.ts";
import { choice } from "../schema/index.ts";

/** Written out, with a type that knows them all: the channel's own list would bring the channel's code onto every page. */
const TAMPERINGS = ["drop", "duplicate", "replay", "reorder", "truncate"] as const satisfies readonly Tampering[];

export const tamper = choice({
  label: "The wire",
  help: "What somebody who holds the network does to one message.",
  choices: ["none", ...TAMPERINGS],
  names: {
    none: "is left alone",
    drop: "drops one",
    duplicate: "repeats one at once",
    replay: "replays one later",
    reorder: "swaps two",
    truncate: "cuts one short",
  },
  default: "none",
});

/** A rule of the parameters: a place without a tampering means nothing. */
export const placeOfNothing = {
  names: ["tamperAt"] as const,
  broken: ({ tamper, tamperAt }: { readonly tamper: string; readonly tamperAt: string }) =>
    tamper === "none" && tamperAt !== "" ? "it says where tamper acts, and tamper is none" : undefined,
};

/** A place is sender of the message/tag/number; tags may contain slashes themselves. Empty: the first message of `first`. */
export function plannedAt(kind: Tampering, place: string, first: string): Tamper {
  if (place === "") return { kind, from: first, nth: 0 };
  const [from = "", ...rest] = place.split("/");
  const nth = Number(rest.pop());
  return { kind, from, tag: rest.join("/"), nth };
}
