// Registers the service worker (built from scripts/sw.template.js), which keeps visited versions of the site for use without a
// connection. Not in development, where it would serve yesterday's code, and never in a frame: an embedded widget must not depend on
// what its reader visited before.
"use client";

import { useEffect } from "react";

/** Milliseconds: keeping a copy of the whole site comes after what the reader came for. */
const LATER = 3000;

export function ServiceWorker() {
  useEffect(() => {
    if (process.env.NODE_ENV !== "production" || window !== window.top) return;
    // Private windows and blocked storage refuse it; the site works without.
    const waiting = setTimeout(() => navigator.serviceWorker?.register("/sw.js").catch(() => undefined), LATER);
    return () => clearTimeout(waiting);
  }, []);
  return null;
}
