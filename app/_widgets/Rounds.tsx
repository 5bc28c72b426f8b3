"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/** The wire of a play of many parties: one entry for each kind of message, in the order of its round. */
import type { Line } from "../../workers/tape.ts";
import { Frames } from "./Frames.tsx";
import { bytes } from "./hex.ts";

export interface Round {
  readonly tag: string;
  readonly clause: string;
  readonly lines: readonly Line[];
}

interface Props {
  readonly rounds: readonly Round[];
  /** Absent in a still. */
  readonly openBytes?: ((number: number) => Promise<Uint8Array>) | undefined;
  readonly nameOf: (seat: string) => string;
}

export const Rounds = ({ rounds, openBytes, nameOf }: Props) => (
  <ol className="rounds" aria-label="Messages on the wire, in the order of their rounds">
    {rounds.map(({ tag, clause, lines }) => {
      const sent = lines.filter((line) => line.where !== "delivered");
      const sizes = [...new Set(sent.map(({ length }) => length))];
      const total = sent.reduce((sum, { length }) => sum + length, 0);
      return (
        <li key={tag}>
          <p>
            <b>{tag}</b>{" "}
            <span className="sz">
              {sent.length === 0
                ? "not sent yet"
                : `${sent.length} ${sent.length === 1 ? "message" : "messages"} of ${sizes.join(" or ")} bytes, ${bytes(total)} in all`}
            </span>
          </p>
          <p className="what">
            {clause}
            {lines.some((line) => line.where !== "both") && ". Tampered with: not every message arrived as it was sent"}
          </p>
          {sent.length > 0 && openBytes && <Frames lines={lines} openBytes={openBytes} nameOf={nameOf} />}
        </li>
      );
    })}
  </ol>
);
