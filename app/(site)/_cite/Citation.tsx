"use client";
// One work in three forms, each to copy. The server writes them without an address; the browser adds the one that the reader sees, and
// today: what is cited may be a copy that somebody else serves.
import { useSyncExternalStore } from "react";
import { asBibTeX, asCsl, asText, type Visit, type Work } from "../../../lib/course/cite.ts";
import { CopyButton } from "../../_ui/CopyButton.tsx";

let seen: { readonly origin: string; readonly day: string } | undefined;
const never = () => () => undefined;
const here = () => {
  const now = new Date();
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  seen ??= { origin: window.location.origin, day };
  return seen;
};

const FORMS = [
  ["Text", asText],
  ["BibTeX", asBibTeX],
  ["CSL-JSON", asCsl],
] as const;

export function Citation({ work, path }: { readonly work: Work; readonly path: string }) {
  const where = useSyncExternalStore(never, here, () => undefined);
  const visit: Visit | undefined = where && { url: where.origin + path, day: where.day };
  return (
    <div className="citation">
      {FORMS.map(([name, form]) => (
        <div key={name}>
          <p>
            <b>{name}</b>
            <CopyButton text={form(work, visit)} what={`${name} for ${work.title}`}>
              Copy
            </CopyButton>
          </p>
          <pre className={name === "Text" ? "snippet words" : "snippet"}>{form(work, visit)}</pre>
        </div>
      ))}
    </div>
  );
}
