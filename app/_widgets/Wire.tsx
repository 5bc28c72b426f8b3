"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/** The wire between two parties: what crossed, in the order of its rounds, with a way to open the bytes. Looks: app/_ui/css/psi.css. */
import type { ReactNode } from "react";
import type { Line } from "../../workers/tape.ts";
import { Frames } from "./Frames.tsx";
import { bytes, hexRows } from "./hex.ts";
import type { Leg } from "./legs.ts";

interface WireProps {
  readonly legs: readonly Leg[];
  /** How many of them have crossed. */
  readonly shown: number;
  /** Somebody walks through the run: the last one travels. */
  readonly walking: boolean;
  /** The party whose messages go to the right. */
  readonly first: string;
  readonly clauseOf: (tag: string) => string;
  readonly openBytes?: ((number: number) => Promise<Uint8Array>) | undefined;
  readonly stillBytes?: readonly Uint8Array[] | undefined;
}

export function Wire({ legs, shown, walking, first, clauseOf, openBytes, stillBytes }: WireProps) {
  return (
    <ol className="wire" aria-label="Messages on the wire, in the order of their rounds">
      {legs.map((leg, i) => (
        <Message
          key={`${leg.from}/${leg.tag}`}
          leg={leg}
          state={i < shown ? (i === shown - 1 && walking ? "travels" : "there") : "wait"}
          first={first}
          clauseOf={clauseOf}
        >
          {openBytes ? (
            <Frames lines={leg.lines} openBytes={openBytes} />
          ) : (
            stillBytes && <StillFrames lines={leg.lines} bytes={stillBytes} />
          )}
        </Message>
      ))}
      {legs.length === 0 && <li className="msg wait what">Nothing has crossed yet.</li>}
    </ol>
  );
}

interface MessageProps extends Pick<WireProps, "first" | "clauseOf"> {
  readonly leg: Leg;
  readonly state: "there" | "travels" | "wait";
  readonly children: ReactNode;
}

function Message({ leg, state, first, clauseOf, children }: MessageProps) {
  const direction = leg.from === first ? "r" : "l";
  const waits = state === "wait";
  return (
    <li
      className={`msg ${direction} ${waits ? "wait" : ""} ${state === "travels" ? "travels" : ""} ${leg.tampered && !waits ? "stop" : ""}`}
    >
      <div className="top">
        <b>{leg.tag}</b>
        <span className="vh">
          from {leg.from} to {leg.to}
        </span>
        <span className="sz">
          {waits ? "not sent yet" : `${bytes(leg.bytes)}${leg.messages > 2 ? ` in ${leg.messages.toLocaleString("en-GB")} messages` : ""}`}
        </span>
      </div>
      <div className="line" aria-hidden="true">
        <span className="pkt" />
      </div>
      <div className="what">{clauseOf(leg.tag)}</div>
      {leg.tampered && !waits && <div className="what">{tampering(leg.lines)}</div>}
      {!waits && children}
    </li>
  );
}

/** What became of the messages that did not arrive as they were sent. */
function tampering(lines: readonly Line[]): string {
  const cut = lines.find((line) => line.where === "delivered" && line.arrived !== undefined);
  if (cut) return `Tampered with: ${cut.arrived} of ${bytes(cut.length)} arrived.`;
  const sent = lines.filter((line) => line.where === "sent").length;
  const delivered = lines.filter((line) => line.where === "delivered").length;
  if (delivered > sent) return "Tampered with: a message arrived that was not sent here.";
  return delivered < sent ? "Tampered with: a message was taken off the wire." : "Tampered with: messages arrived out of order.";
}

function StillFrames({ lines, bytes: all }: { lines: readonly Line[]; bytes: readonly Uint8Array[] }) {
  return (
    <details>
      <summary>Open the bytes</summary>
      {lines.slice(0, 3).map((line) => (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        <pre key={line.number} className="hex" tabIndex={0}>
          {`${line.tag}, ${bytes(line.length)}\n${hexRows((all[line.number] ?? new Uint8Array()).subarray(0, 64), line.length)}`}
        </pre>
      ))}
    </details>
  );
}
