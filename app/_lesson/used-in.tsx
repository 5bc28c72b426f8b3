// Back from a term or a reference to the lessons that use it, each at the section that does so first.
import { Fragment } from "react";
import type { Use } from "../../lib/course/index.ts";

export function UsedIn({ uses = [], words }: { readonly uses: readonly Use[] | undefined; readonly words: string }) {
  if (uses.length === 0) return null;
  return (
    <p className="used-in">
      {words}{" "}
      {uses.map(({ slug, order, title, section }, at) => (
        <Fragment key={slug}>
          {at > 0 && "; "}
          lesson {order},{" "}
          <a href={section === undefined ? `/lessons/${slug}` : `/lessons/${slug}#${section.id}`}>
            {title}
            {section !== undefined && `: ${section.text}`}
          </a>
        </Fragment>
      ))}
    </p>
  );
}
