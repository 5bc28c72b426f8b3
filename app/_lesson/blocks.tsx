// The parts of a lesson that only stand there: made on the server, no code in the browser.

import type { ComponentProps, ReactNode } from "react";
import { address, citation, pieces, type Reference, type TermEntry } from "../../lib/course/index.ts";
import { Mark } from "../_ui/marks.tsx";
import { Scroll } from "../_ui/Scroll.tsx";

/** A side note after its number. It stands in the text, so that it reads in its place without styles and on a phone. */
export function Note({ number, children }: { number?: string; children: ReactNode }) {
  return (
    <>
      <span className="noteref" aria-hidden="true">
        {number}
      </span>
      <span role="note" className="note">
        <b aria-hidden="true">{number}.</b> {children}
      </span>
    </>
  );
}

/** The exact statement, to be read twice. */
export function Formal({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <section className="formal" aria-label={title ?? "The formal statement"}>
      {title !== undefined && <h3>{title}</h3>}
      {children}
    </section>
  );
}

/** What goes wrong: the eye is whoever attacks. */
export function Attack({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <section className="attack" aria-label={title ?? "An attack"}>
      {title !== undefined && (
        <h3>
          <Mark who="eye" /> {title}
        </h3>
      )}
      {children}
    </section>
  );
}

/** lib/course/mdx.ts knows this heading and its id; so does Recap's in recap.tsx. */
export function Further({ children }: { children: ReactNode }) {
  return (
    <section className="further" aria-labelledby="further-reading">
      <h2 id="further-reading">Further reading</h2>
      {children}
    </section>
  );
}

/** A table in prose. scripts/mdx/rehype-tables.mjs names each by its columns. */
export function WideTable({ "aria-label": label, ...props }: ComponentProps<"table"> & { readonly "aria-label": string }) {
  return (
    <Scroll label={label}>
      <table {...props} />
    </Scroll>
  );
}

export function Definition({ entry }: { entry: TermEntry }) {
  return pieces(entry.definition).map(({ kind, text }, index) => {
    const key = `${index}`;
    if (kind === "code") return <code key={key}>{text}</code>;
    return kind === "em" ? <em key={key}>{text}</em> : <span key={key}>{text}</span>;
  });
}

export function ReferenceEntry({ reference }: { reference: Reference }) {
  const { authors, title, year, where, doi } = reference;
  const link = address(reference);
  return (
    <>
      {authors.join(", ")} ({year}). <cite>{title}</cite>. {where}.{" "}
      <a href={link}>{doi === undefined ? link.replace(/^https:\/\//, "") : `doi:${doi}`}</a>
    </>
  );
}

export { citation };
