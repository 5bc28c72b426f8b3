/**
 * A person's own table: its columns are declared first, then it is read. It goes to the curator's worker and nowhere else.
 *
 * Trap: no page's HTML has this form, but every page with figures can reach it through the list of faces. Marked "use client" it would come,
 * with the card that it imports, with each of them. So the mark is missing, and the hooks are taken from React's whole: of named ones the
 * compiler of server components says that they need it.
 */
import * as React from "react";
import { INVENTED } from "../../../lib/experiments/ledger.ts";
import { Button } from "../../_ui/controls.tsx";
import type { OwnFormProps } from "../face.ts";

export function OwnTable({ values, brought, onBring, onClear }: OwnFormProps) {
  const id = React.useId();
  const [columns, setColumns] = React.useState<string>(values.columns);
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
    onBring({ curator: file ? { name: file.name, file } : { name: "", file: new Blob([text]) } }, { columns, questions: "" });
  };
  const clear = () => {
    take(undefined);
    setColumns(INVENTED);
    if (brought) onClear({ columns: INVENTED, questions: "" });
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
      <p>
        A CSV file, one person a line, with the columns’ names in the first. It goes from this page to the curator’s worker and is sent
        nowhere; a link to this figure has your declaration and your questions in it, and not the table. What stays in this browser is its
        ledger: a fingerprint of the table, the questions and their noisy answers. Bring the same table again and it finds its ledger, and
        what was spent stays spent. You can see and delete it at <a href="/stored">what is stored</a>.
      </p>
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
        <code>age 18..70</code> for whole numbers and their bounds, <code>team sales|office</code> for groups, semicolons in between. Use
        what everybody knows, not what the table shows: a bound that is read off the data is an answer without noise. A space in a column’s
        name is written _. Numbers are rounded and moved to the nearer bound. A cell that is no such value counts as missing, and no error
        says which or how many.
      </p>
      <label htmlFor={`${id}-text`}>2. Bring the table</label>
      <textarea
        id={`${id}-text`}
        rows={4}
        spellCheck={false}
        autoComplete="off"
        value={text}
        disabled={file !== undefined}
        placeholder={file ? "" : "age,team\n34,office"}
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
            <input type="file" data-seat="curator" accept=".csv,text/csv,text/plain" onChange={(event) => take(event.target.files?.[0])} />
          </label>
        )}
      </div>
      <div className="acts">
        <Button kind="go" onClick={bring}>
          Open this table
        </Button>
        <Button kind="plain" onClick={clear}>
          {brought ? "Close it, and go back to invented people" : "Clear"}
        </Button>
      </div>
      <p role="status" className="refusal">
        {missing}
      </p>
    </div>
  );
}
