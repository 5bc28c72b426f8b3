"use client";
// A number on a ladder: a slider over the values worth stopping at, and beside it a field for any other. Both ends are named by what they
// mean, in the same voice: neither is the good one, and no colour says so.
// The traps: a slider that can only stand on its stops would show 0.7 as 0.5, so the thumb stands where the value is and moves by stops;
// and the browser's own arrow keys know nothing of stops.
import { type KeyboardEvent, useId } from "react";
import { Help, type Labelled, NumberField, shownNumber, type Typed } from "./fields.tsx";

export interface LadderProps extends Labelled, Typed<number> {
  /** Ascending and positive. */
  readonly stops: readonly number[];
  /** What a value means, for who hears the slider and does not see it, and for both ends. */
  readonly meaning?: ((value: number) => string | undefined) | undefined;
}

export function Ladder({ label, help, disabled, stops, value, onChange, read, allowed, meaning }: LadderProps) {
  const id = useId();
  const last = stops.length - 1;
  const ends = [stops[0], stops[last]].map((stop) => stop !== undefined && meaning?.(stop));
  const says = meaning?.(value);
  const moved = (next: number | undefined) => next !== undefined && next !== value && onChange(next);
  const keyed = (event: KeyboardEvent) => {
    const way = WAYS[event.key];
    if (way === undefined) return;
    event.preventDefault();
    moved(nextStop(stops, value, way));
  };
  return (
    <div className="ladder">
      <label htmlFor={id}>{label}</label>
      <div className="rungs">
        <input
          id={id}
          type="range"
          min={0}
          max={last}
          step="any"
          value={placeOf(stops, value)}
          disabled={disabled}
          aria-valuetext={says === undefined ? shownNumber(value) : `${shownNumber(value)}: ${says}`}
          aria-describedby={help ? `${id}-help` : undefined}
          onChange={(event) => moved(stops[Math.round(Number(event.target.value))])}
          onKeyDown={keyed}
        />
        <div className="stops" aria-hidden="true">
          {stops.map((stop, at) => (
            <span key={stop} data-now={stop === value || undefined} style={{ "--at": at / last } as object}>
              {shownNumber(stop)}
            </span>
          ))}
        </div>
        {meaning && (
          <div className="ends">
            {ends.map((end, at) => (
              <span key={stops[at]}>{end}</span>
            ))}
          </div>
        )}
        <Help id={id} text={help} />
      </div>
      <NumberField
        label={`${label}, exact value`}
        quiet
        disabled={disabled}
        value={value}
        read={read}
        allowed={allowed}
        onChange={onChange}
      />
    </div>
  );
}

const WAYS: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowUp: 1, PageUp: 1, ArrowLeft: -1, ArrowDown: -1, PageDown: -1 };

/** Where a value stands among the stops, from 0: equal factors are equal ways. At the ends for what lies beyond them. */
export function placeOf(stops: readonly number[], value: number): number {
  const above = stops.findIndex((stop) => stop >= value);
  if (above < 0) return stops.length - 1;
  const [low, high] = [stops[above - 1], stops[above]];
  return low === undefined || high === undefined ? 0 : above - 1 + Math.log(value / low) / Math.log(high / low);
}

/** The next stop in this direction; undefined at the end. */
export const nextStop = (stops: readonly number[], value: number, way: 1 | -1): number | undefined =>
  way > 0 ? stops.find((stop) => stop > value) : stops.findLast((stop) => stop < value);
