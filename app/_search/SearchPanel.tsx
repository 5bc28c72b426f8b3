"use client";
// A box to type in and the list of what was found: on /search, and in the dialog that the masthead opens. What is typed goes nowhere: the
// index is in the page.
//
// For the keyboard the list is a list of links: Tab reaches them, and the arrow keys move between the box and them. What was found is said
// aloud once typing rests, not at each letter.
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useId, useRef, useState } from "react";
import type { Found, Hit, Search } from "./engine.ts";

/** Milliseconds without a letter before the count is said. */
const REST = 600;

type Engine = { readonly is: "idle" | "loading" | "failed" } | { readonly is: "ready"; readonly search: Search };

interface Props {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** the box takes the focus when it appears */
  readonly focus?: boolean;
  readonly children?: ReactNode;
}

export function SearchPanel({ query, onQuery, focus = false, children }: Props) {
  const [engine, setEngine] = useState<Engine>({ is: "idle" });
  const [said, setSaid] = useState("");
  const box = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const field = useId();

  const load = useCallback(async () => {
    setEngine({ is: "loading" });
    try {
      const { loadSearch } = await import("./engine.ts");
      setEngine({ is: "ready", search: await loadSearch() });
    } catch {
      setEngine({ is: "failed" });
    }
  }, []);
  const wanted = focus || query !== "";
  useEffect(() => {
    if (wanted && engine.is === "idle") void load();
  }, [wanted, engine, load]);
  useEffect(() => {
    if (focus) box.current?.focus();
  }, [focus]);

  const asked = query.trim();
  const found = engine.is === "ready" && asked !== "" ? engine.search(asked) : undefined;
  const sentence = sentenceOf(engine, asked, found);
  useEffect(() => {
    const rest = setTimeout(() => setSaid(sentence), REST);
    return () => clearTimeout(rest);
  }, [sentence]);

  const links = () => [...(list.current?.querySelectorAll("a") ?? [])];
  const move = (event: KeyboardEvent) => {
    const all = links();
    const at = all.indexOf(document.activeElement as HTMLAnchorElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined || all.length === 0 || (at < 0 && event.key !== "ArrowDown")) return;
    event.preventDefault();
    if (to < 0) box.current?.focus();
    else all[Math.min(to, all.length - 1)]?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys go round between the box and the links inside
    <div className="search" onKeyDown={move}>
      <search>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            links()[0]?.click(); // Enter in the box: the first of them
          }}
        >
          <label htmlFor={field}>Search lessons, terms, figures and references</label>
          <input
            id={field}
            ref={box}
            type="search"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            value={query}
            onFocus={() => engine.is === "idle" && void load()}
            onChange={(event) => onQuery(event.target.value)}
          />
        </form>
      </search>
      <p className="search-say">
        {sentence}{" "}
        {engine.is === "failed" && (
          <button className="btn plain" type="button" onClick={() => void load()}>
            Try again
          </button>
        )}
      </p>
      <p className="vh" role="status">
        {said}
      </p>
      {found !== undefined && found.hits.length > 0 && (
        <ol className="hits" ref={list}>
          {found.hits.map((hit) => (
            <li key={hit.address}>
              <HitLink hit={hit} />
            </li>
          ))}
        </ol>
      )}
      {asked === "" && children}
    </div>
  );
}

function HitLink({ hit }: { readonly hit: Hit }) {
  return (
    <a href={hit.address}>
      <small>{hit.where}</small>
      <b>
        <Pieces pieces={hit.title} />
      </b>
      <span>
        <Pieces pieces={hit.text} />
      </span>
    </a>
  );
}

function Pieces({ pieces }: { readonly pieces: Hit["text"] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their place
  return pieces.map(({ text, found }, at) => (found ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>));
}

function sentenceOf(engine: Engine, asked: string, found: Found | undefined): string {
  if (engine.is === "failed") return "The index could not be loaded. Is there a connection?";
  if (asked === "") return "";
  if (found === undefined) return "Loading the index.";
  const { count, hits, loose } = found;
  if (count === 0) return `Nothing has “${asked}”. Try a shorter word, or its beginning.`;
  const number = hits.length < count ? `The ${hits.length} best of ${count} places` : count === 1 ? "1 place" : `${count} places`;
  return loose ? `No place has all of these words. ${number} that have some of them:` : `${number}.`;
}
