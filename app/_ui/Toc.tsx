// A page's table of contents: beside the text where there is room, and above it, closed, where there is not, so that a phone's first screen
// is the page's own. Written twice because a <details> cannot be open at one width and closed at another; a style sheet shows one.
export interface TocEntry {
  readonly id: string;
  readonly text: string;
}

interface TocProps {
  /** Its heading and its name. */
  readonly label: string;
  readonly entries: readonly TocEntry[];
  /** The id of the section being read. */
  readonly current?: string | undefined;
}

export function Toc({ label, entries, current }: TocProps) {
  const list = (
    <ol>
      {entries.map(({ id, text }) => (
        <li key={id}>
          <a href={`#${id}`} aria-current={current === id ? "true" : undefined}>
            {text}
          </a>
        </li>
      ))}
    </ol>
  );
  return (
    <nav className="toc" aria-label={label}>
      <div className="beside">
        <p>{label}</p>
        {list}
      </div>
      <details className="above">
        <summary>{label}</summary>
        {list}
      </details>
    </nav>
  );
}
