"use client";
// What the learner has written, beside the solution. Nothing where nothing was written.
import { Scroll } from "../_ui/Scroll.tsx";
import { useKept } from "./kept.ts";

export function YourCode({ exercise, title }: { exercise: string; title: string }) {
  const { code } = useKept(exercise);
  if (code === undefined) return null;
  return (
    <div className="listing">
      <p className="listing-name">
        <code>your-code.ts</code> What you wrote
      </p>
      <Scroll label={`your-code.ts: What you wrote (${title})`}>
        <pre className="code">
          <code>{code}</code>
        </pre>
      </Scroll>
    </div>
  );
}
