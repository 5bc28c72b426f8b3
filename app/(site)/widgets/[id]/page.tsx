// A figure on a page of its own: the figure, its parameters, how to put it elsewhere. All of it from the experiment's card.
import type { Metadata } from "next";
import { experiments, type ExperimentId } from "../../../../lib/experiments/index.ts";
import { display, parameterTable } from "../../../../lib/schema/index.ts";
import { CopyButton } from "../../../_ui/CopyButton.tsx";
import { WidgetSlot } from "../../../_widgets/WidgetSlot.tsx";
import { Snippet } from "../../../_widgets/Snippet.tsx";

export const dynamicParams = false;
export const generateStaticParams = () => Object.keys(experiments).map((id) => ({ id }));

interface Props {
  readonly params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const card = experiments[(await params).id as ExperimentId];
  return { title: card.title, description: card.summary };
}

export default async function WidgetPage({ params }: Props) {
  const id = (await params).id as ExperimentId;
  const card = experiments[id];
  const command = `npm run -s experiment ${id} -- seed=1`;
  return (
    <main className="sheet widget-page" id="main">
      <header className="sheet-head">
        <h1>{card.title}</h1>
        <p className="lead">{card.summary}</p>
        <p className="facts">
          id <code>{id}</code>
        </p>
      </header>
      <WidgetSlot id={id} place="widgets" level={2} />
      <section>
        <h2>Parameters</h2>
        <p>
          The controls, the address, the command line and the checks all come from this one list. A value that does not fit is answered with
          a sentence.
        </p>
        <ParameterTable caption="Of this figure" rows={parameterTable(card.params)} />
        <ParameterTable caption="Of every figure" rows={[...parameterTable(display), SEED]} />
      </section>
      <section>
        <h2>In a slide or a course page</h2>
        <p>It runs in the reader's browser. It needs no script on your page, sets no cookie and asks no other host for anything.</p>
        <Snippet id={id} title={card.title} />
        <h2>Without a browser</h2>
        <p>The same run prints the same result:</p>
        <pre className="snippet">
          <code>{command}</code>
        </pre>
        <CopyButton text={command} what="The command">
          Copy
        </CopyButton>
      </section>
    </main>
  );
}

const SEED = {
  name: "seed",
  label: "Seed",
  allowed: "a whole number, or absent",
  default: "",
  help: "Absent: the system's randomness. Present: the run is repeatable, and a badge says so.",
};

function ParameterTable({ caption, rows }: { caption: string; rows: ReturnType<typeof parameterTable> }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className="scroll" aria-label={`Parameters: ${caption}`} tabIndex={0}>
      <table className="parameters">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Allowed</th>
            <th scope="col">Default</th>
            <th scope="col">Meaning</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">
                <code>{row.name}</code>
              </th>
              <td>{row.allowed}</td>
              <td>{row.default === "" ? "none" : <code>{row.default}</code>}</td>
              <td>{row.help}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
