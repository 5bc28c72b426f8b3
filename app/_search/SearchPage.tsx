"use client";
// /search: what is looked for stands in the address's fragment, so that Back comes back to it and no server ever sees it.
import { type ReactNode, useEffect, useState } from "react";
import { SearchPanel } from "./SearchPanel.tsx";

const fromAddress = () => new URLSearchParams(window.location.hash.slice(1)).get("q") ?? "";

export function SearchPage({ children }: { readonly children: ReactNode }) {
  const [query, setQuery] = useState("");
  useEffect(() => {
    const read = () => setQuery(fromAddress());
    read();
    window.addEventListener("hashchange", read);
    return () => window.removeEventListener("hashchange", read);
  }, []);
  const look = (next: string) => {
    setQuery(next);
    window.history.replaceState(null, "", next.trim() === "" ? window.location.pathname : `#${new URLSearchParams({ q: next })}`);
  };
  return (
    <SearchPanel query={query} onQuery={look}>
      {children}
    </SearchPanel>
  );
}
