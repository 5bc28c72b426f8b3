/**
 * A person's own table: its columns are declared first, then it is read. It goes to one party's worker and nowhere else. What that does
 * with it, and what a declaration is there, the figure says.
 *
 * Trap: no page's HTML has this form, but every page with figures can reach it through the list of faces. Marked "use client" it would come,
 * with the card that it imports, with each of them. So the mark is missing, and the hooks are taken from React's whole: of named ones the
 * compiler of server components says that they need it.
 */
import * as React from "react";
import type { BroughtFile } from "../../workers/view.ts";
import { Button } from "../_ui/controls.tsx";

interface Props {
  /** The party whose table it is. */
  readonly seat: string;
  /** What the declaration begins with, and what it is once the table is closed. */
  readonly declared: string;
  readonly initial: string;
  readonly brought: boolean;
  /** What the table is, and where it goes. */
  readonly about: React.ReactNode;
  readonly how: React.ReactNode;
  readonly placeholder: string;
  /** Further questions, between the declaration and the table. */
  readonly more?: React.ReactNode;
  readonly open: string;
  readonly close: string;
  readonly onBring: (files: Readonly<Record<string, BroughtFile>>, columns: string) => void;
  readonly onClear: () => void;
}

export function DeclaredTable({ seat, declared, initial, brought, about, how, placeholder, more, open, close, onBring, onClear }: Props) {
  const id = React.useId();
  const [columns, setColumns] = React.useState(declared);
  const [text, setText] = React.useState("");
  const [file, setFile] = React.useState<File>();
  const [missing, setMissing] = React.useState<string>();
  const [over, setOver] = React.useState(false);
  const take = (next: File | undefined) => {
    setFile(next);
    setText("");
    setMissing(undefined);
  };
  const bring = () => {
    if (!file && text.trim() === "") return setMissing("There is no table yet: paste it, or choose a file.");
    onBring({ [seat]: file ? { name: file.name, file } : { name: "", file: new Blob([text]) } }, columns);
  };
  const clear = () => {
    take(undefined);
    setColumns(initial);
    if (brought) onClear();
  };
  const drop = (event: React.DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one more way; the file button inside does the same by keyboard
    <div
      className="own own-table"
      onDrop={drop}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
    >
      <p>{about}</p>
      <label htmlFor={`${id}-columns`}>1. Declare the columns, before the table is read</label>
      <textarea
        id={`${id}-columns`}
        rows={2}
        spellCheck={false}
        autoComplete="off"
        value={columns}
        onChange={(event) => setColumns(event.target.value)}
        aria-describedby={`${id}-how`}
      />
      <p id={`${id}-how`} className="help">
        {how}
      </p>
      {more}
      <label htmlFor={`${id}-text`}>2. Bring the table</label>
      <textarea
        id={`${id}-text`}
        rows={4}
        spellCheck={false}
        autoComplete="off"
        value={text}
        disabled={file !== undefined}
        placeholder={file ? "" : placeholder}
        onChange={(event) => {
          setText(event.target.value);
          setMissing(undefined);
        }}
      />
      <div className={over ? "drop over" : "drop"}>
        {file ? (
          <>
            <span>
              {file.name}, {file.size.toLocaleString("en-GB")} bytes
            </span>
            <Button kind="plain" onClick={() => take(undefined)}>
              Remove
            </Button>
          </>
        ) : (
          <label>
            or a file, chosen or dropped here{" "}
            <input type="file" data-seat={seat} accept=".csv,text/csv,text/plain" onChange={(event) => take(event.target.files?.[0])} />
          </label>
        )}
      </div>
      <div className="acts">
        <Button kind="go" onClick={bring}>
          {open}
        </Button>
        <Button kind="plain" onClick={clear}>
          {brought ? close : "Clear"}
        </Button>
      </div>
      <p role="status" className="refusal">
        {missing}
      </p>
    </div>
  );
}
