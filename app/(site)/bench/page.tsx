// Every figure there is, with what it shows and what is real about it.
import type { Metadata } from "next";
import { type AnyExperiment, experiments } from "../../../lib/experiments/index.ts";

export const metadata: Metadata = {
  title: "Bench",
  description: "Every figure of the course, by itself: what it shows, its parameters, and what is real about it.",
};

export default function BenchPage() {
  return (
    <main className="sheet" id="main">
      <header className="sheet-head">
        <h1>Bench</h1>
        <p className="lead">
          Every figure of the course, each on a page of its own, with its parameters and the lines that put it into your slides.
        </p>
      </header>
      {Object.values(experiments).map((card: AnyExperiment) => (
        <section key={card.id}>
          <h2>
            <a href={`/widgets/${card.id}`}>{card.title}</a>
          </h2>
          <p>{card.summary}</p>
          <details>
            <summary>What is real here</summary>
            <p className="disclosed">{card.honesty}</p>
          </details>
        </section>
      ))}
    </main>
  );
}
