"use client";
"use no memo"; // two effects and a flag: what the compiler would add weighs more than it saves
/**
 * A finished run that is walked through by itself, so many steps a second: motion that shows in which order things came. Where motion is
 * unwanted the end is there at once, and the walk is the reader's own.
 *
 * Trap: a live region that spoke at each step would never be quiet. While this plays, the figure says one sentence.
 */
import { useEffect, useLayoutEffect, useState } from "react";

const calm = () => document.documentElement.dataset["motion"] === "off" || matchMedia("(prefers-reduced-motion: reduce)").matches;

interface Walk {
  /** What is walked through: a new one begins a new walk. Undefined while there is none. */
  readonly of: object | undefined;
  /** Steps a second; undefined: this figure does not play. */
  readonly pace: number | undefined;
  readonly steps: number;
  readonly setStep: (next: number | undefined | ((before: number | undefined) => number | undefined)) => void;
}

export interface Playback {
  readonly playing: boolean;
  /** The reader takes over. */
  readonly halt: () => void;
}

export function usePlayback({ of, pace, steps, setStep }: Walk): Playback {
  const [playing, setPlaying] = useState(false);
  // Before anything is painted: the end must not be seen first.
  useLayoutEffect(() => {
    if (!of || !pace || steps < 2 || calm()) return setPlaying(false);
    setStep(0);
    setPlaying(true);
  }, [of, pace, steps, setStep]);
  useEffect(() => {
    if (!playing || !pace) return;
    const timer = setInterval(() => setStep((step) => (step === undefined ? undefined : step + 1)), 1000 / pace);
    const end = setTimeout(
      () => {
        setPlaying(false);
        setStep(undefined);
      },
      (1000 * (steps + 1)) / pace,
    );
    return () => {
      clearInterval(timer);
      clearTimeout(end);
    };
  }, [playing, pace, steps, setStep]);
  return { playing, halt: () => setPlaying(false) };
}
