// How to cite Petri, a lesson, a figure; and what may be reused.
import type { Metadata } from "next";
import "../../_lesson/lesson.css";
import { citedAs } from "../../../lib/course/citation-file.ts";
import type { Work } from "../../../lib/course/cite.ts";
import { lessons } from "../../../lib/course/index.ts";
import { Citation } from "../_cite/Citation.tsx";

export const metadata: Metadata = {
  title: "How to cite",
  description: "Petri, a lesson or a figure, as text, BibTeX and CSL-JSON; and the licences.",
};

export default function CitePage() {
  const { license: _, ...petri } = citedAs();
  const written = lessons().map(({ slug, order, title, version }) => ({
    slug,
    name: `Lesson ${order}, ${title}`,
    work: { ...petri, key: `petri-${slug}`, title, part: `Lesson ${order}, version ${version}`, within: petri.title } satisfies Work,
  }));
  return (
    <main className="sheet cite-page" id="main">
      <header className="sheet-head">
        <h1>How to cite</h1>
        <p className="lead">
          Say which version, because lessons and figures change. Where your browser runs scripts, the address and the day below are yours.
        </p>
      </header>
      <section aria-labelledby="petri">
        <h2 id="petri">Petri</h2>
        <Citation work={petri} path="/" />
      </section>
      <section aria-labelledby="lesson">
        <h2 id="lesson">A lesson</h2>
        {written.map(({ slug, name, work }) => (
          <details key={slug}>
            <summary>{name}</summary>
            <div className="disclosed">
              <Citation work={work} path={`/lessons/${slug}`} />
            </div>
          </details>
        ))}
      </section>
      <section aria-labelledby="figure">
        <h2 id="figure">A figure, or a number from one</h2>
        <p>
          Press <b>Copy link</b> above the figure. The link holds its parameters, its seed where there is one, and the version, so that
          whoever follows it sees the run that you saw. A number without a seed is one draw of many: run it with a seed before you print it.
          Saved pictures carry the same line in their corner. On the command line the same numbers come from{" "}
          <code>npm run -s experiment</code>, and each figure’s own page says how.
        </p>
      </section>
      <section aria-labelledby="sources">
        <h2 id="sources">What the course itself rests on</h2>
        <p>
          The protocols are other people’s. For a result, cite the paper: each lesson names its sources, and the{" "}
          <a href="/references">references</a> list them with their DOIs.
        </p>
      </section>
      <section aria-labelledby="licences">
        <h2 id="licences">What you may reuse</h2>
        <p>
          Lessons, glossary and all other text of the course:{" "}
          <a href="https://creativecommons.org/licenses/by/4.0/">Creative Commons Attribution 4.0</a>. Copy, change and build upon it, also
          commercially, if you say where it comes from, link the licence, and say whether you changed anything. Code:{" "}
          <a href="https://www.apache.org/licenses/LICENSE-2.0">Apache License 2.0</a>. Pictures that you save from a figure count as text.
        </p>
      </section>
    </main>
  );
}
