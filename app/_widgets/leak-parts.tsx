"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/** Parts that the figures about leaks share: a named panel, a key, a share of a hundred as a bar. */
import type { ReactNode } from "react";
import { Live } from "./Live.tsx";

export function Panel({ name, sub, children }: { readonly name: string; readonly sub: ReactNode; readonly children: ReactNode }) {
  return (
    // A group and no landmark, a name and no heading: see the psi stage.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls
    <div className="pan" role="group" aria-label={name}>
      <p className="name">{name}</p>
      <p className="sub">{sub}</p>
      {children}
    </div>
  );
}

export const Key = ({ of, children }: { readonly of: string; readonly children: ReactNode }) => (
  <span>
    <i className={`swatch ${of}`} />
    {children}
  </span>
);

const hundredths = (share: number) => `${100 * share}%`;

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
        <i className={measured ? "fill of" : "fill"} style={{ width: hundredths(share) }} />
        {band && <i className="band" style={{ left: hundredths(band[0]), width: hundredths(band[1] - band[0]) }} />}
      </td>
      <td>{measured ? <Live>{says}</Live> : says}</td>
    </tr>
  );
}
