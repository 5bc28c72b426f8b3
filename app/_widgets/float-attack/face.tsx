"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/** The face of `float-attack`: one answer in doubles and one on a grid, each with its bits, its neighbours, and the counts it can come from. */
import type { ReactNode } from "react";
import type { Panel as PanelOf, Result } from "../../../lib/experiments/float-attack.result.ts";
import { floatAttack } from "../../../lib/experiments/float-attack.ts";
import { beyondEpsilon, proves } from "../../../lib/experiments/float-attack.verdicts.ts";
import { Mark } from "../../_ui/marks.tsx";
import type { Face, Shown, StageProps } from "../face.ts";
import { whole } from "../hundredths.ts";
import { Live } from "../Live.tsx";
import { Drawing, Panel } from "../panels.tsx";
import { candidatesOf, digits, nearOf, of100, powerOf, splitBits, unitOf, type Way } from "./shapes.ts";
import { tables } from "./tables.ts";

type Id = "float-attack";
type Done = Shown<Id> & { readonly result: Result };

function Stage({ result: done, frame, measured }: StageProps<Id>): ReactNode {
  const result = done ?? frame;
  if (!result) return <p className="plate-wait">Nothing has been published yet.</p>;
  const rate = measured?.["rate"];
  return (
    <div className="sens floats">
      <Side result={result} way="doubles" note={typeof rate === "number" && `${whole(1000 * Math.round(rate / 1000))} tests a second`} />
      <Side result={result} way="grid" note={false} />
    </div>
  );
}

const WORDS = {
  doubles: { name: "The textbook, in doubles", sub: "count ± log(random) / ε, each step rounded to a double." },
  grid: { name: "The same answer on a declared grid", sub: "count + a whole number of grid steps, drawn without rounding." },
} as const;

const Power = ({ of }: { of: number }) => (
  <>
    2<sup>{String(powerOf(of)).replace("-", "−")}</sup>
  </>
);

function Side({ result, way, note }: { result: Result; way: Way; note: string | false }) {
  const panel = result[way];
  const { allowed, tries } = result;
  const counted = tries > 0; // in the first picture nothing is yet
  const place = (share: number) => `${Math.max(0, 200 * (share - 0.5))}%`;
  const { right, proved } = panel;
  return (
    <Panel kind="worlds" name={WORDS[way].name} sub={WORDS[way].sub}>
      <Bits result={result} way={way} />
      <Near panel={panel} result={result} way={way} />
      <Candidates panel={panel} />
      <p className="guess">
        <span>
          <Mark who="eye" /> proofs: {counted ? <Live>{of100(proved.share.measured)}</Live> : "…"} of 100 answers
          {note && <span className="rate">, {note}</span>}
          <br />
          guessing which, right {counted ? <Live>{of100(right.measured)}</Live> : "…"} times in 100
        </span>
        {counted && <span className="verdict">{beyondEpsilon(panel, allowed) ? "more than ε allows" : "within what ε allows"}</span>}
      </p>
      <div
        className="scale"
        role="img"
        aria-label={`${counted ? `99 % interval from ${of100(right.low)} to ${of100(right.high)}` : "not counted yet"}; a coin is right 50 times, epsilon allows ${of100(allowed)}`}
      >
        <i className="hatch" style={{ left: place(allowed) }} />
        {counted && (
          <>
            <i className="band" style={{ left: place(right.low), right: `calc(100% - ${place(right.high)})` }} />
            <i className="dot" style={{ left: place(right.measured) }} />
          </>
        )}
      </div>
      <div className="xs" aria-hidden="true">
        {allowed > 0.56 && <span className="start">50</span>}
        <span className={allowed < 0.8 ? "limit after" : "limit before"} style={{ left: place(allowed) }}>
          {of100(allowed)}, allowed by ε
        </span>
        {allowed < 0.8 && <span className="end">100</span>}
      </div>
    </Panel>
  );
}

function Bits({ result, way }: { result: Result; way: Way }) {
  const { answer, bits } = result[way];
  const unit = unitOf(result, way);
  const { sign, exponent, coarse, fine, finer, lastWorth } = splitBits(bits, unit);
  return (
    <div className="part">
      <p className="answer">
        <Live>{digits(answer)}</Live>
      </p>
      <p className="bits" aria-hidden="true">
        <span className="sign">{sign}</span>
        <span className="exponent">{exponent}</span>
        <span className="fraction">{coarse}</span>
        {fine && <b>{fine}</b>}
      </p>
      <p className="figcap">
        {way === "grid" ? (
          <>Sign, exponent, fraction. Below the grid of {<Power of={unit} />} all bits are 0, whatever the count.</>
        ) : finer ? (
          <>
            Sign, exponent, fraction. Its last bit is worth 2<sup>−{-lastWorth}</sup>; around a count of {result.counts.with} no bit is
            worth less than {<Power of={unit} />}.
          </>
        ) : (
          <>
            Sign, exponent, fraction. No bit is worth less than {<Power of={unit} />}: by that alone a count of {result.counts.with} is
            still possible.
          </>
        )}
      </p>
    </div>
  );
}

function Near({ panel, result, way }: { panel: PanelOf; result: Result; way: Way }) {
  const { can, cannot, middle } = nearOf(panel);
  const { near } = panel;
  const of = (row: readonly boolean[]) => row.filter((each) => each).length;
  const { counts } = result;
  return (
    <div className="part">
      <p className="figcap">
        The {near.with.length} {way === "doubles" ? "doubles" : "grid points"} around it, <Power of={near.step} /> apart. A bar: this number
        can come out.
      </p>
      <div className="box near">
        <span className="y" style={{ top: "25%" }} aria-hidden="true">
          from {whole(counts.without)}
        </span>
        <span className="y" style={{ top: "75%" }} aria-hidden="true">
          from {whole(counts.with)}
        </span>
        <Drawing
          says={`Of ${near.with.length} numbers around the answer ${of(near.without)} can come from a count of ${counts.without} and ${of(near.with)} from ${counts.with}`}
        >
          <rect className="middle" x={middle.x} width={middle.width} height="100" />
          <path className="not" d={cannot} />
          <path className="can" d={can} />
        </Drawing>
      </div>
    </div>
  );
}

function Candidates({ panel }: { panel: PanelOf }) {
  const { can, cannot, places } = candidatesOf(panel);
  const left = places.filter(({ possible }) => possible).map(({ count }) => count);
  return (
    <div className="part">
      <p className="figcap">Which counts can have led to it? High: likely on paper. A cross: ruled out, for certain.</p>
      <div className="box counts">
        <Drawing says={`Possible counts: ${left.length > 6 ? `${left.length} of ${places.length}` : left.join(", ")}`}>
          <path className="ruled" d={cannot} />
          <path className="stays" d={can} />
        </Drawing>
        {places.map(
          ({ at, count, possible }) =>
            !possible && (
              <span key={count} className="cross" style={{ left: `${at}%` }} aria-hidden="true">
                ×
              </span>
            ),
        )}
      </div>
      <div className="xs" aria-hidden="true">
        {places.map(
          ({ at, count }, i) =>
            (count < 1000 || i % 4 === 1) && (
              <span key={count} style={{ left: `${at}%` }}>
                {whole(count)}
              </span>
            ),
        )}
      </div>
    </div>
  );
}

function sentence({ result }: Done): ReactNode {
  const { counts, world, doubles, grid, allowed, tries } = result;
  const [own, other] = world === "with" ? [counts.with, counts.without] : [counts.without, counts.with];
  const { share } = doubles.proved;
  return (
    <>
      {proves(doubles, result) ? (
        <>
          The answer in doubles cannot come from a count of {whole(other)}: <Live>this one number proves</Live> that the count was{" "}
          {whole(own)}.
        </>
      ) : (
        <>
          The answer in doubles can come from {whole(counts.without)} and from {whole(counts.with)}: <Live>this one proves nothing</Live>.
        </>
      )}{" "}
      Of {whole(2 * tries)} such answers <Live>{of100(share.measured)}</Live> in 100 prove their count ({of100(share.low)} to{" "}
      {of100(share.high)}), and whoever guesses the rest is right <Live>{of100(doubles.right.measured)}</Live> times in 100;{" "}
      {beyondEpsilon(doubles, allowed) ? "that is more than" : "that is within"} the {of100(allowed)} that ε allows. On the grid{" "}
      <Live>{of100(grid.proved.share.measured)}</Live> in 100 prove anything, and the same attacker is right{" "}
      <Live>{of100(grid.right.measured)}</Live> times{beyondEpsilon(grid, allowed) ? ": more than ε allows." : "."}
    </>
  );
}

export { Widget } from "#widget";

export const face: Face<Id> = {
  card: floatAttack,
  primary: ["count", "epsilon"],
  Stage,
  sentence,
  tables,
  meaning: (name, value) => {
    if (name === "epsilon") return `an attacker right at most ${of100(1 / (1 + Math.exp(-value)))} times in 100`;
    return name === "count" ? `${whole(value - 1)} without you` : undefined;
  },
  picture: async (shown) => (await import("./picture.ts")).picture(shown),
};
