"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/** The attacker and its threshold: a point of the exact curve that can be dragged, the curve that was measured, and what is closed. */
import type { PointerEvent, SyntheticEvent } from "react";
import type { Result, Test } from "../../../lib/experiments/dial.result.ts";
import { Mark } from "../../_ui/marks.tsx";
import { lineThrough } from "../hundredths.ts";
import { money, share } from "../numbers.ts";
import { Key } from "../panels.tsx";
import { Fact } from "../signature/Fact.tsx";
import { Roc } from "../signature/Roc.tsx";
import { alongCurve, at, band, closed, region, rocLine, testNear } from "./shapes.ts";
import { written } from "./words.ts";

interface Props {
  readonly run: Result;
  readonly test: Test;
  /** Takes another threshold; absent in a still. */
  readonly pick: ((test: Test, settled: boolean) => void) | undefined;
}

export function Attacker({ run, test, pick }: Props) {
  const { epsilon, delta, samples, roc, curve, auc, gdp, tests, spent, spentDelta, published } = run;
  const label = alongCurve(curve, test.fpr);
  const from = written(run, test.from);
  const place = tests.filter((each) => each.from < test.from).length;
  const move = (settled: boolean) => (event: SyntheticEvent<HTMLInputElement>) =>
    pick?.(tests[Number(event.currentTarget.value)] ?? test, settled);
  const drag = ({ currentTarget: box, clientX, clientY, pointerId, buttons, type }: PointerEvent) => {
    if (type === "pointerdown") box.setPointerCapture(pointerId);
    if (buttons === 0 && type !== "pointerup") return;
    const { left, top, width, height } = box.getBoundingClientRect();
    pick?.(testNear(tests, [(100 * (clientX - left)) / width, (100 * (clientY - top)) / height]), type === "pointerup");
  };
  return (
    <>
      <Roc
        says={`Hits against false alarms, the threshold at ${share(test.fpr)} false alarms and ${share(test.tpr)} hits: area ${share(auc.measured)} measured, ${share(auc.limit)} the limit`}
        closed={closed(epsilon, delta)}
        box={pick && { onPointerDown: drag, onPointerMove: drag, onPointerUp: drag }}
        over={
          <>
            <b className="eye" style={at(100 * test.fpr, 100 * (1 - test.tpr))}>
              <Mark who="eye" />
            </b>
            <span
              className={`along${label.below ? " below" : ""}${label.clear ? "" : " off"}`}
              style={{ ...at(label.left, label.top), rotate: `${label.angle.toFixed(1)}deg` }}
            >
              limit, one answer
            </span>
            <span className="along guess" style={{ ...at(62, 38), rotate: "-45deg" }}>
              guessing
            </span>
            {published.length > 0 && <span className="dashed">dashed: all published, ε = {money(spent)}</span>}
          </>
        }
      >
        {samples > 0 && <path className="band" d={lineThrough(band(run))} />}
        {published.length > 0 && <path className="all" d={lineThrough(region(spent, spentDelta))} />}
        {samples > 0 && <path className="seen" d={lineThrough(rocLine(roc))} />}
        <path className="limit" d={lineThrough(rocLine(curve))} />
        {gdp && <path className="gdp" d={lineThrough(rocLine(gdp.curve))} />}
      </Roc>
      {samples > 0 && (
        <div className="key curves">
          <Key of="measured">measured, in its 99 % band; the light line in it is the limit</Key>
        </div>
      )}
      <label className="rule">
        <span>
          says “in” from <b>{from}</b> on
        </span>
        <input
          type="range"
          min={0}
          max={tests.length - 1}
          value={Math.min(place, tests.length - 1)}
          aria-valuetext={`from ${from}: ${share(test.fpr)} false alarms, ${share(1 - test.tpr)} misses`}
          {...(pick ? { onChange: move(false), onPointerUp: move(true), onKeyUp: move(true) } : { disabled: true, readOnly: true })}
        />
      </label>
      <dl className="beyond">
        <Fact name="False alarms: without you, “in”" value={share(test.fpr)}>
          {samples > 0 && `, measured ${share(test.seen.fpr)}`}
        </Fact>
        <Fact name="Misses: with you, not “in”" value={share(1 - test.tpr)}>
          {samples > 0 && `, measured ${share(1 - test.seen.tpr)}`}
        </Fact>
        <Fact name="Area under the measured curve" value={share(auc.measured)}>
          , {share(auc.low)} to {share(auc.high)}
        </Fact>
        <Fact name="The limit, exact" value={share(auc.limit)} />
        {gdp && <Fact name={`Dotted: two normal laws, µ = ${share(gdp.mu)}`} value={share(gdp.area)} />}
      </dl>
    </>
  );
}
