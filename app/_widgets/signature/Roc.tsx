"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/**
 * A square of hits against false alarms, from nobody to everybody; both axes alike, so that guessing is its diagonal. The curves are paths
 * in hundredths of the square: .band where the true curve can be, .seen what was measured, .limit what no attacker passes, .all a limit for
 * everything published, .gdp an estimate.
 */
import type { ComponentProps, ReactNode } from "react";
import { type Point, short, type Tick } from "../hundredths.ts";
import { Drawing } from "../panels.tsx";

/** For clip-path. */
const polygonOf = (points: readonly Point[]): string => `polygon(${points.map(([x, y]) => `${short(x)}% ${short(y)}%`).join(",")})`;

interface Props {
  readonly says: string;
  /** The corner that no attacker reaches; hatched. */
  readonly closed?: readonly Point[] | undefined;
  /** Marks of both axes, from 0 at the beginning to 100; absent: 0 and 1. */
  readonly ticks?: readonly Tick[] | undefined;
  readonly box?: Pick<ComponentProps<"div">, "onPointerDown" | "onPointerMove" | "onPointerUp"> | undefined;
  /** What stands on top of the drawing and is not stretched. */
  readonly over?: ReactNode;
  readonly children: ReactNode;
}

export const Roc = ({ says, closed, ticks, box, over, children }: Props) => (
  <div className={ticks ? "roc marked" : "roc"}>
    {!ticks && (
      <span className="y" aria-hidden="true">
        1
      </span>
    )}
    <span className="y name-y" aria-hidden="true">
      hits
    </span>
    <span className="y misses" aria-hidden="true">
      misses
    </span>
    <div className="box" {...box}>
      {closed && <i className="hatch" style={{ clipPath: polygonOf(closed) }} />}
      {ticks?.map(({ at, label }) => (
        <span key={label} className="y" aria-hidden="true" style={{ top: `${100 - at}%` }}>
          {label}
        </span>
      ))}
      <Drawing says={says}>
        <path className="coin" d="M0 100L100 0" />
        {children}
      </Drawing>
      {over}
    </div>
    <div className="xs" aria-hidden="true">
      {ticks ? (
        ticks.map(({ at, label }) => (
          <span key={label} style={{ left: `${at}%` }}>
            {label}
          </span>
        ))
      ) : (
        <>
          <span style={{ left: 0 }}>0</span>
          <span style={{ left: "50%" }}>false alarms</span>
          <span style={{ left: "100%" }}>1</span>
        </>
      )}
    </div>
    {ticks && (
      <p className="name-x" aria-hidden="true">
        false alarms
      </p>
    )}
  </div>
);
