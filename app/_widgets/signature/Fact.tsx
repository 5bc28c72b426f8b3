"use no memo"; // plain functions: what the compiler would add weighs more than it saves
import type { ReactNode } from "react";
import { Live } from "../Live.tsx";

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
