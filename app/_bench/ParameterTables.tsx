/** What can be set, as tables to read. The builder takes their place where it comes alive. */

import type { AnyExperiment } from "../../lib/experiments/index.ts";
import { describedDisplay, type ParameterRow, parameterTable } from "../../lib/schema/index.ts";
import { Scroll } from "../_ui/Scroll.tsx";
import { SEED_ROW } from "./rows.ts";

export const OwnParameters = ({ card }: { readonly card: AnyExperiment }) => (
  <ParameterTable caption="Of this figure" rows={parameterTable(card.params)} />
);
export const SharedParameters = () => <ParameterTable caption="Of every figure" rows={[...parameterTable(describedDisplay()), SEED_ROW]} />;

function ParameterTable({ caption, rows }: { readonly caption: string; readonly rows: readonly ParameterRow[] }) {
  return (
    <Scroll label={`Parameters: ${caption}`}>
      <table className="parameters">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Allowed</th>
            <th scope="col">Default</th>
            <th scope="col">Meaning</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">
                <code>{row.name}</code>
              </th>
              <td>{row.allowed}</td>
              <td>{row.default === "" ? "none" : <code>{row.default}</code>}</td>
              <td>{row.help}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
