// One lesson: /lessons/<slug>. The prose, the questions' texts and the figures' stills are in the HTML; what answers comes alive after it.

import type { MDXContent } from "mdx/types";
import type { Metadata } from "next";
import "../../../_lesson/lesson.css";
import { lesson, lessonSlugs, references } from "../../../../lib/course/index.ts";
import { readMap } from "../../../../lib/course/map.ts";
import { ReferenceEntry } from "../../../_lesson/blocks.tsx";
import { lessonComponents } from "../../../_lesson/components.tsx";
import { Contents } from "../../../_lesson/contents.tsx";
import { LessonActs } from "../../../_lesson/lesson-acts.tsx";
import { LessonFrame } from "../../../_lesson/lesson-context.tsx";
import { Neighbours } from "../../../_lesson/neighbours.tsx";
import { Outcomes } from "../../../_lesson/outcomes.tsx";
import { LinkPreview } from "../../../_pictures/LinkPreview.tsx";

export const dynamicParams = false;
export const generateStaticParams = () => lessonSlugs().map((slug) => ({ lesson: slug }));

interface Props {
  readonly params: Promise<{ lesson: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title, summary } = lesson((await params).lesson);
  return { title, description: summary };
}

export default async function LessonPage({ params }: Props) {
  const { slug, file, order, part, title, summary, minutes, version, outcomes, contents, figures, cited } = lesson((await params).lesson);
  const { default: Content } = (await import(`../../../../content/lessons/${slug}.mdx`)) as { default: MDXContent };
  const entries = [
    { id: "outcomes", text: "What you will be able to do" },
    ...contents.map(({ id, text }) => ({ id, text, place: true })),
    ...(cited.length > 0 ? [{ id: "references", text: "References" }] : []),
  ];
  const partTitle = readMap().find((each) => each.id === part)?.title;
  const listed = references().filter((reference) => cited.includes(reference.id));
  return (
    <LessonFrame lesson={slug} version={version} outcomes={outcomes.map(({ id, text, question }) => ({ id, text, question }))}>
      <LinkPreview path={`/lessons/${slug}`} picture={`lesson-${slug}`} title={title} description={summary} type="article" />
      <div className="page">
        <Contents lesson={slug} entries={entries} />
        <main className="prose" id="main">
          <header className="lede">
            <p className="crumb">
              Lesson {order}, in part {part}, {partTitle}
            </p>
            <h1>{title}</h1>
            <p className="sum">{summary}</p>
            <p className="meta">
              <span>
                {minutes} minutes{contents.some(({ id }) => id === "exercise") && ", and the exercise"}
              </span>
              <span>{figures.length === 1 ? "1 live figure" : `${figures.length} live figures`}</span>
              <span>{order === 1 ? "Needs no other lesson" : "Needs nothing that comes later"}</span>
              <span>Version {version}</span>
            </p>
            <LessonActs lesson={slug} entries={entries} />
          </header>
          <h2 id="outcomes">What you will be able to do</h2>
          <Outcomes />
          <Content components={lessonComponents(file)} />
          {listed.length > 0 && (
            <section className="references" aria-labelledby="references">
              <h2 id="references">References</h2>
              <ul>
                {listed.map((reference) => (
                  <li key={reference.id} id={`ref-${reference.id}`}>
                    <ReferenceEntry reference={reference} />
                  </li>
                ))}
              </ul>
            </section>
          )}
          <Neighbours slug={slug} />
        </main>
      </div>
    </LessonFrame>
  );
}
