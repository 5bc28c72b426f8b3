"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/** Two parties' boxes and the wire between them, as far as somebody has walked through the run. Looks: app/_ui/css/psi.css. */
import type { ReactNode } from "react";
import type { StageProps } from "./face.ts";
import type { Leg } from "./legs.ts";
import { Wire } from "./Wire.tsx";

/** How far a run is shown. */
export interface Walked {
  /** What has been sent by then, as sender/tag. */
  readonly sent: ReadonlySet<string>;
  /** All of it. */
  readonly finished: boolean;
}

interface Props<Seat extends string> extends Pick<StageProps<"psi">, "step" | "openBytes" | "stillBytes"> {
  readonly legs: readonly Leg[];
  /** On the left, whose messages go to the right; and on the right. */
  readonly seats: readonly [Seat, Seat];
  readonly clauseOf: (tag: string) => string;
  readonly box: (seat: Seat, walked: Walked) => ReactNode;
  /** What stands below once all has been sent. */
  readonly below?: ReactNode;
}

export function Exchange<Seat extends string>({
  legs,
  seats: [left, right],
  step,
  clauseOf,
  openBytes,
  stillBytes,
  box,
  below,
}: Props<Seat>) {
  const shown = step === undefined ? legs.length : Math.min(step, legs.length);
  const walked: Walked = {
    sent: new Set(legs.slice(0, shown).map(({ from, tag }) => `${from}/${tag}`)),
    finished: shown === legs.length,
  };
  return (
    <>
      <div className="psi">
        {box(left, walked)}
        <Wire
          legs={legs}
          shown={shown}
          walking={step !== undefined}
          first={left}
          clauseOf={clauseOf}
          openBytes={openBytes}
          stillBytes={stillBytes}
        />
        {box(right, walked)}
      </div>
      {walked.finished && below}
    </>
  );
}
