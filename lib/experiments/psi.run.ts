/**
 * Stages a private set intersection: deals two invented lists or passes on the tickets for two that a person brought, plays
 * the protocol, and counts what crossed.
 *
 * A cheat is judged against an honest run of the same lists, played off the record beside it: the director does not know
 * lists that a person brought, so it cannot work out by itself what was gained or lost.
 */

import type { InferOutput } from "valibot";
import { ProtocolError } from "../channel/index.ts";
import {
  type Cheat,
  ecdhPsi,
  type KkrtInput,
  kkrtPsi,
  oprfPsi,
  type PsiInput,
  type PsiOutput,
  wrongAtMost,
  x25519Psi,
} from "../psi/index.ts";
import type { Rng } from "../random/index.ts";
import type { Values } from "../schema/index.ts";
import { bothBrought } from "./both-brought.ts";
import type { Lab, TranscriptLine } from "./experiment.ts";
import { inventedLists } from "./invented-lists.ts";
import type { result } from "./psi.result.ts";
import { engineOf, type params } from "./psi.ts";
import { plannedAt } from "./tampering.ts";
import { sharedOf } from "./two-lists.ts";

type V = Values<typeof params>;
type Result = InferOutput<typeof result>;
interface Answer {
  readonly receiver: PsiOutput;
  readonly sender: PsiOutput;
}

/** The card refuses the others. */
type KkrtEngine = KkrtInput["engine"];

/** Small tampered runs fail where a party waits for what never comes; nobody should watch that for half a minute. */
const TAMPERED_PATIENCE = 4000;
const SMALL = 2000;

export async function run(values: V, lab: Lab): Promise<Result> {
  const { protocol, mode, output, learns, tamper, tamperAt, cheat } = values;
  const lists = inputLists(values, lab);
  const common = {
    output,
    learns,
    normalise: values.normalise,
    ...(values.country && { country: values.country.toUpperCase() }),
    ...(protocol === "oprf" && { mode, ...(mode === "poprf" && { info: values.info }) }),
  } satisfies Omit<PsiInput, "list">;
  const small = values.n + values.m <= SMALL;
  const transcript: TranscriptLine[] = [];
  const engine = engineOf(values);
  const play = (cheating: Cheat | undefined, quiet: boolean) => {
    const options = {
      quiet,
      ...(!quiet && { transcript }),
      ...(tamper !== "none" && { tampers: [plannedAt(tamper, tamperAt, "sender")], ...(small && { patience: TAMPERED_PATIENCE }) }),
    };
    const { receiver, sender } = lists;
    if (protocol === "kkrt") {
      const [left, right] = [
        { ...common, engine: values.engine as KkrtEngine, list: receiver },
        { ...common, engine: values.engine as KkrtEngine, list: sender },
      ];
      return lab.play(kkrtPsi, { receiver: { role: "receiver", input: left }, sender: { role: "sender", input: right } }, options);
    }
    if (engine !== "noble") {
      const [left, right] = [{ ...common, engine, list: receiver } as const, { ...common, engine, list: sender } as const];
      return lab.play(x25519Psi, { receiver: { role: "receiver", input: left }, sender: { role: "sender", input: right } }, options);
    }
    return lab.play(
      protocol === "ecdh" ? ecdhPsi : oprfPsi,
      {
        receiver: { role: "receiver", input: { ...common, list: receiver } },
        sender: { role: "sender", input: { ...common, list: sender, ...(cheating && { cheat: cheating }) } },
      },
      options,
    );
  };

  const honest = cheat === "none" ? undefined : await play(undefined, true);
  const cheating = cheat === "none" ? undefined : cheatOf(cheat, lists.dealt, lab.rng.fork("cheat"));
  let played: Awaited<ReturnType<typeof play>> | undefined;
  let refusal: ProtocolError | undefined;
  try {
    played = await play(cheating, false);
  } catch (error) {
    if (!cheating || !(error instanceof ProtocolError)) throw error;
    refusal = error;
  }

  const answer: Answer = (played ?? honest) as Answer; // a refused run still tells how each party read its own list
  const learner = learns === "sender" ? answer.sender : answer.receiver;
  const traffic = trafficOf(played?.transcript ?? transcript);
  lab.measure("engine", enginesOf(answer));
  lab.measure("bytes", traffic.bytes);
  return {
    protocol,
    mode: protocol === "oprf" ? mode : null,
    output,
    learns,
    size: played ? learner.size : null,
    expected: lists.dealt ? sharedOf(values) : null,
    ...(protocol === "kkrt" && { wrongAtMost: wrongAtMost(answer.receiver.list.accepted, answer.sender.list.accepted) }),
    ...(played && learner.intersection && { intersection: learner.intersection }),
    inputs: { receiver: answer.receiver.list, sender: answer.sender.list },
    traffic,
    ...(cheating && honest && { cheat: judge(cheating, values, honest, played, refusal) }),
  };
}

/** What each party says that it computed with; noble where there was no choice. */
function enginesOf({ receiver, sender }: Answer): string {
  const [one, two] = [receiver.engine ?? "noble", sender.engine ?? "noble"];
  return one === two ? one : `${one} and ${two}`;
}

interface Dealt {
  readonly receiver: readonly string[];
  readonly sender: readonly string[];
  readonly shared: readonly string[];
}

function inputLists(values: V, lab: Lab) {
  const brought = bothBrought(lab, ["receiver", "sender"]);
  if (brought) return { ...brought, dealt: undefined };
  const dealt = inventedLists(values, lab.rng.fork("lists"));
  return { receiver: dealt.receiver, sender: dealt.sender, dealt };
}

/**
 * A cheating sender guesses. Where this page dealt the lists it lets the guess be a good one, so that the figure shows what
 * the cheat can do and not how often it misses; with a person's own lists the sender has nothing but luck.
 */
function cheatOf(kind: Exclude<V["cheat"], "none">, dealt: Dealt | undefined, rng: Rng): Cheat {
  const spoiled = dealt?.shared[0];
  switch (kind) {
    case "other-point":
      return spoiled === undefined ? { kind } : { kind, spoil: spoiled, at: dealt?.receiver.indexOf(spoiled) };
    case "insert": {
      const others = dealt?.receiver.filter((item) => !dealt.sender.includes(item)) ?? [];
      return { kind, guess: others[rng.below(Math.max(1, others.length))] ?? "somebody@example.com" };
    }
    case "repeat":
    case "second-key":
      return { kind };
  }
}

function judge(cheat: Cheat, { learns, protocol }: V, honest: Answer, played: Answer | undefined, refusal: ProtocolError | undefined) {
  if (!played) {
    const note = `The receiver refused and learned nothing; neither did the sender. ${refusal?.message ?? ""}`.trim();
    return { kind: cheat.kind, gained: 0, lost: 0, noticed: true, note };
  }
  const sizeOf = ({ receiver, sender }: Answer) => (learns === "sender" ? sender.size : receiver.size) ?? 0;
  const change = sizeOf(played) - sizeOf(honest);
  const gained = cheat.kind === "second-key" ? (played.sender.located ?? 0) : Math.max(0, change);
  const lost = Math.max(0, -change);
  const note = cheat.kind === "second-key" ? secondKey(protocol, played.sender, lost) : NOTES[cheat.kind]({ gained, lost, learns });
  return { kind: cheat.kind, gained, lost, noticed: false, note };
}

interface Facts {
  readonly gained: number;
  readonly lost: number;
  readonly learns: V["learns"];
}

const NOTES: Readonly<Record<Exclude<Cheat["kind"], "second-key">, (facts: Facts) => string>> = {
  "other-point": ({ lost }) =>
    lost > 0
      ? "A valid point stood in another's place, so nothing looked wrong, and a shared item is missing from the result."
      : "A valid point stood in another's place, so nothing looked wrong; the item was not a shared one, so nothing is missing.",
  insert: ({ gained, learns }) => {
    if (gained === 0) return "The guessed item is not on the other list, so nothing was gained.";
    return learns === "receiver"
      ? "The receiver believes that the sender holds an item that it does not hold. No protocol can see what a party really has."
      : "The sender asked about an item that it does not hold, and got an answer. No protocol can see what a party really has.";
  },
  repeat: () => "The repeated item was not noticed.",
};

/** What two keys tell the sender; see lib/psi/cheats.ts. */
function secondKey(protocol: V["protocol"], { located = 0, halves }: PsiOutput, lost: number): string {
  const missing = lost > 0 ? ` The answer misses ${lost} of the shared items.` : "";
  if (located === 0)
    return `What went out under the second key carries a mark. Nothing that shows the mark comes back to the sender in this run, so it gains nothing.${missing}`;
  if (protocol === "oprf") {
    return `For ${located} shared ${located === 1 ? "item" : "items"} the sender now knows in which half of the receiver's list it stands: the key that matched is a mark on it.${missing}`;
  }
  return `The sender was due one number. It got two, one for either half of its own list: ${halves?.join(" and ")}. With a key for every item it would get the members.${missing}`;
}

function trafficOf(transcript: readonly TranscriptLine[]): Result["traffic"] {
  const rows = new Map<string, { round: number; from: string; to: string; tag: string; messages: number; bytes: number }>();
  const sum = { messages: transcript.length, bytes: 0, receiverBytes: 0, senderBytes: 0 };
  for (const { round, from, to, tag, length } of transcript) {
    sum.bytes += length;
    if (from === "receiver") sum.receiverBytes += length;
    else sum.senderBytes += length;
    const key = `${from}/${tag}`;
    const row = rows.get(key) ?? { round, from, to, tag, messages: 0, bytes: 0 };
    rows.set(key, { ...row, messages: row.messages + 1, bytes: row.bytes + length });
  }
  return { ...sum, rows: [...rows.values()] };
}
