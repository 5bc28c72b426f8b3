"use client";
/** The lines that put a figure into another page. The address is this site's own, which only the browser knows. */
import { useEffect, useState } from "react";
import { CopyButton } from "../_ui/CopyButton.tsx";

export function Snippet({ id, title }: { readonly id: string; readonly title: string }) {
  const [origin, setOrigin] = useState("https://your-copy.example");
  useEffect(() => setOrigin(location.origin), []);
  const snippet = [
    `<iframe src="${origin}/embed/${id}"`,
    `  title="${title}" allow="fullscreen; clipboard-write"`,
    `  loading="lazy" referrerpolicy="no-referrer"`,
    `  style="width: 100%; aspect-ratio: 16 / 9; border: 0"></iframe>`,
  ].join("\n");
  return (
    <>
      <pre className="snippet">
        <code>{snippet}</code>
      </pre>
      <CopyButton text={snippet} what="The snippet">
        Copy
      </CopyButton>
    </>
  );
}
