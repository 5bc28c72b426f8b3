"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/** The face of `linkage`: rows as they were published and who fits, what became of all rows, and what coarser columns do. */
import type { ReactNode } from "react";
import type { Result } from "../../../lib/experiments/linkage.result.ts";
import { linkage, OUTCOMES } from "../../../lib/experiments/linkage.ts";
import { somebodyLinked, toldWithoutLink, wronglyLinked } from "../../../lib/experiments/linkage.verdicts.ts";
import type { Face, Shown, StageProps } from "../face.ts";
import { Live } from "../Live.tsx";
import { Panel } from "../panels.tsx";
import { ShareRow } from "../ShareRow.tsx";
import { tables } from "./tables.ts";
import { ageError, BECAME, BIRTHS, became, percent, whole } from "./words.ts";

type Id = "linkage";
type Done = Shown<Id> & { readonly result: Result };

function Stage({ result: finished, frame, values }: StageProps<Id>): ReactNode {
  const result = finished ?? frame;
  if (!result) return <p className="plate-wait">Nothing has been joined yet.</p>;
  return (
    <div className="leak link">
      <Rows result={result} />
      <div className="halves">
        <Became result={result} />
        <Coarser result={result} birth={values.birth} digits={values.digits} />
      </div>
    </div>
  );
}

function Rows({ result }: { result: Result }) {
  const { examples, rows, register } = result;
  return (
    <Panel
      name="The hospital's table, joined with the register"
      sub={
        <>
          The first {examples.length} of {whole(rows)} rows, as they were published. The last column is the attacker's: who of{" "}
          {whole(register)} names in the register fits.
        </>
      }
    >
      <table className="joined">
        <thead>
          <tr>
            <th scope="col">born</th>
            <th scope="col">sex</th>
            <th scope="col">postcode</th>
            <th scope="col">diagnosis</th>
            <th scope="col">who fits</th>
          </tr>
        </thead>
        <tbody>
          {examples.map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name; that is the point
            <tr key={i} className={row.outcome}>
              <td>{row.born || "–"}</td>
              <td>{row.sex || "–"}</td>
              <td>{row.postcode ? row.postcode.padEnd(3, "·") : "–"}</td>
              <td>{row.diagnosis}</td>
              <td>{became(row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function Became({ result }: { result: Result }) {
  const { rows, outcomes, k, classes, cost } = result;
  return (
    <Panel
      name="What became of all rows"
      sub={
        <>
          {whole(rows)} rows in {whole(classes)} combinations. The smallest group has <Live>{k}</Live>: the table is{" "}
          <span className="nobr">{k}-anonymous</span>. Ages are {cost.years === 0 ? "exact" : `known to ${ageError(cost.years)}`},{" "}
          {cost.areas} postcode {cost.areas === 1 ? "area is" : "areas are"} told apart.
        </>
      }
    >
      <table className="bars" aria-label="Rows by outcome">
        <tbody>
          {OUTCOMES.map((outcome) => (
            <ShareRow key={outcome} measured name={BECAME[outcome]} share={outcomes[outcome] / rows} says={whole(outcomes[outcome])} />
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

const DIGITS = [3, 2, 1, 0] as const;
const ROWS = ["day", "month", "year", "decade", "none"] as const;

function Coarser({ result, birth, digits }: { result: Result; birth: Result["choices"][number]["birth"]; digits: number }) {
  return (
    <Panel
      name="Coarser columns"
      sub={
        <>
          How many of {whole(result.population)} residents are alone with their combination, by what is published. Small: what probability
          expects.
        </>
      }
    >
      <table className="coarse">
        <thead>
          <tr>
            <th scope="col">digits</th>
            {DIGITS.map((n) => (
              <th key={n} scope="col">
                {n}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ROWS.map((name) => (
            <tr key={name}>
              <th scope="row">{BIRTHS[name]}</th>
              {DIGITS.map((n) => {
                const cell = result.choices.find((choice) => choice.birth === name && choice.digits === n);
                return (
                  <td key={n} className={name === birth && n === digits ? "now" : undefined}>
                    <b>{cell ? percent(cell.share) : "…"}</b>
                    <i className="meter" style={{ width: `${100 * (cell?.share ?? 0)}%` }} />
                    <small>{cell ? percent(cell.expected) : "…"}</small>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function sentence({ result }: Done): ReactNode {
  const { unique, population, outcomes, rows } = result;
  return (
    <>
      <Live>{percent(unique.share)}</Live> of {whole(population)} residents are alone with their combination ({percent(unique.expected)}{" "}
      expected).{" "}
      {somebodyLinked(result) ? (
        <>
          Joined with the register, <Live>{whole(outcomes.right)}</Live> of {whole(rows)} rows{" "}
          {outcomes.right === 1 ? "has its" : "have their"} patient's name back
        </>
      ) : (
        <>No row has its patient's name back: nobody is alone in both tables</>
      )}
      {wronglyLinked(result) && (
        <>
          , and <Live>{whole(outcomes.wrong)}</Live> {outcomes.wrong === 1 ? "has" : "have"} somebody else's
        </>
      )}
      .{" "}
      {toldWithoutLink(result) && (
        <>
          In <Live>{whole(outcomes.told)}</Live> more, the rows that fit have one diagnosis: it is told without a link to whoever knows that
          the person is a patient.
        </>
      )}
    </>
  );
}

export { Widget } from "#widget";

export const face: Face<Id> = {
  card: linkage,
  primary: ["birth", "digits", "sex", "coverage"],
  Stage,
  sentence,
  tables,
  picture: async (shown) => (await import("./picture.ts")).picture(shown),
};
