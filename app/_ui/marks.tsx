"use no memo"; // marks are small: what the compiler would add weighs more than to draw them again
// Who is meant, as a shape: circle, square, triangle, diamond for the first four parties, a numbered pentagon for further ones (there are
// no more hues that everybody can tell apart), an eye for whoever attacks, bars for noise.
// A mark beside a name is decoration and hidden from screen readers; a mark that stands alone takes a `label`.
import type { ReactNode } from "react";

export type PartyNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;
export type Who = PartyNumber | "server" | "eye" | "noise";

const SHAPES: Readonly<Record<string, { viewBox: string; shape: ReactNode }>> = {
  "1": { viewBox: "0 0 16 16", shape: <circle cx="8" cy="8" r="8" /> },
  "2": { viewBox: "0 0 16 16", shape: <rect x=".6" y=".6" width="14.8" height="14.8" /> },
  "3": { viewBox: "0 0 16 16", shape: <path d="M8 0 16 15H0z" /> },
  "4": { viewBox: "0 0 16 16", shape: <path d="M8-1 17 8 8 17-1 8z" /> },
  ...Object.fromEntries([5, 6, 7, 8, 9, 10].map((n) => [n, numbered(n)])),
  server: { viewBox: "0 0 16 16", shape: <path d="M0 2h16v5H0zM0 9h16v5H0z" /> },
  noise: { viewBox: "0 0 16 16", shape: <path d="M0 10h3v6H0zM4.5 5h3v11h-3zM9 0h3v16H9zM13 8h3v8h-3z" /> },
  eye: {
    viewBox: "0 0 25 16",
    shape: (
      <path
        fillRule="evenodd"
        d="M.5 8C4 2.5 8-.5 12.5-.5S21 2.5 24.5 8C21 13.5 17 16.5 12.5 16.500S4 13.5.5 8Zm12-5.600a5.6 5.6 0 1 0 0 11.2 5.6 5.6 0 0 0 0-11.200Zm0 2.800a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.600Z"
      />
    ),
  },
};

function numbered(n: number) {
  const shape = (
    <>
      <path d="M8 .9 15.4 6.3 12.6 15H3.4L.6 6.3z" />
      <text x="8" y="12.2" textAnchor="middle">
        {n}
      </text>
    </>
  );
  return { viewBox: "0 0 16 16", shape };
}

export function Mark({ who, label }: { readonly who: Who; readonly label?: string }) {
  const { viewBox, shape } = SHAPES[String(who)] as { viewBox: string; shape: ReactNode };
  const className = typeof who === "number" && who > 4 ? "mk mk-more" : `mk mk-${who}`;
  return label === undefined ? (
    <svg className={className} viewBox={viewBox} aria-hidden="true" focusable="false">
      {shape}
    </svg>
  ) : (
    <svg className={className} viewBox={viewBox} role="img" aria-label={label} focusable="false">
      {shape}
    </svg>
  );
}

/** A party's name in a sentence: its mark, its colour, its word. MDX writes n as a string. */
export function Party({ n, children }: { readonly n: PartyNumber | `${PartyNumber}` | "server" | "eye"; readonly children: ReactNode }) {
  const who: Who = n === "server" || n === "eye" ? n : (Number(n) as PartyNumber);
  return (
    <span className={`who ${typeof who === "number" ? `who${who}` : `who-${who}`}`}>
      <Mark who={who} /> {children}
    </span>
  );
}

export type RingState = "unwritten" | "todo" | "started" | "done";
const RING_WORDS: Readonly<Record<RingState, string>> = {
  unwritten: "not written yet",
  todo: "not yet",
  started: "in progress",
  done: "done",
};

/** How far somebody is: ring, agar pie, agar disc with a tick. The word goes with it; `quiet` where the word stands beside it already. */
export function Ring({
  state,
  share = 0.5,
  quiet = false,
}: {
  readonly state: RingState;
  readonly share?: number;
  readonly quiet?: boolean;
}) {
  const drawing = (
    <>
      <circle className={state === "done" ? "part" : undefined} cx="8" cy="8" r="7" />
      {state === "started" && <path className="part" d={slice(share)} />}
      {state === "done" && <path className="tick" d="M4.5 8.3 7 10.9 11.7 5.6" />}
    </>
  );
  return quiet ? (
    <svg className={`ring ${state}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {drawing}
    </svg>
  ) : (
    <svg className={`ring ${state}`} viewBox="0 0 16 16" role="img" aria-label={RING_WORDS[state]} focusable="false">
      {drawing}
    </svg>
  );
}

function slice(share: number): string {
  const angle = 2 * Math.PI * Math.min(0.97, Math.max(0.03, share));
  const x = (8 + 7 * Math.sin(angle)).toFixed(2);
  const y = (8 - 7 * Math.cos(angle)).toFixed(2);
  return `M8 8V1A7 7 0 ${share > 0.5 ? 1 : 0} 1 ${x} ${y}Z`;
}

/** The dish: two parties in agar. */
export function Dish() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <circle cx="16" cy="16" r="14.8" fill="none" stroke="currentColor" strokeWidth="2" />
      <circle cx="16" cy="16" r="11.3" fill="var(--agar)" stroke="currentColor" strokeWidth="1" />
      <circle cx="12.6" cy="13.4" r="3.1" fill="var(--p1)" />
      <rect x="16.6" y="15.9" width="5.4" height="5.4" fill="var(--p2)" />
    </svg>
  );
}
