"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/** A share of a hundred as a named bar. Its looks are .bars in app/_ui/css/leaks.css. */
import type { ReactNode } from "react";
import { Live } from "./Live.tsx";

const wide = (share: number) => `${100 * share}%`;

/** A row of `table.bars`. Measured ones have a fill of their own, and their band where there is one; the others are known beforehand. */
export function ShareRow(props: {
  readonly name: string;
  readonly share: number;
  readonly says: ReactNode;
  readonly measured?: boolean;
  readonly band?: readonly [number, number];
}) {
  const { name, share, says, measured = false, band } = props;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <i className={measured ? "fill of" : "fill"} style={{ width: wide(share) }} />
        {band && <i className="band" style={{ left: wide(band[0]), width: wide(band[1] - band[0]) }} />}
      </td>
      <td>{measured ? <Live>{says}</Live> : says}</td>
    </tr>
  );
}
