/** Everything that the figure draws, as tables. */
import type { Result } from "../../../lib/experiments/psi-race.result.ts";
import type { DataTable, Shown } from "../face.ts";
import { ABOUT, legsOf, NAMES, rowsOf } from "./words.ts";

const NONE = "not run";
const inMs = (seconds: number | undefined) => (seconds === undefined ? "not measured" : Math.round(1e4 * seconds) / 10);

export function tables({ result, measured }: Shown<"psi-race"> & { readonly result: Result }): DataTable[] {
  const rows = rowsOf(result, measured);
  const run = <T>(i: number, value: T): T | string => (result.runners[i]?.traffic ? value : NONE);
  const race: DataTable = {
    caption: `${result.n} and ${result.m} items`,
    head: [
      "protocol",
      "engine",
      "time, ms",
      "receiver busy, ms",
      "sender busy, ms",
      "bytes",
      "receiver sent",
      "sender sent",
      "messages",
      "rounds",
    ],
    rows: rows.map(({ id, engine, seconds, receiver, sender }, i) => {
      const { traffic } = result.runners[i] as Result["runners"][number];
      return [
        NAMES[id],
        run(i, engine ?? "not measured"),
        ...[seconds, receiver, sender].map((each) => run(i, inMs(each))),
        ...(["bytes", "receiverBytes", "senderBytes", "messages", "rounds"] as const).map((name) => traffic?.[name] ?? NONE),
      ];
    }),
  };
  const reveals: DataTable = {
    caption: "What each reveals",
    head: [
      "protocol",
      "built from",
      "shared items found",
      "sender's items, as told",
      "receiver's items, as told",
      "only the size",
      "the sender learns",
    ],
    rows: result.runners.map(({ id, size, learned }) => [
      NAMES[id],
      ABOUT[id].built,
      size ?? NONE,
      learned?.receiver.theirs ?? NONE,
      learned?.sender.theirs ?? NONE,
      ABOUT[id].sizeOnly ? "possible" : "no",
      ABOUT[id].sender,
    ]),
  };
  const sweep: DataTable = {
    caption: "Over the sizes",
    head: ["at most", "receiver's items", "sender's items", ...rows.flatMap(({ id }) => [`${NAMES[id]}: ms`, `${NAMES[id]}: bytes`])],
    rows: legsOf(result, measured).map(({ most, rows: timed }, i) => [
      most,
      result.sweep[i]?.n ?? "",
      result.sweep[i]?.m ?? "",
      ...timed.flatMap(({ seconds, bytes }) => (bytes === undefined ? [NONE, NONE] : [inMs(seconds), bytes])),
    ]),
  };
  return result.sweep.length > 0 ? [race, reveals, sweep] : [race, reveals];
}
