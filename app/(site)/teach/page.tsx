// For whoever teaches: routes through what is written, and each lesson's timing, outcomes and misconceptions, from the lessons themselves.
// Everything is in the HTML, so it can be read without scripts and printed.
import type { MDXContent } from "mdx/types";
import type { Metadata } from "next";
import "../../_lesson/lesson.css";
import { NOTES } from "../../../lib/course/check-lesson.ts";
import { type Lesson, lessons, readMap, routes } from "../../../lib/course/index.ts";
import { instructorParts, type NotesPart } from "../../_lesson/instructor-parts.tsx";
import { RouteTable } from "../_teach/RouteTable.tsx";

export const metadata: Metadata = {
  title: "Teach",
  description: "Routes for 45 minutes, half a day and two days; each lesson’s timing, outcomes and misconceptions.",
};

export default async function TeachPage() {
  const written = lessons();
  const all = readMap().flatMap((part) => part.lessons).length;
  const notes = await Promise.all(written.map(notesOf));
  return (
    <main className="sheet teach-page" id="main">
      <header className="sheet-head">
        <h1>Teach</h1>
        <p className="lead">
          {written.length === 1 ? "One lesson of" : `${written.length} lessons of`} {all} can be taught today. Each stands alone, runs in
          your learners’ browsers, and needs no account and no installation.
        </p>
      </header>
      <section aria-labelledby="routes">
        <h2 id="routes">Routes</h2>
        <p>Three ways through the course. A step whose lesson is not written yet says so.</p>
        {routes().map((route) => (
          <RouteTable key={route.id} route={route} />
        ))}
      </section>
      <section aria-labelledby="lessons">
        <h2 id="lessons">Lesson by lesson</h2>
        <p>
          These notes are no secret: they stand in the lessons’ pages, and anybody may read them. The instructor’s view of a lesson shows
          them in their place, marks the answers, and gives each figure’s timings; it stays on as you follow links.
        </p>
        {written.map((lesson, at) => (
          <LessonNotes key={lesson.slug} lesson={lesson} parts={notes[at] ?? []} />
        ))}
      </section>
      <section aria-labelledby="before">
        <h2 id="before">Before the class</h2>
        <ul>
          <li>Open a lesson once on the machine that will project, and once without a connection: the first visit keeps a copy.</li>
          <li>Choose the projector theme at the top of the page. Lines and letters grow, and it works in a bright room.</li>
          <li>
            Print a handout from a lesson’s head: figures as stills with their tables, questions without answers. From the instructor’s view
            the same button prints your copy, with the answers and these notes.
          </li>
          <li>
            Progress is each learner’s own and stays in their browser. You cannot see it, and nobody is graded; a live room for a class does
            not exist yet.
          </li>
          <li>
            For a talk, take single figures from the <a href="/bench">bench</a>.
          </li>
        </ul>
      </section>
    </main>
  );
}

async function notesOf({ slug }: Lesson): Promise<readonly NotesPart[]> {
  const { default: Content } = (await import(`../../../content/lessons/${slug}.mdx`)) as { default: MDXContent };
  return instructorParts(Content, slug);
}

function LessonNotes({ lesson, parts }: { readonly lesson: Lesson; readonly parts: readonly NotesPart[] }) {
  const { slug, order, title, minutes, outcomes } = lesson;
  const first = parts.filter(({ lead }) => NOTES.includes(lead));
  const more = parts.filter(({ lead }) => !NOTES.includes(lead));
  return (
    <article className="teach-lesson" aria-labelledby={slug}>
      <h3 id={slug}>
        <a href={`/lessons/${slug}?view=instructor`}>
          Lesson {order}, {title}
        </a>
      </h3>
      <p className="facts">
        {minutes} minutes for a reader alone. <a href={`/lessons/${slug}?view=instructor`}>Instructor’s view</a>
      </p>
      <div className="teach-parts">
        <div>
          <h4>Outcomes</h4>
          <ul>
            {outcomes.map(({ id, text, question }) => (
              <li key={id}>
                {text} <a href={`/lessons/${slug}?view=instructor#${question}`}>Its question</a>
              </li>
            ))}
          </ul>
        </div>
        {first.map((part) => (
          <Part key={part.lead} part={part} />
        ))}
        {parts.length === 0 && <p>This lesson has no notes yet.</p>}
      </div>
      {more.length > 0 && (
        <details>
          <summary>{more.map(({ lead }) => lead).join(", ")}</summary>
          <div className="teach-parts">
            {more.map((part) => (
              <Part key={part.lead} part={part} />
            ))}
          </div>
        </details>
      )}
    </article>
  );
}

const Part = ({ part }: { readonly part: NotesPart }) => (
  <div>
    <h4>{part.lead}</h4>
    {part.content}
  </div>
);
