"use client";
// The page's own table of contents. The section being read is the last one whose heading has passed the upper third of the window.
import { useEffect, useState } from "react";

export interface ContentsEntry {
  readonly id: string;
  readonly text: string;
}

export function Contents({ entries }: { entries: readonly ContentsEntry[] }) {
  const [current, setCurrent] = useState<string>();
  useEffect(() => {
    const headings = entries.map(({ id }) => document.getElementById(id)).filter((heading) => heading !== null);
    let waiting = 0;
    const look = () => {
      waiting = 0;
      const line = window.innerHeight / 3;
      setCurrent(headings.filter((heading) => heading.getBoundingClientRect().top < line).at(-1)?.id);
    };
    const later = () => {
      waiting ||= requestAnimationFrame(look);
    };
    look();
    window.addEventListener("scroll", later, { passive: true });
    window.addEventListener("resize", later);
    return () => {
      cancelAnimationFrame(waiting);
      window.removeEventListener("scroll", later);
      window.removeEventListener("resize", later);
    };
  }, [entries]);
  return (
    <nav className="toc" aria-label="In this lesson">
      <details open>
        <summary>In this lesson</summary>
        <ol>
          {entries.map(({ id, text }) => (
            <li key={id}>
              <a href={`#${id}`} aria-current={current === id ? "true" : undefined}>
                {text}
              </a>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  );
}
