"use client";
// The choice of theme. public/theme.js has painted before React wakes up and holds the truth; this select only shows and changes it.
// The trap: the server cannot know the choice. useSyncExternalStore renders "auto" first, as the server did, and corrects itself
// after hydration, so that the two never disagree.
import { useSyncExternalStore } from "react";

export const THEME_CHOICES = ["auto", "light", "dark", "projector"] as const;
export type ThemeChoice = (typeof THEME_CHOICES)[number];

interface PetriTheme {
  get(): ThemeChoice;
  set(choice: ThemeChoice, once?: boolean): void;
  subscribe(listener: () => void): () => void;
}
declare global {
  interface Window {
    /** Absent where /theme.js did not load. */
    readonly petriTheme?: PetriTheme;
  }
}

const NAMES: Readonly<Record<ThemeChoice, string>> = { auto: "Theme: auto", light: "Light", dark: "Dark", projector: "Projector" };

const subscribe = (listener: () => void) => window.petriTheme?.subscribe(listener) ?? (() => {});
const current = (): ThemeChoice => window.petriTheme?.get() ?? "auto";
const onServer = (): ThemeChoice => "auto";

export function ThemeSelect() {
  const choice = useSyncExternalStore(subscribe, current, onServer);
  return (
    <span className="thm">
      <label className="vh" htmlFor="theme">
        Theme
      </label>
      <select id="theme" value={choice} onChange={(event) => window.petriTheme?.set(event.target.value as ThemeChoice)}>
        {THEME_CHOICES.map((each) => (
          <option key={each} value={each}>
            {NAMES[each]}
          </option>
        ))}
      </select>
    </span>
  );
}
