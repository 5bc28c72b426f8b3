"use client";
// Notes for whoever teaches the lesson, shown with ?view=instructor. They are no secret: they stand in the page's source, and say so.
import type { ReactNode } from "react";
import { useInstructor } from "./view.ts";

export function Instructor({ children }: { children: ReactNode }) {
  const shown = useInstructor();
  return (
    <aside className="instructor" aria-label="For instructors" hidden={!shown}>
      <h2 id="for-instructors">For instructors</h2>
      {children}
    </aside>
  );
}
