"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/** Panels of a figure that has several: name, caption, drawing, axes, key. Their looks: app/_ui/css/panels.css. */
import type { ReactNode } from "react";
import type { Tick } from "./hundredths.ts";

interface PanelProps {
  readonly name: string;
  readonly sub: ReactNode;
  /** A class for panels that take another number of rows, or more room. */
  readonly kind?: string | undefined;
  /** Before the name. */
  readonly mark?: ReactNode;
  readonly children: ReactNode;
}

export function Panel({ name, sub, kind, mark, children }: PanelProps) {
  return (
    // A group and no landmark, a name and no heading: see the psi stage.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls
    <div className={kind ? `pan ${kind}` : "pan"} role="group" aria-label={name}>
      <p className="name">
        {mark}
        {name}
      </p>
      <p className="sub">{sub}</p>
      {children}
    </div>
  );
}

/** A drawing that is stretched to its box. */
export const Drawing = ({ says, children }: { says: string; children: ReactNode }) => (
  <svg viewBox="0 0 100 100" preserveAspectRatio="none" role="img" aria-label={says}>
    {children}
  </svg>
);

/** In a box of their own: what comes and goes among them leaves their neighbours in peace, even where somebody took the drawing away. */
export const Ys = ({ ticks }: { ticks: readonly Tick[] }) => (
  <div className="ys" aria-hidden="true">
    {ticks.map(({ at, label }) => (
      <span key={label} className="y" style={{ top: `${at}%` }}>
        {label}
      </span>
    ))}
  </div>
);

export const Xs = ({ ticks, children }: { ticks: readonly Tick[]; children?: ReactNode }) => (
  <div className="xs" aria-hidden="true">
    {ticks.map(({ at, label }) => (
      <span key={label} style={{ left: `${at}%` }}>
        {label}
      </span>
    ))}
    {children}
  </div>
);

export const Grid = ({ ticks }: { ticks: readonly Tick[] }) => <path className="grid" d={ticks.map(({ at }) => `M0 ${at}H100`).join("")} />;

export const Key = ({ of, children }: { of: string; children: ReactNode }) => (
  <span>
    <i className={`swatch ${of}`} />
    {children}
  </span>
);
