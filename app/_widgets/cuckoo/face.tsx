"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/** The face of `cuckoo`: the bins, item by item and eviction by eviction; and how often a table of this kind does not fit. */
import type { ReactNode } from "react";
import type { Result } from "../../../lib/experiments/cuckoo.result.ts";
import { CONFIDENCE, cuckoo, DRAWN } from "../../../lib/experiments/cuckoo.ts";
import { failuresRare, fits } from "../../../lib/experiments/cuckoo.verdicts.ts";
import type { DataTable, Face, Shown, StageProps } from "../face.ts";
import { whole } from "../hundredths.ts";
import { Live } from "../Live.tsx";
import { Panel } from "../panels.tsx";
import { HASHES, named, replayed, says } from "./replay.ts";

type Id = "cuckoo";
type Done = Shown<Id> & { readonly result: Result };

const digits = (share: number) => (share === 0 ? "0" : Number((100 * share).toPrecision(2)).toString());
/** In 100 tables. */
const interval = ({ low, high }: Result["repeats"]) => `between ${digits(low)} and ${digits(high)} in 100`;

function Stage({ result, step }: StageProps<Id>): ReactNode {
  if (!result) return <p className="plate-wait">No item has been placed yet.</p>;
  return (
    <div className="cuckoo">
      {result.items <= DRAWN ? <Bins result={result} seen={step ?? result.steps.length} /> : <Counted result={result} />}
      <div className="beside">
        <Panel name="More tables of this kind" sub="The same number of items and bins, with fresh hashes each time.">
          <p className="count">
            <Live>{whole(result.repeats.failed)}</Live> of {whole(result.repeats.tables)} failed
          </p>
          <p className="figcap">
            With {100 * CONFIDENCE} % confidence such a table fails {interval(result.repeats)} times. One takes{" "}
            <Live>{result.repeats.evictions.toLocaleString("en-GB", { maximumFractionDigits: 1 })}</Live> evictions on average.
          </p>
        </Panel>
        <Panel
          name="What the other party sees of it"
          sub="A row of 64 bytes for every bin. It makes a function for each, and the receiver gets one value of each function."
        >
          <p className="count">
            <Live>{whole(result.rows.sent)}</Live> rows
          </p>
          <p className="figcap">
            <Live>{whole(result.rows.empty)}</Live> of them are of empty bins, masked like the others. The sender then computes each of its
            items at all three of its bins, since it cannot know which one the receiver's table uses.
          </p>
        </Panel>
      </div>
    </div>
  );
}

function Bins({ result, seen }: { readonly result: Result; readonly seen: number }) {
  const moment = replayed(result, seen);
  const part = result.bins / HASHES;
  const finished = seen >= result.steps.length;
  return (
    <Panel
      name="The receiver's bins"
      sub={`Each item may stand in one bin of each part. Placed so far: ${moment.placed} of ${result.items}.`}
    >
      <p className="step">{says(moment, result.fits, finished)}</p>
      {Array.from({ length: HASHES }, (_, k) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a part is its number
        <div key={k} className="part">
          <p>Part {k + 1}</p>
          <ol aria-label={`Bins of part ${k + 1}`} start={k * part + 1}>
            {moment.table.slice(k * part, (k + 1) * part).map((item, i) => {
              const bin = k * part + i;
              const now = moment.last?.bin === bin ? "now" : moment.open.includes(bin) ? "open" : item >= 0 ? "taken" : undefined;
              return (
                <li key={bin} className={now} title={`bin ${named(bin)}`}>
                  <span className="vh">bin {named(bin)}: </span>
                  {item >= 0 ? named(item) : <span className="vh">empty</span>}
                </li>
              );
            })}
          </ol>
        </div>
      ))}
      {finished && result.more > 0 && <p className="figcap">and {whole(result.more)} more steps, in which nobody finds a bin</p>}
    </Panel>
  );
}

function Counted({ result }: { readonly result: Result }) {
  const part = result.bins / HASHES;
  return (
    <Panel
      name="The receiver's bins"
      sub={`${whole(result.items)} items in ${whole(result.bins)} bins: counted, not drawn. Filled, of each part:`}
    >
      {result.parts.map((taken, k) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a part is its number
        <div key={k} className="part">
          <p>
            Part {k + 1}: <Live>{whole(taken)}</Live> of {whole(part)}
          </p>
          <div className="bar" aria-hidden="true">
            <i style={{ width: `${(100 * taken) / part}%` }} />
          </div>
        </div>
      ))}
      <p className="figcap">
        {whole(result.evictions)} evictions; the longest chain of them had {whole(result.longest)}.
      </p>
    </Panel>
  );
}

function sentence({ result }: Done): ReactNode {
  const { items, bins, evictions, longest, repeats } = result;
  return (
    <>
      {fits(result) ? (
        <>
          All {whole(items)} items found one of {whole(bins)} bins, after <Live>{whole(evictions)}</Live> evictions, at most{" "}
          <Live>{whole(longest)}</Live> in a row.
        </>
      ) : (
        <>
          Of {whole(items)} items, one found none of {whole(bins)} bins after <Live>{whole(longest)}</Live> evictions in a row: the table
          fails, and its owner draws other hashes.
        </>
      )}{" "}
      Of {whole(repeats.tables)} more, <Live>{whole(repeats.failed)}</Live> failed: {interval(repeats)}
      {failuresRare(result)
        ? ": fewer than one in twenty, with 99 % confidence."
        : ". One in twenty cannot be ruled out, with 99 % confidence."}
    </>
  );
}

const tables = ({ result }: Done): DataTable[] => {
  const { places, steps, bins, parts, repeats, rows } = result;
  const last = replayed(result, steps.length).table;
  const summary: DataTable = {
    caption: "The table, and more of its kind",
    head: ["what", "value"],
    rows: [
      ["items", result.items],
      ["bins", bins],
      ["items per bin", result.load],
      ["every item has a bin", fits(result) ? "yes" : "no"],
      ["evictions", result.evictions],
      ["longest chain of evictions", result.longest],
      ...parts.map((taken, k): [string, number] => [`bins taken in part ${k + 1}`, taken]),
      ["more tables", repeats.tables],
      ["of these, failed", repeats.failed],
      ["probability to fail, at least (99 %)", repeats.low],
      ["probability to fail, at most (99 %)", repeats.high],
      ["rows sent", rows.sent],
      ["rows of empty bins", rows.empty],
      ["bytes sent", rows.bytes],
    ],
  };
  const drawn: DataTable[] = [
    {
      caption: "Steps",
      head: ["step", "item", "comes to bin", "puts out"],
      rows: steps.map(({ item, bin, evicted }, i) => [i + 1, named(item), named(bin), evicted >= 0 ? named(evicted) : ""]),
    },
    {
      caption: "Items",
      head: ["item", "bin in part 1", "bin in part 2", "bin in part 3", "stands in"],
      rows: places.map((own, item) => [named(item), ...own.map(named), last.includes(item) ? named(last.indexOf(item)) : "none"]),
    },
  ];
  return places.length > 0 ? [summary, ...drawn] : [summary];
};

export { Widget } from "#widget";

export const face: Face<Id> = {
  card: cuckoo,
  primary: ["items", "load", "tables"],
  Stage,
  sentence,
  tables,
  steps: ({ result }) => result?.steps.length ?? 0,
  stepped: { next: "Next step", says: (step, steps) => `Step ${step} of ${steps}.` },
  meaning: (name, value, { values }) =>
    name === "load"
      ? `${whole(Math.ceil(values.items / value))} bins for ${whole(values.items)} ${values.items === 1 ? "item" : "items"}`
      : undefined,
  picture: async (shown) => (await import("./picture.ts")).picture(shown),
};
