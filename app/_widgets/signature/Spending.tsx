"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/** A budget as a bar: a slice for each thing that was paid for, the last of them lit, and in ink what is left. */
import type { ReactNode } from "react";
import { Live } from "../Live.tsx";

/** More slices than this are drawn as one. */
const SLICES = 30;

interface Props {
  /** What each cost, in their order. */
  readonly costs: readonly number[];
  /** The last of them was paid just now. */
  readonly fresh: boolean;
  readonly budget: number;
  readonly left: number;
  readonly money: (epsilon: number) => string;
  /** What was spent, in words. */
  readonly children: ReactNode;
}

export function Spending({ costs, fresh, budget, left, money, children }: Props) {
  const earlier = costs.slice(0, -1);
  const sum = (some: readonly number[]) => some.reduce((total, cost) => total + cost, 0);
  const slices = [...(earlier.length > SLICES ? [sum(earlier)] : earlier), ...costs.slice(-1)];
  const total = Math.max(budget, sum(costs));
  return (
    <>
      <div className="bar" role="img" aria-label={`${money(left)} of ${money(budget)} left`}>
        {slices.map((cost, i) => {
          const latest = fresh && i === slices.length - 1;
          // biome-ignore lint/suspicious/noArrayIndexKey: slices have no identity but their place
          return <span key={i} className={latest ? "slice now" : "slice"} style={{ width: `${(100 * cost) / total}%` }} />;
        })}
        {left > 0 && <span className="left" />}
      </div>
      <p className="bar-lab">
        <span>{children}</span>
        <span>
          <Live>{money(left)}</Live> of {money(budget)} left
        </span>
      </p>
    </>
  );
}
