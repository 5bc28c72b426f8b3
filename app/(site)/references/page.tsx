// Everything the course cites, on one page: /references, each with its own address and the lessons that cite it.
import type { Metadata } from "next";
import "../../_lesson/lesson.css";
import { lessons, references, usesOf } from "../../../lib/course/index.ts";
import { ReferenceEntry } from "../../_lesson/blocks.tsx";
import { UsedIn } from "../../_lesson/used-in.tsx";

export const metadata: Metadata = { title: "References", description: "The papers and standards that the course cites." };

export default function ReferencesPage() {
  const uses = usesOf("Cite", lessons());
  return (
    <div className="page">
      <main className="prose" id="main">
        <header className="lede">
          <h1>References</h1>
          <p className="sum">The papers and standards that the course cites, and where it cites them.</p>
        </header>
        <section className="references" aria-label="References">
          <ul>
            {references().map((reference) => (
              <li key={reference.id} id={reference.id}>
                <ReferenceEntry reference={reference} />
                <UsedIn uses={uses.get(reference.id)} words="Cited in" />
              </li>
            ))}
          </ul>
        </section>
      </main>
    </div>
  );
}
