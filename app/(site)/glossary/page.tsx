// Every term of the course on one page: /glossary, each with its own address (/glossary#psi) and the lessons that use it.
import type { Metadata } from "next";
import "../../_lesson/lesson.css";
import { glossary, headword, lessons, usesOf } from "../../../lib/course/index.ts";
import { Definition } from "../../_lesson/blocks.tsx";
import { UsedIn } from "../../_lesson/used-in.tsx";

export const metadata: Metadata = { title: "Glossary", description: "The terms of the course, each in a few plain sentences." };

const initial = (term: string) => term.slice(0, 1).toUpperCase();

export default function GlossaryPage() {
  const entries = glossary();
  const names = new Map(entries.map((entry) => [entry.id, entry.term]));
  const uses = usesOf("Term", lessons());
  const letters = entries.filter(({ term }, at) => initial(term) !== initial(entries[at - 1]?.term ?? ""));
  return (
    <div className="page">
      <main className="prose" id="main">
        <header className="lede">
          <h1>Glossary</h1>
          <p className="sum">The terms of the course, each in a few plain sentences. In a lesson they open where they stand.</p>
        </header>
        <nav className="letters" aria-label="By letter">
          <ul>
            {letters.map(({ id, term }) => (
              <li key={id}>
                <a href={`#${id}`}>{initial(term)}</a>
              </li>
            ))}
          </ul>
        </nav>
        <dl className="glossary">
          {entries.map(({ id, term, see, ...entry }) => (
            <div key={id} id={id}>
              <dt>
                <dfn>{headword(term)}</dfn>{" "}
                <a className="anchor-link" href={`#${id}`} aria-label={`Link to “${term}”`}>
                  #
                </a>
              </dt>
              <dd>
                <Definition entry={{ id, term, see, ...entry }} />
                {see.length > 0 && (
                  <span className="see">
                    {" See "}
                    {see.map((other, index) => (
                      <span key={other}>
                        {index > 0 && ", "}
                        <a href={`#${other}`}>{names.get(other) ?? other}</a>
                      </span>
                    ))}
                    .
                  </span>
                )}
                <UsedIn uses={uses.get(id)} words="Used in" />
              </dd>
            </div>
          ))}
        </dl>
      </main>
    </div>
  );
}
