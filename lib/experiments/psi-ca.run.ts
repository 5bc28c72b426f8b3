/**
 * Stages three plays of one protocol on the same lists: size only with the sender shuffling what it returns, size only with it keeping the
 * order, and the intersection, by which the receiver's claims are judged. No party learns of another play.
 */

import type { InferOutput } from "valibot";
import { claimed, luck, type Place } from "../attacks/places.ts";
import { ecdhPsi } from "../psi/index.ts";
import type { Values } from "../schema/index.ts";
import { bothBrought } from "./both-brought.ts";
import type { Lab } from "./experiment.ts";
import { inventedLists } from "./invented-lists.ts";
import type { result } from "./psi-ca.result.ts";
import type { params } from "./psi-ca.ts";
import { trafficOf } from "./traffic.ts";

type V = Values<typeof params>;
type Result = InferOutput<typeof result>;

export async function run(values: V, lab: Lab): Promise<Result> {
  const lists = inputLists(values, lab);
  const common = { normalise: values.normalise, learns: "receiver" } as const;
  const sizeOnly = async (ordered: boolean) => {
    const { receiver, sender, transcript } = await lab.play(
      ecdhPsi,
      {
        receiver: { role: "receiver", input: { ...common, output: "size", list: lists.receiver, curious: true } },
        sender: { role: "sender", input: { ...common, output: "size", list: lists.sender, ordered } },
      },
      { quiet: true },
    );
    const { messages, bytes } = trafficOf(transcript);
    return {
      size: receiver.size ?? 0,
      places: receiver.places ?? [],
      inputs: { receiver: receiver.list, sender: sender.list },
      messages,
      bytes,
    };
  };
  await lab.progress(0, "counting, with a sender that shuffles");
  const shuffled = await sizeOnly(false);
  await lab.progress(1 / 3, "counting, with a sender that keeps the order");
  const ordered = await sizeOnly(true);
  await lab.progress(2 / 3, "finding the members, to judge the claims");
  const truth = await lab.play(
    ecdhPsi,
    {
      receiver: { role: "receiver", input: { ...common, output: "intersection", list: lists.receiver } },
      sender: { role: "sender", input: { ...common, output: "intersection", list: lists.sender } },
    },
    { quiet: true },
  );
  const members = new Set(truth.receiver.intersection);

  const items = shuffled.inputs.receiver.accepted;
  const judged = ({ size, places, messages, bytes }: typeof shuffled) => {
    const claims = claimed(places);
    const right = claims.filter((item) => members.has(item)).length;
    return {
      size,
      claimed: claims.length,
      right,
      luck: luck({ items, members: members.size, claims: claims.length, right }),
      messages,
      bytes,
    };
  };
  const told = (places: readonly Place[]) => places.map(({ sent, match }) => ({ sent, match, member: members.has(sent) }));
  lab.measure("engine", "noble ristretto255");
  return {
    items,
    members: members.size,
    shuffled: judged(shuffled),
    ordered: judged(ordered),
    places: { shuffled: told(shuffled.places), ordered: told(ordered.places) },
    inputs: shuffled.inputs,
  };
}

const inputLists = (values: V, lab: Lab) => bothBrought(lab, ["receiver", "sender"]) ?? inventedLists(values, lab.rng.fork("lists"));
