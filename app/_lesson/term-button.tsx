"use client";
// A term in the text: press it and its definition opens in place; press it again, or Escape (there or on the link in the definition), and
// it closes. Without JavaScript it is a link to the glossary.
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";
import { useAlive } from "./view.ts";

interface TermButtonProps {
  readonly href: string;
  readonly definition: ReactNode;
  /** punctuation that follows the term in its sentence */
  readonly after: string | undefined;
  readonly children: ReactNode;
}

export function TermButton({ href, definition, after, children }: TermButtonProps) {
  const [open, setOpen] = useState(false);
  const alive = useAlive();
  const box = useId();
  const button = useRef<HTMLButtonElement>(null);
  if (!alive) {
    return (
      <span className="term">
        <a className="def" href={href}>
          <dfn>{children}</dfn>
        </a>
        {after}
      </span>
    );
  }
  const close = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !open) return;
    event.stopPropagation();
    setOpen(false);
    button.current?.focus();
  };
  return (
    <>
      <span className="term">
        <button
          ref={button}
          type="button"
          className="def"
          aria-expanded={open}
          aria-controls={box}
          onClick={() => setOpen(!open)}
          onKeyDown={close}
        >
          <dfn>{children}</dfn>
        </button>
        {after}
      </span>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only hears Escape on its way up from the link inside */}
      <span className="defbox" id={box} hidden={!open} onKeyDown={close}>
        {definition} <a href={href}>Glossary</a>
      </span>
    </>
  );
}
