"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/** The sizes that both were told, what they can make of them, and beside that what is true. Words are beside the bars, so that bars may stretch. */
import type { ReactNode } from "react";
import type { Card, ResultOf } from "../../../lib/experiments/index.ts";
import { Live } from "../Live.tsx";
import { LIKELY, many, nameOf } from "./words.ts";

type Result = ResultOf<Card<"dpca-psi">>;

export function Sizes({ result }: { readonly result: Result }): ReactNode {
  const { sizes, estimates, deviation, truth, dummies } = result;
  const most = Math.max(1, ...sizes, ...(truth?.sizes ?? []));
  const at = (size: number) => (100 * Math.max(0, Math.min(most, size))) / most;
  return (
    <div className="dpca-part">
      <p className="name">What both were told</p>
      <ol className="dpca-sizes">
        {sizes.map((size, i) => {
          const estimate = estimates[i] ?? size;
          const [low, high] = [at(estimate - LIKELY * deviation), at(estimate + LIKELY * deviation)];
          return (
            <li key={nameOf(i)}>
              <span className="column">{nameOf(i)}</span>
              <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect className="told" x="0" y="1" width={at(size)} height="8" />
                {dummies > 0 && <rect className="likely" x={low} y="1" width={Math.max(0.6, high - low)} height="8" />}
                {truth && <line className="true" x1={at(truth.sizes[i] ?? 0)} x2={at(truth.sizes[i] ?? 0)} y1="0" y2="10" />}
              </svg>
              <span className="says">
                told <Live>{many(size)}</Live>
                {dummies > 0 && (
                  <>
                    ; less {many(dummies / 2)} dummies on average: <Live>{many(estimate)}</Live>, give or take{" "}
                    <Live>{many(LIKELY * deviation)}</Live>
                  </>
                )}
                {truth && (
                  <>
                    ; true: <Live>{many(truth.sizes[i] ?? 0)}</Live>
                  </>
                )}
              </span>
            </li>
          );
        })}
      </ol>
      <p className="key">
        Outlined: the size as told. {dummies > 0 && "Filled: where the true size probably is, two standard deviations either way. "}
        {truth && "Thick line: the true size, which this page knows because it dealt both tables. No party does."}
      </p>
    </div>
  );
}
