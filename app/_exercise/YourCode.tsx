"use client";
// What the learner has written, beside the solution. Nothing where nothing was written.
import { useKept } from "./kept.ts";

export function YourCode({ exercise, title }: { exercise: string; title: string }) {
  const { code } = useKept(exercise);
  if (code === undefined) return null;
  return (
    <div className="listing">
      <p className="listing-name">
        <code>your-code.ts</code> What you wrote
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section className="scroll" aria-label={`your-code.ts: What you wrote (${title})`} tabIndex={0}>
        <pre className="code">
          <code>{code}</code>
        </pre>
      </section>
    </div>
  );
}
