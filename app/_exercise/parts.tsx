// An exercise as it stands in a lesson, made on the server: the task, the bench (still, until the live one takes its place), and the ladder:
// hints that open one after another, then a solution, then why it is as it is. scripts/mdx/remark-exercises.mjs brings the author's tags
// into this order.
//
// The ladder needs no script: each rung is a <details>, and the style sheet shows the next one when the one before is open.

import type { ReactNode } from "react";
import { exercises } from "../../lib/exercises/index.ts";
import { Mark } from "../_ui/marks.tsx";
import { Scroll } from "../_ui/Scroll.tsx";
import { highlighted } from "../_widgets/highlighted.ts";
import { reflowed } from "./comments.ts";
import { fileOf, sandboxScript, versionOf } from "./files.ts";
import { LiveBench } from "./LiveBench.tsx";
import { Passed } from "./Passed.tsx";
import { YourCode } from "./YourCode.tsx";

function cardOf(id: string) {
  const card = exercises[id];
  if (card === undefined) throw new Error(`There is no exercise "${id}".`);
  return card;
}

export function Exercise({ id, children }: { id: string; children: ReactNode }) {
  const { title } = cardOf(id);
  return (
    <section className="exercise" id={id} aria-labelledby={`${id}-title`}>
      <div className="exercise-head">
        <h3 id={`${id}-title`}>{title}</h3>
        <p className="judged">
          <Mark who="eye" /> Judged by tests and by attacks <Passed exercise={id} />
        </p>
      </div>
      {children}
    </section>
  );
}

export async function Bench({ id }: { id: string }) {
  const { title } = cardOf(id);
  const starter = fileOf(id, "starter.ts");
  const api = (
    <Listing of={title} name="api.ts" label="What you may use, and what you return">
      {await highlighted(reflowed(fileOf(id, "api.ts")))}
    </Listing>
  );
  return (
    <LiveBench
      exercise={id}
      title={title}
      starter={starter}
      version={versionOf(starter)}
      script={sandboxScript()}
      api={api}
      still={await highlighted(starter)}
    />
  );
}

/** A file to read: its name above it, and a box that the keyboard can scroll. A page may have two exercises: `of` tells their boxes apart. */
function Listing({ of, name, label, children }: { of: string; name: string; label: string; children: ReactNode }) {
  return (
    <div className="listing">
      <p className="listing-name">
        <code>{name}</code> {label}
      </p>
      <Scroll label={`${name}: ${label} (${of})`}>{children}</Scroll>
    </div>
  );
}

export function Ladder({ children }: { children: ReactNode }) {
  return <div className="hints">{children}</div>;
}

export function Rung({ number, of, children }: { number: string; of: string; children: ReactNode }) {
  return (
    <details className="rung">
      <summary>
        Hint {number} of {of}
      </summary>
      <div className="disclosed">{children}</div>
    </details>
  );
}

export async function Solution({ id, children }: { id: string; children: ReactNode }) {
  const code = await highlighted(fileOf(id, "solution.ts"));
  const { title } = cardOf(id);
  return (
    <>
      <details className="rung no-print">
        <summary>A solution</summary>
        <div className="disclosed side">
          <YourCode exercise={id} title={title} />
          <Listing of={title} name="solution.ts" label="A solution">
            {code}
          </Listing>
        </div>
      </details>
      <details className="rung no-print">
        <summary>Why it is like this</summary>
        <div className="disclosed">{children}</div>
      </details>
    </>
  );
}
