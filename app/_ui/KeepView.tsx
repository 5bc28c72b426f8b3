"use client";
// Keeps ?view=instructor while an instructor goes from page to page. Nothing is stored: the address of each link is changed as it is
// followed, and a link that leads back to the learner's view (data-view="learner") is left alone.
//
// The trap: links are followed by click, by Enter, by middle click and from the context menu. The first three arrive as click or auxclick,
// the last as contextmenu; each comes before the browser reads the address.
import { useEffect } from "react";

/** Where the view changes something. */
const PAGES = /^\/(lessons\/|teach$|widgets\/|$)/;

export function KeepView() {
  useEffect(() => {
    if (new URLSearchParams(window.location.search).get("view") !== "instructor") return;
    const carry = (event: Event) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      if (link === null || link.origin !== window.location.origin || link.dataset["view"] === "learner") return;
      const samePage = link.pathname === window.location.pathname && link.hash !== "";
      if (samePage || !PAGES.test(link.pathname)) return;
      const query = new URLSearchParams(link.search);
      query.set("view", "instructor");
      link.search = query.toString();
    };
    const ways = ["click", "auxclick", "contextmenu"] as const;
    for (const way of ways) document.addEventListener(way, carry, { capture: true });
    return () => {
      for (const way of ways) document.removeEventListener(way, carry, { capture: true });
    };
  }, []);
  return null;
}
