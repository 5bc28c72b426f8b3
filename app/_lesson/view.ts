"use client";
// Two things a page knows only once it is alive in a browser: that it is, and whether it was opened with ?view=instructor.
import { useSyncExternalStore } from "react";

const never = () => () => undefined;

export const useAlive = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );

export const useInstructor = (): boolean =>
  useSyncExternalStore(
    never,
    () => new URLSearchParams(window.location.search).get("view") === "instructor",
    () => false,
  );
