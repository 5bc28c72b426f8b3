// Three ways in, each saying what works today. When a promise becomes true, change the sentence here.
import { experiments } from "../../../lib/experiments/index.ts";
import { recipeOf } from "../../_bench/recipe.ts";
import { siteUrl } from "../../_pictures/site-url.ts";
import { SIGNATURE } from "../../_widgets/signature.ts";
import { Continue } from "./Continue.tsx";
import { inHours, inWords, minutesOf, type Written } from "./words.ts";

export function Ways({ written }: { readonly written: readonly Written[] }) {
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
            {written.length === 1 ? "one lesson" : `${inWords(written.length)} lessons`}, {inHours(minutesOf(written))} of reading and
            running; <a href="/teach">routes</a> for 45 minutes, half a day and two days. A live room comes later.
          </p>
          <ul className="notes-of" aria-label="Lessons with notes for instructors">
            {written.map(({ id, title, minutes }) => (
              <li key={id}>
                <a href={`/lessons/${id}?view=instructor`}>{title}, with notes</a> <span>{minutes} min</span>
              </li>
            ))}
          </ul>
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

/** Made by what makes them on the bench. */
function exampleSnippet(): string {
  const made = recipeOf(experiments[SIGNATURE], { theme: "projector" }, siteUrl() || "https://your-copy.example");
  return "snippet" in made ? made.snippet : "";
}
