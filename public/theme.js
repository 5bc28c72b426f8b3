// Light, dark or projector, before the first paint: a blocking script in <head>, so that no page flashes the wrong theme.
// What wins: ?theme= of the address, then the choice kept on this device, then the system's setting (and its changes).
// The trap: storage may be blocked (a private window, an embed in another site's page). Then the choice holds for this page only.
(() => {
  const THEMES = ["light", "dark", "projector"];
  const CHOICES = ["auto", ...THEMES];
  const KEY = "petri.theme";
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const query = new URLSearchParams(location.search);
  const listeners = new Set();

  const kept = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  };
  const keep = (choice) => {
    try {
      localStorage.setItem(KEY, choice);
    } catch {
      // not kept; this page still changes
    }
  };

  let choice = [query.get("theme"), kept()].find((each) => CHOICES.includes(each)) ?? "auto";
  const paint = () => {
    const system = dark.matches ? "dark" : "light";
    root.dataset.theme = choice === "auto" ? system : choice;
    for (const listener of listeners) listener();
  };
  if (query.get("motion") === "off") root.dataset.motion = "off";
  dark.addEventListener("change", paint);
  addEventListener("storage", (event) => {
    if (event.key !== KEY || query.has("theme") || !CHOICES.includes(event.newValue)) return;
    choice = event.newValue;
    paint();
  });
  paint();

  // For the select in the masthead and for an embed's `set` message. Frozen: a page's script may ask, not replace.
  Object.defineProperty(window, "petriTheme", {
    value: Object.freeze({
      get: () => choice,
      /** For this page, and unless `once` for the next ones on this device. */
      set: (next, once = false) => {
        if (!CHOICES.includes(next)) return;
        choice = next;
        if (!once) keep(next);
        paint();
      },
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    }),
  });
})();
