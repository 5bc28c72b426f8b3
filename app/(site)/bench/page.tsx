// Every figure there is: what it shows, what can be set, what is real about it, its still, and how to take it elsewhere.
//
// One entry is open at a time, and only an open one loads its still and its builder: thirty figures must not weigh more than one.
import type { Metadata } from "next";
import { lessons } from "../../../lib/course/index.ts";
import { type AnyExperiment, type ExperimentId, experiments } from "../../../lib/experiments/index.ts";
import { BuilderSlot } from "../../_bench/BuilderSlot.tsx";
import { OpenEntries } from "../../_bench/OpenEntries.tsx";
import { OwnParameters, SharedParameters } from "../../_bench/ParameterTables.tsx";
import { LinkPreview } from "../../_pictures/LinkPreview.tsx";

const title = "Bench";
const description =
  "Every figure of the course by itself: what it shows, its parameters, what is real about it, and the lines that put it into your slides.";

export const metadata: Metadata = { title, description };

interface Shelf {
  /** The lesson the figures belong to; undefined: none yet. */
  readonly lesson?: { readonly slug: string; readonly title: string; readonly order: number } | undefined;
  readonly cards: readonly AnyExperiment[];
}

/** In the course's order; each figure stands with the first lesson that uses it. */
function shelves(): Shelf[] {
  const left = new Map<string, AnyExperiment>(Object.entries(experiments));
  const take = (ids: readonly string[]) =>
    ids.flatMap((id) => {
      const card = left.get(id);
      left.delete(id);
      return card ? [card] : [];
    });
  const used = lessons().map(({ slug, title, order, figures }): Shelf => ({ lesson: { slug, title, order }, cards: take(figures) }));
  return [...used, { cards: take([...left.keys()]) }].filter(({ cards }) => cards.length > 0);
}

export default function BenchPage() {
  const all = shelves();
  return (
    <main className="sheet bench" id="main">
      <LinkPreview path="/bench" picture="home" title={`${title} · Petri`} description={description} />
      <header className="sheet-head">
        <h1>{title}</h1>
        <p className="lead">
          Every figure of the course, to be taken elsewhere. Open one, tick what should be fixed, and take an address, the lines for a
          slide, a command or a QR code.
        </p>
      </header>
      <nav className="bench-index" aria-label="Figures on the bench">
        {all.map(({ lesson, cards }) => (
          <div key={lesson?.slug ?? ""}>
            <p>{lesson ? `${lesson.order} ${lesson.title}` : "In no lesson yet"}</p>
            <ul>
              {cards.map(({ id, title: name }) => (
                <li key={id}>
                  <a href={`#${id}`} title={name}>
                    {id}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      <div className="entries">
        {all.flatMap(({ lesson, cards }) => cards.map((card) => <Entry key={card.id} card={card} lesson={lesson} />))}
        <noscript>
          <SharedParameters />
        </noscript>
      </div>
      <OpenEntries />
    </main>
  );
}

async function Entry({ card, lesson }: { readonly card: AnyExperiment; readonly lesson: Shelf["lesson"] }) {
  return (
    <details className="entry" name="bench" id={card.id}>
      <summary>
        <h2>{card.title}</h2>
        <span>{card.summary}</span>
      </summary>
      <p className="facts">
        <span>
          id <code>{card.id}</code>
        </span>
        {lesson && (
          <span>
            from{" "}
            <a href={`/lessons/${lesson.slug}`}>
              lesson {lesson.order}, {lesson.title}
            </a>
          </span>
        )}
        <span>{timeOf(card)}</span>
        <a href={`/widgets/${card.id}`}>Run it on its own page</a>
      </p>
      <div className="honest">
        <h3>What is real here</h3>
        <p>{(await card.outcome()).honesty}</p>
      </div>
      <BuilderSlot id={card.id as ExperimentId} on="open" still={`Still, seed 1, default parameters. ${card.summary}`}>
        <noscript>
          {/* biome-ignore lint/performance/noImgElement: a static file, and there is no server that would resize it */}
          <img src={`/stills/${card.id}.svg`} alt={`Still. ${card.summary}`} loading="lazy" />
        </noscript>
        <OwnParameters card={card} />
      </BuilderSlot>
    </details>
  );
}

function timeOf(card: AnyExperiment): string {
  const seconds = card.estimate?.(card.params.defaults) ?? 0;
  return seconds < 1 ? "runs in less than a second" : `runs in about ${Math.round(seconds)} s`;
}
