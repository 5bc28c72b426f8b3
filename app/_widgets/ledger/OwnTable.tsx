/** A person's own table for the curator: what it is asked about has its ledger in this browser. */
import { INVENTED } from "../../../lib/experiments/ledger.ts";
import { DeclaredTable } from "../DeclaredTable.tsx";
import type { OwnFormProps } from "../face.ts";

export const OwnTable = ({ values, brought, onBring, onClear }: OwnFormProps) => (
  <DeclaredTable
    seat="curator"
    declared={values.columns}
    initial={INVENTED}
    brought={brought}
    about={
      <>
        A CSV file, one person a line, with the columns’ names in the first. It goes from this page to the curator’s worker and is sent
        nowhere; a link to this figure has your declaration and your questions in it, and not the table. What stays in this browser is its
        ledger: a fingerprint of the table, the questions and their noisy answers. Bring the same table again, whatever you declare of it,
        and it finds its ledger: what was spent stays spent. You can see and delete it at <a href="/stored">what is stored</a>.
      </>
    }
    how={
      <>
        <code>age 18..70</code> for whole numbers and their bounds, <code>team sales|office</code> for groups, semicolons in between. Use
        what everybody knows, not what the table shows: a bound that is read off the data is an answer without noise. A space in a column’s
        name is written _. Numbers are rounded and moved to the nearer bound. A cell that is no such value counts as missing, and no error
        says which or how many.
      </>
    }
    placeholder={"age,team\n34,office"}
    open="Open this table"
    close="Close it, and go back to invented people"
    onBring={(files, columns) => onBring(files, { columns, questions: "" })}
    onClear={() => onClear({ columns: INVENTED, questions: "" })}
  />
);
