"use client";
/**
 * Which figure of the bench is open, and its address: /bench#psi opens psi, and opening psi makes the address so. That one closes
 * when another opens is the browser's doing (details with one name).
 *
 * Trap: when an entry above closes, the one just opened jumps upwards, out of sight; it is brought back.
 */
import { useEffect } from "react";

export function OpenEntries() {
  useEffect(() => {
    const entries = [...document.querySelectorAll<HTMLDetailsElement>("details.entry")];
    const fromAddress = () => {
      const entry = entries.find(({ id }) => `#${id}` === location.hash);
      if (!entry) return;
      entry.open = true;
      entry.scrollIntoView({ block: "start" });
    };
    const toggled = (event: Event) => {
      const entry = event.currentTarget as HTMLDetailsElement;
      const link = document.querySelector(`.bench-index a[href="#${entry.id}"]`);
      if (!entry.open) return link?.removeAttribute("aria-current");
      link?.setAttribute("aria-current", "true");
      if (location.hash !== `#${entry.id}`) history.replaceState(null, "", `#${entry.id}`);
      if (entry.getBoundingClientRect().top < 0) entry.scrollIntoView({ block: "start" });
    };
    for (const entry of entries) entry.addEventListener("toggle", toggled);
    addEventListener("hashchange", fromAddress);
    fromAddress();
    return () => {
      for (const entry of entries) entry.removeEventListener("toggle", toggled);
      removeEventListener("hashchange", fromAddress);
    };
  }, []);
  return null;
}
