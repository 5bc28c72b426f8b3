"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/**
 * The figure that Petri is known by: the noise, the budget and the attack, side by side, on one clock. Each figure that wears it
 * says what stands in its three panels; which of them gets the room; and nothing here knows what they show.
 * Its looks: app/_ui/css/signature.css.
 */
import type { ReactNode } from "react";
import { Mark } from "../../_ui/marks.tsx";
import { Panel } from "../panels.tsx";

export interface Part {
  readonly name: string;
  readonly sub: ReactNode;
  readonly children: ReactNode;
}

interface Props {
  /** The figure's own class. */
  readonly kind: string;
  /** The panel that is drawn largest, and stands alone in a row where two fit. */
  readonly wide: "noise" | "attack";
  readonly noise: Part;
  readonly budget: Part;
  readonly attack: Part;
}

export const Signature = ({ kind, wide, noise, budget, attack }: Props) => (
  <div className={`sig ${kind} ${wide}-wide`}>
    <Panel {...noise} />
    <Panel {...budget} />
    <Panel {...attack} mark={<Mark who="eye" />} />
  </div>
);
