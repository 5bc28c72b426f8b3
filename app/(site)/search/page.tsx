// The search on a page of its own: /search, and /search#q=words. Without JavaScript it lists what there is to find.
import type { Metadata } from "next";
import "../../_lesson/lesson.css";
import { glossary, lessons } from "../../../lib/course/index.ts";
import { SearchPage } from "../../_search/SearchPage.tsx";

export const metadata: Metadata = {
  title: "Search",
  description: "Lessons, terms, figures and references of the course, searched in your own browser.",
};

export default function Page() {
  return (
    <main className="sheet search-page" id="main">
      <header className="sheet-head">
        <h1>Search</h1>
      </header>
      <noscript>
        <p className="plate-note">Searching needs JavaScript: it happens in your browser. Here is what there is to find.</p>
      </noscript>
      <SearchPage>
        <section aria-labelledby="all-lessons">
          <h2 id="all-lessons">Lessons</h2>
          {lessons().map(({ slug, order, title, contents }) => (
            <div className="listed" key={slug}>
              <p>
                <a href={`/lessons/${slug}`}>
                  Lesson {order}, {title}
                </a>
              </p>
              <ul>
                {contents.map(({ id, text }) => (
                  <li key={id}>
                    <a href={`/lessons/${slug}#${id}`}>{text}</a>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </section>
        <section aria-labelledby="all-terms">
          <h2 id="all-terms">Terms</h2>
          <ul className="columns">
            {glossary().map(({ id, term }) => (
              <li key={id}>
                <a href={`/glossary#${id}`}>{term}</a>
              </li>
            ))}
          </ul>
        </section>
      </SearchPage>
    </main>
  );
}
