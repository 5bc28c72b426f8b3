"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/** What was asked, and what became of it: one line a question. */
import type { Answer, Line, Result } from "../../../lib/experiments/ledger.result.ts";
import { Mark } from "../../_ui/marks.tsx";
import { Live } from "../Live.tsx";
import { about, bandOf, lastOf, price, said } from "./words.ts";

const ROWS = 9;

export function Book({ result }: { result: Result }) {
  const { lines } = result;
  const shown = lines.slice(-ROWS);
  const earlier = lines.length - shown.length;
  return (
    // A group and no landmark, a name and no heading: see the psi stage.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls
    <div className="pan" role="group" aria-label="Questions and answers">
      <p className="name">Questions and answers</p>
      <p className="sub">
        Each is charged first, then answered with noise. In 95 of 100 such answers the truth is in the purple band.
        {shown.some(({ answer }) => answer && isBelowAnyTruth(answer)) &&
          " No truth is below 0, but an answer may be: noise knows no floor."}
      </p>
      <table className="book">
        <thead>
          <tr>
            <th scope="col">no.</th>
            <th scope="col">question</th>
            <th scope="col">answer</th>
            <th scope="col" className="num">
              price
            </th>
          </tr>
        </thead>
        <tbody>
          {earlier > 0 && (
            <tr>
              <td colSpan={4}>{earlier} earlier, in the table of values</td>
            </tr>
          )}
          {shown.map((line, i) => (
            <Row
              // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their number
              key={earlier + i}
              number={earlier + i + 1}
              line={line}
              now={line === lastOf(result)}
            />
          ))}
          {lines.length === 0 && (
            <tr>
              <td colSpan={4}>Nothing was asked yet.</td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

/** A noisy count below 0: its band is cut off at 0, where truths begin. */
const isBelowAnyTruth = ({ value, low }: Answer): boolean => value !== null && value < 0 && low === 0;

function Row({ number, line, now }: { number: number; line: Line; now: boolean }) {
  const { question, epsilon, outcome, answer, truth } = line;
  const closed = outcome === "refused" || outcome === "wrong";
  return (
    <tr className={closed ? "no" : now ? "now" : undefined}>
      <td>{number}</td>
      <td>{question}</td>
      <td>
        {outcome === "refused" && "refused: it does not fit"}
        {outcome === "wrong" && `not asked: ${line.why}`}
        {answer && (
          <>
            <Said answer={answer} />
            {line.bounds && <Strip answer={answer} bounds={line.bounds} truth={truth?.value ?? undefined} />}
          </>
        )}
        {truth && (
          <span className="truth">
            <Mark who="eye" /> {said(truth)}
          </span>
        )}
      </td>
      <td className="num">{outcome === "answered" ? price(epsilon) : outcome === "book" ? "0, asked before" : "0"}</td>
    </tr>
  );
}

function Said({ answer }: { answer: Answer }) {
  const band = bandOf(answer);
  return (
    <>
      {answer.groups ? (
        <span className="groups">
          {answer.groups.map(({ name, value }) => (
            <span key={name}>
              {name} <Live>{about(value)}</Live>
            </span>
          ))}
        </span>
      ) : (
        <Live>{said(answer)}</Live>
      )}
      {band !== "" && <small> {band}</small>}
    </>
  );
}

/** The declared bounds as a line, the band and the answer on it. */
function Strip({
  answer,
  bounds: [lower, upper],
  truth,
}: {
  answer: Answer;
  bounds: readonly [number, number];
  truth: number | undefined;
}) {
  const at = (x: number) => `${(100 * (x - lower)) / (upper - lower)}%`;
  const { value, low, high } = answer;
  return (
    <span className="strip" aria-hidden="true">
      <i className="from">{about(lower)}</i>
      <span className="track">
        {low !== undefined && high !== undefined && (
          <i className="band" style={{ left: at(low), width: `calc(${at(high)} - ${at(low)})` }} />
        )}
        {value !== null && <i className="dot" style={{ left: at(value) }} />}
        {truth !== undefined && (
          <i className="eye" style={{ left: at(truth) }}>
            <Mark who="eye" />
          </i>
        )}
      </span>
      <i className="to">{about(upper)}</i>
    </span>
  );
}
