/** A person's own table to train on. It goes to its owner's worker, which trains and attacks there; see DeclaredTable.tsx. */
import * as React from "react";
import { DeclaredTable } from "../DeclaredTable.tsx";
import type { OwnFormProps } from "../face.ts";

export function OwnRecords({ values, brought, onBring, onClear }: OwnFormProps) {
  const id = React.useId();
  const [label, setLabel] = React.useState<string>(values.label);
  return (
    <DeclaredTable
      seat="owner"
      declared={values.columns}
      initial=""
      brought={brought}
      about="A CSV file, one record a line, with the columns’ names in the first: 80 lines at least, and of more than 4,000 chance takes a part. It goes from this page to its owner’s worker, where the models are trained and attacked, and is sent nowhere and kept nowhere; a link to this figure has your declaration in it, and not the table."
      how={
        <>
          <code>age 18..70</code> for numbers and their bounds, <code>income low|high</code> for groups, semicolons in between. Use what
          everybody knows, not what the table shows: how a record is prepared must not depend on the others. A space in a column’s name is
          written _. A number becomes its place between the bounds. A row with a hole is refused, by its line.
        </>
      }
      placeholder={"age,income\n34,low"}
      more={
        <>
          <label htmlFor={`${id}-label`}>Which of the declared columns of groups is to be learnt</label>
          <input
            id={`${id}-label`}
            type="text"
            autoComplete="off"
            spellCheck={false}
            value={label}
            placeholder="the last one"
            onChange={(event) => setLabel(event.target.value)}
          />
        </>
      }
      open="Train on this table"
      close="Close it, and go back to the digits"
      onBring={(files, columns) => onBring(files, { columns, label })}
      onClear={() => onClear({ columns: "", label: "" })}
    />
  );
}
