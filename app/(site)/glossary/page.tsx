// Every term of the course on one page: /glossary, each with its own address (/glossary#psi).
import type { Metadata } from "next";
import "../../_lesson/lesson.css";
import { glossary } from "../../../lib/course/index.ts";
import { Definition } from "../../_lesson/blocks.tsx";

export const metadata: Metadata = { title: "Glossary", description: "The terms of the course, each in a few plain sentences." };

export default function GlossaryPage() {
  const entries = glossary();
  const names = new Map(entries.map((entry) => [entry.id, entry.term]));
  return (
    <div className="page">
      <main className="prose" id="main">
        <header className="lede">
          <h1>Glossary</h1>
          <p className="sum">The terms of the course, each in a few plain sentences. In a lesson they open where they stand.</p>
        </header>
        <dl className="glossary">
          {entries.map((entry) => (
            <div key={entry.id} id={entry.id}>
              <dt>
                <dfn>{entry.term}</dfn>
              </dt>
              <dd>
                <Definition entry={entry} />
                {entry.see.length > 0 && (
                  <span className="see">
                    {" See "}
                    {entry.see.map((id, index) => (
                      <span key={id}>
                        {index > 0 && ", "}
                        <a href={`#${id}`}>{names.get(id) ?? id}</a>
                      </span>
                    ))}
                    .
                  </span>
                )}
              </dd>
            </div>
          ))}
        </dl>
      </main>
    </div>
  );
}
