// Three ways in, each saying what works today. When a promise becomes true, change the sentence here.
import type { MapLesson } from "../../../lib/course/map.ts";

type Written = Extract<MapLesson, { state: "written" }>;

// Two lines of the real snippet; the bench builds the whole one.
const SNIPPET = `<iframe
  src="…/embed/psi?theme=projector"
  title="Who is on both lists?"
  width="960" height="540"></iframe>`;

export function Ways({ first }: { readonly first: Written | undefined }) {
  return (
    <section className="ways" id="ways">
      <h2>Three ways in</h2>
      <div>
        <div className="way">
          <h3>You want to learn it</h3>
          <p>
            Predict, run, then read why. You need to read TypeScript and remember school algebra. Your answers stay in this browser; nothing
            is sent anywhere.
          </p>
          {first && (
            <a className="btn go" href={`/lessons/${first.id}`}>
              Start: {first.title}
            </a>
          )}
        </div>
        <div className="way">
          <h3>You teach it</h3>
          <p>
            Every lesson carries notes on timing, misconceptions and what to ask. <b>Today:</b> one lesson, its notes, and a clean handout
            when you print it. Routes for 45 minutes, half a day and two days, and a live room, come later.
          </p>
          {first && (
            <a className="btn" href={`/lessons/${first.id}?view=instructor`}>
              Open the instructor’s view
            </a>
          )}
        </div>
        <div className="way">
          <h3>You speak about it</h3>
          <p>Take one figure. It runs live in your slides, hands unused keys back to them, and has a theme for projectors.</p>
          <pre className="snippet">{SNIPPET}</pre>
          <a className="btn" href="/bench">
            Choose a figure on the bench
          </a>
        </div>
      </div>
    </section>
  );
}
