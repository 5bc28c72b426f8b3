/**
 * The two roles of the protocols with two keys are mirror images: each masks its own list, masks the other's, gives that back and gets its
 * own back. They differ in the names of their messages and in who learns.
 */
import type { Channel } from "../channel/index.ts";
import type { PsiInput } from "./party.ts";

export interface Side {
  readonly peer: Channel;
  readonly learns: boolean;
  readonly peerLearns: boolean;
  readonly tags: { readonly sends: string; readonly gets: string; readonly returns: string; readonly getsBack: string };
}

/** `suffix` tells one protocol's messages from another's. */
export function sideOf(role: "receiver" | "sender", peer: Channel, { learns }: Pick<PsiInput, "learns">, suffix = ""): Side {
  const [sends, gets, returns, getsBack] =
    role === "receiver" ? ["blinded", "masked", "returned", "doubled"] : ["masked", "blinded", "doubled", "returned"];
  return {
    peer,
    learns: learns === "both" || learns === role,
    peerLearns: learns !== role,
    tags: { sends: sends + suffix, gets: gets + suffix, returns: returns + suffix, getsBack: getsBack + suffix },
  };
}
