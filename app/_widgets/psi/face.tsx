"use no memo"; // plain functions: what the compiler would add weighs more than it saves
import type { ReactNode } from "react";
import { psi } from "../../../lib/experiments/psi.ts";
import { Raised } from "../../_ui/Raised.tsx";
import type { DataTable, Face, Shown } from "../face.ts";
import { Live } from "../Live.tsx";
import { inOrder, legsOf } from "../legs.ts";
import { OwnDisclosure } from "../OwnDisclosure.tsx";
/** The face of private set intersection. */
import { brought } from "../wire-tables.ts";
import { Stage } from "./Stage.tsx";
import { allFound, cheatNoticed, engineLine, NAMES, type PsiResult } from "./words.ts";

type Done = Shown<"psi"> & { readonly result: PsiResult };

const number = (n: number) => <Live>{n.toLocaleString("en-GB")}</Live>;

function sentence({ result, measured }: Done): ReactNode {
  const { size, output, learns, traffic, inputs } = result;
  const seconds = typeof measured?.["seconds"] === "number" ? measured["seconds"] : undefined;
  const crossed = (
    <>
      {number(traffic.bytes)} bytes crossed in {number(traffic.messages)} messages
      {seconds !== undefined && (
        <>
          , in <Live>{seconds.toLocaleString("en-GB", { maximumFractionDigits: 1 })}</Live> seconds
        </>
      )}
      . {engineLine(result, measured?.["engine"])}
      {result.wrongAtMost !== undefined && (
        <>
          {" "}
          At most one run in{" "}
          <Live>
            <Raised>{`2^${Math.floor(-Math.log2(result.wrongAtMost))}`}</Raised>
          </Live>{" "}
          is wrong.
        </>
      )}
    </>
  );
  if (cheatNoticed(result)) {
    return (
      <>
        The sender cheated and was noticed. {result.cheat?.note} {crossed}
      </>
    );
  }
  const shared = `shared ${size === 1 ? "item" : "items"}`;
  const learned =
    output === "size" ? (
      <>
        that there {size === 1 ? "is" : "are"} {number(size ?? 0)} {shared}, and not which
      </>
    ) : (
      <>
        {number(size ?? 0)} {shared} by name
      </>
    );
  const who = learns === "both" ? "Both learned" : learns === "receiver" ? "The receiver learned" : "The sender learned";
  const rest =
    learns === "receiver" ? (
      <>; the sender learned that the receiver has {number(inputs.receiver.accepted)}</>
    ) : learns === "sender" ? (
      <>; the receiver learned that the sender has {number(inputs.sender.accepted)}</>
    ) : null;
  const found = allFound(result);
  return (
    <>
      {who} {learned}
      {rest}. {found === true && "That is all that this page put on both lists. "}
      {found === false && `This page put ${result.expected} on both lists. `}
      {result.cheat && `The sender cheated and nobody noticed. ${result.cheat.note} `}
      {crossed}
    </>
  );
}

function tables(shown: Done): DataTable[] {
  const { traffic, intersection, inputs } = shown.result;
  const wire: DataTable = {
    caption: "Messages on the wire",
    head: ["round", "from", "to", "tag", "messages", "bytes"],
    rows: traffic.rows.map(({ round, from, to, tag, messages, bytes }) => [round, from, to, tag, messages, bytes]),
  };
  const lists = brought(NAMES, ["receiver", "sender"], inputs);
  const answer: DataTable = { caption: captionOf(shown.result), head: ["item"], rows: (intersection ?? []).map((item) => [item]) };
  return intersection ? [answer, wire, lists] : [wire, lists];
}

/** The page gets a long list by its beginning (workers/for-page.ts). */
function captionOf({ intersection = [], size }: PsiResult): string {
  const [listed, all] = [intersection.length, size ?? 0];
  return listed < all ? `The first ${listed.toLocaleString("en-GB")} of ${all.toLocaleString("en-GB")} shared items` : "Shared items";
}

export { Widget } from "#widget";

export const face: Face<"psi"> = {
  card: psi,
  primary: ["protocol", "output", "learns"],
  relevant: ({ protocol, mode, normalise, tamper }) => [
    "protocol",
    ...(protocol === "oprf" ? ["mode"] : ["engine"]),
    ...(protocol === "oprf" && mode === "poprf" ? ["info"] : []),
    "output",
    "learns",
    "n",
    "m",
    "overlap",
    "normalise",
    ...(normalise === "phone" ? ["country"] : []),
    "tamper",
    ...(tamper === "none" ? [] : ["tamperAt"]),
    ...(protocol === "kkrt" ? [] : ["cheat"]),
  ],
  Stage,
  sentence,
  tables,
  picture: async (shown) => (await import("./picture.ts")).picture(shown),
  steps: ({ lines }) => inOrder(legsOf(lines), "receiver").length,
  Own: OwnDisclosure,
  seats: NAMES,
};
