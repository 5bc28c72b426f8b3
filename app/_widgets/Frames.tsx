"use client";
/** The messages of one leg of the wire, each with its tag, its place, its size, and its bytes when somebody asks for them. */
import { useState } from "react";
import type { Line } from "../../workers/tape.ts";
import { bytes as bytesText, hexRows } from "./hex.ts";

const LISTED = 8;
const OPENED = 1024;

const WHERE = { both: "", sent: ", as sent", delivered: ", as it arrived" } as const;

interface Props {
  readonly lines: readonly Line[];
  readonly openBytes: (number: number) => Promise<Uint8Array>;
  /** What a party is called, where there are so many that a message must say whose it is. */
  readonly nameOf?: ((seat: string) => string) | undefined;
}

export function Frames({ lines, openBytes, nameOf }: Props) {
  const [open, setOpen] = useState<Readonly<Record<number, Uint8Array>>>({});
  const [all, setAll] = useState(false);
  const show = async (number: number) => {
    const bytes = await openBytes(number);
    setOpen((before) => ({ ...before, [number]: bytes }));
  };
  const listed = all ? lines : lines.slice(0, LISTED);
  // Opening the disclosure opens the messages that are listed: they are few.
  const begin = (event: React.ToggleEvent<HTMLDetailsElement>) => {
    if (event.currentTarget.open) for (const { number } of lines.slice(0, 2)) if (!open[number]) void show(number);
  };
  return (
    <details onToggle={begin}>
      <summary>{lines.length === 1 ? "Open the bytes" : `Open the ${lines.length.toLocaleString("en-GB")} messages`}</summary>
      {listed.map((line) => {
        const bytes = open[line.number];
        return (
          <div key={line.number}>
            <button
              type="button"
              className="btn plain"
              aria-expanded={bytes !== undefined}
              onClick={() => void show(line.number)}
              disabled={bytes !== undefined}
            >
              <code>{line.tag}</code> {nameOf ? `${nameOf(line.from)} to ${nameOf(line.to)}` : `no. ${line.seq}`},{" "}
              {bytesText(line.arrived ?? line.length)}
              {WHERE[line.where]}
            </button>
            {bytes && (
              // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
              <pre className="hex" tabIndex={0}>
                {bytes.length === 0 && line.length > 0
                  ? "These bytes were not kept: the run was too long."
                  : hexRows(bytes.subarray(0, OPENED), line.arrived ?? line.length)}
              </pre>
            )}
          </div>
        );
      })}
      {listed.length < lines.length && (
        <button type="button" className="btn plain" onClick={() => setAll(true)}>
          List all {lines.length.toLocaleString("en-GB")}
        </button>
      )}
    </details>
  );
}
