// Three ways in, each saying what works today. When a promise becomes true, change the sentence here.
import { type MapLesson, routes } from "../../../lib/course/index.ts";
import { experiments } from "../../../lib/experiments/index.ts";
import { recipeOf } from "../../_bench/recipe.ts";
import { siteUrl } from "../../_pictures/site-url.ts";
import { SIGNATURE } from "../../_widgets/signature/figure.ts";
import { Continue } from "./Continue.tsx";
import { inHours, inWords, minutesOf, type Written } from "./words.ts";

interface Props {
  /** All that are planned, in the course's order. */
  readonly lessons: readonly MapLesson[];
  readonly written: readonly Written[];
}

export function Ways({ lessons, written }: Props) {
  const facts = written.map(({ id, number, title, outcomes }) => ({ id, number, title, outcomes }));
  return (
    <section className="ways" id="ways" aria-labelledby="ways-title">
      <h2 id="ways-title">Three ways in</h2>
      <div>
        <div className="way">
          <h3>You want to learn it</h3>
          <p>
            Predict, run, then read why. You need to read TypeScript and remember school algebra. Your answers stay in this browser; nothing
            is sent anywhere.
          </p>
          {written.length > 0 && <Continue lessons={facts} words="title" />}
        </div>
        <div className="way">
          <h3>You teach it</h3>
          <p>
            Every lesson carries notes on timing, misconceptions and what to ask, and prints as a handout. <b>Today:</b>{" "}
            {written.length === 1 ? "one lesson" : `${inWords(written.length)} lessons`}, {inHours(minutesOf(written))} for somebody who
            works alone. A live room for a class comes later.
          </p>
          <RouteBars lessons={lessons} />
          <a className="btn" href="/teach">
            Open the routes and the notes
          </a>
        </div>
        <div className="way">
          <h3>You speak about it</h3>
          <p>Take one figure. It runs live in your slides, hands unused keys back to them, and has a theme for projectors.</p>
          <pre className="snippet">{exampleSnippet()}</pre>
          <a className="btn" href="/bench">
            Choose a figure on the bench
          </a>
        </div>
      </div>
    </section>
  );
}

/** Which lessons of the course a route goes through: a square for each lesson there is to be, filled where the route has it. */
function RouteBars({ lessons }: { readonly lessons: readonly MapLesson[] }) {
  return (
    <dl className="routes">
      {routes().map(({ id, title, steps, missing }) => {
        const taken = new Set(steps.flatMap(({ lesson }) => lesson?.id ?? []));
        return (
          <div key={id}>
            <dt>{title}</dt>
            <dd>
              <span className="squares" aria-hidden="true">
                {lessons.map((lesson) => (
                  <i key={lesson.id} className={taken.has(lesson.id) ? "on" : undefined} />
                ))}
              </span>
              <span className="vh">
                {lessons
                  .filter((lesson) => taken.has(lesson.id))
                  .map((lesson) => lesson.title)
                  .join(", ")}
              </span>
              {missing > 0 && <small>{missing} minutes of it are not written yet</small>}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** Made by what makes them on the bench. */
function exampleSnippet(): string {
  const made = recipeOf(experiments[SIGNATURE], { theme: "projector" }, siteUrl() || "https://your-copy.example");
  return "snippet" in made ? made.snippet : "";
}
