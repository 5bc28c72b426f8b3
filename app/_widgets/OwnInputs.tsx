"use client";
/**
 * A person's own lists: pasted or dropped, one for each party. They go from here to that party's worker and nowhere else; a
 * file is handed over unread, as a handle.
 */
import { type DragEvent, useId, useState } from "react";
import type { InputKind } from "../../lib/experiments/index.ts";
import type { BroughtFile } from "../../workers/view.ts";
import { Button } from "../_ui/controls.tsx";

interface Draft {
  readonly text: string;
  readonly file?: File | undefined;
  readonly column: string;
  readonly header: "auto" | "true" | "false";
}
const EMPTY: Draft = { text: "", column: "", header: "auto" };

interface Props {
  readonly seats: Readonly<Record<string, InputKind>>;
  readonly names: Readonly<Record<string, string>>;
  readonly brought: boolean;
  readonly onCompare: (files: Readonly<Record<string, BroughtFile>>) => void;
  readonly onClear: () => void;
}

export function OwnInputs({ seats: kinds, names, brought, onCompare, onClear }: Props) {
  const [drafts, setDrafts] = useState<Readonly<Record<string, Draft>>>({});
  const [missing, setMissing] = useState<string>();
  const seats = Object.keys(kinds);
  const draftOf = (seat: string) => drafts[seat] ?? EMPTY;
  const edit = (seat: string, change: Partial<Draft>) => {
    setDrafts((all) => ({ ...all, [seat]: { ...(all[seat] ?? EMPTY), ...change } }));
    setMissing(undefined);
  };
  const compare = () => {
    const empty = seats.find((seat) => !draftOf(seat).file && draftOf(seat).text.trim() === "");
    if (empty)
      return setMissing(
        `The ${empty}'s list is empty: paste it or choose a file. An invented list would have nothing in common with yours.`,
      );
    onCompare(Object.fromEntries(seats.map((seat) => [seat, fileOf(draftOf(seat))])));
  };
  const clear = () => {
    setDrafts({});
    setMissing(undefined);
    if (brought) onClear();
  };
  return (
    <>
      <p>
        One item a line, or a CSV file.
        {Object.values(kinds).includes("table") && " Where an amount belongs to an item, it stands behind it, after a comma."} Each list
        goes from this page straight to its party's worker: it is sent nowhere, kept nowhere, and is in no link. What you paste also stands
        in its text box, so this page holds it until you clear it.
      </p>
      <div className="own-pair">
        {seats.map((seat) => (
          <OwnList
            key={seat}
            seat={seat}
            table={kinds[seat] === "table"}
            name={names[seat] ?? seat}
            draft={draftOf(seat)}
            edit={(change) => edit(seat, change)}
          />
        ))}
      </div>
      <div className="acts">
        <Button kind="go" onClick={compare}>
          Compare these lists
        </Button>
        <Button kind="plain" onClick={clear}>
          {brought ? "Clear, and go back to invented lists" : "Clear"}
        </Button>
      </div>
      <p role="status" className="refusal">
        {missing}
      </p>
    </>
  );
}

function fileOf({ text, file, column, header }: Draft): BroughtFile {
  const read = column.trim() === "" && !isCsv(file) ? {} : { header, ...(column.trim() !== "" && { column: column.trim() }) };
  return file ? { name: file.name, file, ...read } : { name: "", file: new Blob([text]), ...read };
}

const isCsv = (file: File | undefined) => file?.name.toLowerCase().endsWith(".csv") ?? false;

interface OwnListProps {
  readonly seat: string;
  /** Items with amounts: the first two columns, and none to choose. */
  readonly table: boolean;
  readonly name: string;
  readonly draft: Draft;
  readonly edit: (change: Partial<Draft>) => void;
}

function OwnList({ seat, table, name, draft, edit }: OwnListProps) {
  const id = useId();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) edit({ file, text: "" });
  };
  const hover = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one more way; the file button inside does the same by keyboard
    <div className="own" onDrop={drop} onDragOver={hover} onDragLeave={() => setOver(false)}>
      <label htmlFor={`${id}-text`}>{name}'s list</label>
      <textarea
        id={`${id}-text`}
        rows={5}
        spellCheck={false}
        autoComplete="off"
        value={draft.text}
        disabled={draft.file !== undefined}
        placeholder={draft.file ? "" : table ? "one item and its amount a line: item,12" : "one item a line"}
        onChange={(event) => edit({ text: event.target.value })}
      />
      <div className={over ? "drop over" : "drop"}>
        {draft.file ? (
          <>
            <span>
              {draft.file.name}, {draft.file.size.toLocaleString("en-GB")} bytes
            </span>
            <Button kind="plain" onClick={() => edit({ file: undefined })}>
              Remove
            </Button>
          </>
        ) : (
          <label>
            <span className="vh">{name}: </span>or a file, chosen or dropped here{" "}
            <input
              type="file"
              data-seat={seat}
              accept=".csv,.txt,text/plain,text/csv"
              onChange={(event) => edit({ file: event.target.files?.[0], text: "" })}
            />
          </label>
        )}
      </div>
      {isCsv(draft.file) && (
        <div className="own-columns">
          {!table && (
            <label>
              Column, by name or number from 1{" "}
              <input type="text" value={draft.column} placeholder="1" onChange={(event) => edit({ column: event.target.value })} />
            </label>
          )}
          <label>
            First line{" "}
            <select value={draft.header} onChange={(event) => edit({ header: event.target.value as Draft["header"] })}>
              <option value="auto">as it looks</option>
              <option value="true">names the columns</option>
              <option value="false">is data</option>
            </select>
          </label>
        </div>
      )}
    </div>
  );
}
