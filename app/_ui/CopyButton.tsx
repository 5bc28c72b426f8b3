"use client";
// Copies a text and says so. The trap: the clipboard is refused in many embeds and on plain http; then the text is shown, selected,
// for the person's own Ctrl+C, and nothing pretends to have copied.
import { type ReactNode, useEffect, useRef, useState } from "react";

export interface CopyButtonProps {
  /** The text, or what makes it: a big table is turned into CSV only when asked for. */
  readonly text: string | (() => string | Promise<string>);
  readonly children: ReactNode;
  /** What the copied thing is, for the one sentence said aloud: "The table". */
  readonly what?: string | undefined;
}

type State = { readonly is: "idle" } | { readonly is: "copied" } | { readonly is: "refused"; readonly text: string };

export function CopyButton({ text, children, what = "It" }: CopyButtonProps) {
  const [state, setState] = useState<State>({ is: "idle" });
  const area = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    if (state.is === "refused") area.current?.select();
    if (state.is !== "copied") return;
    const timer = setTimeout(() => setState({ is: "idle" }), 2500);
    return () => clearTimeout(timer);
  }, [state]);

  const copy = async () => {
    const words = typeof text === "string" ? text : await text();
    try {
      await navigator.clipboard.writeText(words);
      setState({ is: "copied" });
    } catch {
      setState({ is: "refused", text: words });
    }
  };

  return (
    <>
      <button type="button" className="btn plain" onClick={copy}>
        {state.is === "copied" ? "Copied" : children}
      </button>
      <span className="vh" role="status">
        {state.is === "copied" && `${what} is on the clipboard.`}
      </span>
      {state.is === "refused" && (
        <label className="copy-by-hand">
          This page may not use the clipboard here. The text is selected: copy it with Ctrl+C.
          <textarea ref={area} readOnly value={state.text} rows={4} />
        </label>
      )}
    </>
  );
}
