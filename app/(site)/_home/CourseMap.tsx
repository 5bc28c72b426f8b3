// The course map in the curriculum's own shape: I feeds II and III, which run side by side and meet in IV. Below a desk's width it is a
// plain list. A lesson that is written is a link; one that is not says so.
import type { MapLesson, MapPart } from "../../../lib/course/map.ts";
import { LessonFrame } from "../../_lesson/lesson-context.tsx";
import { Ring } from "../../_ui/marks.tsx";
import { LessonRing, OutcomeCount, OutcomeList } from "./LessonProgress.tsx";

export function CourseMap({ parts }: { readonly parts: readonly MapPart[] }) {
  const [why, compute, release, fuse] = parts;
  return (
    <>
      {why && <Part part={why} className="part first" />}
      <Flow d="M50 4V14C50 22 50 20 44 20H30C24 20 24 20 24 36M50 14C50 22 50 20 56 20H70C76 20 76 20 76 36" />
      <div className="cols">
        {compute && <Part part={compute} />}
        {release && <Part part={release} />}
      </div>
      <Flow d="M24 4C24 20 24 20 30 20H44C50 20 50 20 50 36M76 4C76 20 76 20 70 20H56C50 20 50 20 50 36" />
      {fuse && <Part part={fuse} columns />}
    </>
  );
}

function Part({
  part,
  className = "part",
  columns = false,
}: {
  readonly part: MapPart;
  readonly className?: string;
  readonly columns?: boolean;
}) {
  return (
    <div className={className}>
      <h3>
        <span className="rn">{part.id}</span>
        {part.title}
      </h3>
      <p>{part.line}</p>
      <ol className={columns ? "les two" : "les"} start={part.lessons[0]?.number}>
        {part.lessons.map((lesson) => (
          <li key={lesson.id}>
            <Lesson lesson={lesson} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function Lesson({ lesson }: { readonly lesson: MapLesson }) {
  const words = (
    <>
      <span className="n">{lesson.number}</span>
      <span>
        <b>{lesson.title}</b>
        <em>{lesson.line}</em>
      </span>
    </>
  );
  if (lesson.state === "unwritten") {
    return (
      <div className="row unwritten" id={`lesson-${lesson.id}`}>
        <Ring state="unwritten" quiet />
        {words}
        <span className="t">not written yet</span>
      </div>
    );
  }
  return (
    <LessonFrame
      lesson={lesson.id}
      version={lesson.version}
      outcomes={lesson.outcomes.map(({ id, text, question }) => ({ id, text, question }))}
    >
      <a className="row" href={`/lessons/${lesson.id}`}>
        <LessonRing />
        {words}
        <span className="t">
          <span>{lesson.minutes} min</span>
          <OutcomeCount />
        </span>
      </a>
      <details className="outs">
        <summary>
          What you will be able to do<span className="vh"> after {lesson.title}</span>
        </summary>
        <OutcomeList />
      </details>
    </LessonFrame>
  );
}

function Flow({ d }: { readonly d: string }) {
  return (
    <div className="flow">
      <svg viewBox="0 0 100 40" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <path d={d} />
      </svg>
    </div>
  );
}
