"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/** The face of verifiable sharing. */
import { verifiableShares } from "../../../lib/experiments/verifiable-shares.ts";
import { dealerCaught, oneSecret, pinBruteForced } from "../../../lib/experiments/verifiable-shares.verdicts.ts";
import type { DataTable, Face, Shown } from "../face.ts";
import { Live } from "../Live.tsx";
import { Stage } from "./Stage.tsx";
import { listOf, named, nameOf, REFUSALS, type Result, roundsOf } from "./words.ts";

type Id = "verifiable-shares";
type Done = Shown<Id> & { readonly result: Result };

function dealing(result: Result) {
  const { complaints, refusal, parties, opened, cheat } = result;
  const seats = parties.map(({ seat }) => seat);
  const same =
    oneSecret(result) === false ? (
      <>
        {" "}
        Their shares open{" "}
        {opened && opened.distinct > 1 ? (
          <>
            <Live>{opened.distinct}</Live> different secrets
          </>
        ) : (
          "something else than the PIN"
        )}
        .
      </>
    ) : null;
  switch (dealerCaught(result)) {
    case null:
      return (
        <>
          The dealer followed the protocol, and all {seats.length} parties accepted; every set of {result.threshold} opens one secret.
        </>
      );
    case false:
      return (
        <>
          The dealer cheated and nobody noticed{cheat === "known-log" ? ", because every check held" : ", because nobody checked"}.{same}
        </>
      );
    case true:
      return refusal ? (
        <>The dealer cheated and was caught: {REFUSALS[refusal]}. All parties refused it.</>
      ) : (
        <>
          The dealer cheated and was caught: {listOf(complaints)} complained. What it published then fits, so all accepted;{" "}
          {complaints.length === 1 ? "that share is" : "those shares are"} secret no longer.
        </>
      );
  }
}

function sentence({ result }: Done) {
  const { tried, possible, traffic } = result;
  return (
    <>
      {dealing(result)}{" "}
      {pinBruteForced(result) ? (
        <>
          The attacker read the PIN off the commitments: <Live>{result.bruteForced}</Live>, at guess{" "}
          <Live>{tried.toLocaleString("en-GB")}</Live>.
        </>
      ) : (
        <>
          The attacker's {tried.toLocaleString("en-GB")} guesses found nothing: <Live>{possible.toLocaleString("en-GB")}</Live> PINs are
          still possible.
        </>
      )}{" "}
      <Live>{traffic.bytes.toLocaleString("en-GB")}</Live> bytes crossed in {traffic.messages} messages.
    </>
  );
}

function tables({ result }: Done): DataTable[] {
  const { parties, commitments, accepted, complaints, answers, opened, openings, traffic } = result;
  const yes = (is: boolean | null | undefined) => (is === null || is === undefined ? "did not look" : is ? "yes" : "no");
  return [
    {
      caption: "Parties",
      head: ["party", "x", "share it was sent", "blinding", "fits", "same commitments", "complained", "accepted", "share it ends with"],
      rows: parties.map(({ seat, place, given, fits, sameBoard, share }) => [
        named(seat),
        place,
        given.value,
        given.blinding ?? "none",
        yes(fits),
        yes(sameBoard),
        yes(complaints.includes(seat)),
        yes(accepted[seat]),
        share?.value ?? "none",
      ]),
    },
    { caption: "Commitments", head: ["coefficient", "point"], rows: commitments.map((point, k) => [k, point]) },
    {
      caption: "Shares the dealer published",
      head: ["party", "share", "blinding"],
      rows: answers.map(({ seat, value, blinding }) => [named(seat), value, blinding ?? "none"]),
    },
    {
      caption: "What sets of parties open",
      head: ["PIN", "secret", "sets", "such as"],
      rows: (opened?.values ?? []).map(({ pin, secret, sets, example }) => [pin ?? "none", secret, sets, example.map(nameOf).join(", ")]),
    },
    ...(openings
      ? [
          {
            caption: openings.ofDealer ? "The dealer's C_0 as several PINs" : "One commitment, under an H made here, as several PINs",
            head: ["PIN", "blinding", "gives", "fits"],
            rows: openings.fitting.map(({ pin, blinding, fits }) => [pin, blinding, openings.commitment, yes(fits)]),
          },
        ]
      : []),
    {
      caption: "Messages on the wire",
      head: ["round", "from", "tag", "messages", "bytes"],
      rows: traffic.rows.map(({ round, from, tag, messages, bytes }) => [
        round,
        from === "dealer" ? "dealer" : named(from),
        tag,
        messages,
        bytes,
      ]),
    },
  ];
}

const CHEATS_SOME = ["bad-share", "false-answer", "two-boards"];

export { Widget } from "#widget";

export const face: Face<Id> = {
  card: verifiableShares,
  primary: ["scheme", "pin", "cheat"],
  relevant: ({ cheat }) => [
    "scheme",
    "pin",
    "cheat",
    ...(CHEATS_SOME.includes(cheat) ? ["victims"] : []),
    "checks",
    "threshold",
    "parties",
  ],
  Stage,
  sentence,
  tables,
  picture: async (shown) => (await import("./picture.ts")).picture(shown),
  steps: ({ lines }) => roundsOf(lines).length,
};
