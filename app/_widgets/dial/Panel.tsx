"use no memo"; // plain functions: what the compiler would add weighs more than it saves
import type { ReactNode } from "react";
import { Live } from "../Live.tsx";

/** One of the dial's three consequences. */
export function Panel({ name, mark, sub, children }: { name: string; mark?: ReactNode; sub: ReactNode; children: ReactNode }) {
  return (
    // A group and no landmark, a name and no heading: see the psi stage.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls
    <div className="pan" role="group" aria-label={name}>
      <p className="name">
        {mark}
        {name}
      </p>
      <p className="sub">{sub}</p>
      {children}
    </div>
  );
}

/** A line of a panel's list of numbers. */
export const Fact = ({ name, value, children }: { name: string; value: string; children?: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>
      <Live>{value}</Live>
      {children}
    </dd>
  </div>
);
