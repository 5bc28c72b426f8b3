// Everything the course cites, on one page: /references, each with its own address.
import type { Metadata } from "next";
import "../../_lesson/lesson.css";
import { references } from "../../../lib/course/index.ts";
import { ReferenceEntry } from "../../_lesson/blocks.tsx";

export const metadata: Metadata = { title: "References", description: "The papers and standards that the course cites." };

export default function ReferencesPage() {
  return (
    <div className="page">
      <main className="prose" id="main">
        <header className="lede">
          <h1>References</h1>
          <p className="sum">The papers and standards that the course cites.</p>
        </header>
        <section className="references" aria-label="References">
          <ul>
            {references().map((reference) => (
              <li key={reference.id} id={reference.id}>
                <ReferenceEntry reference={reference} />
              </li>
            ))}
          </ul>
        </section>
      </main>
    </div>
  );
}
