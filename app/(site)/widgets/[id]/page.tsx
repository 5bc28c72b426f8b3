// A figure on a page of its own: the figure, its parameters, how to put it elsewhere. All of it from the experiment's card.
import type { Metadata } from "next";
import { type ExperimentId, experiments } from "../../../../lib/experiments/index.ts";
import { BuilderSlot } from "../../../_bench/BuilderSlot.tsx";
import { OwnParameters, SharedParameters } from "../../../_bench/ParameterTables.tsx";
import { LinkPreview } from "../../../_pictures/LinkPreview.tsx";
import { WidgetSlot } from "../../../_widgets/WidgetSlot.tsx";

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
  return (
    <main className="sheet widget-page" id="main">
      <LinkPreview path={`/widgets/${id}`} picture={`widget-${id}`} title={card.title} description={card.summary} />
      <header className="sheet-head">
        <h1>{card.title}</h1>
        <p className="lead">{card.summary}</p>
        <p className="facts">
          <span>
            id <code>{id}</code>
          </span>
          <a href={`/bench#${id}`}>on the bench</a>
        </p>
      </header>
      <WidgetSlot id={id} place="widgets" level={2} />
      <section>
        <h2>Parameters and snippet</h2>
        <p>
          Tick what should differ from the default, or stay fixed: address, snippet and command follow. This table, the figure's controls
          and the checks on the address all come from one list. A value that does not fit is answered with a sentence.
        </p>
        <BuilderSlot id={id} on="view">
          <OwnParameters card={card} />
          <SharedParameters />
          <noscript>
            <p>
              The figure's address is <code>/embed/{id}</code>, with parameters after a question mark. In a terminal:{" "}
              <code>npm run -s experiment {id} -- seed=1</code>.
            </p>
          </noscript>
        </BuilderSlot>
      </section>
    </main>
  );
}
