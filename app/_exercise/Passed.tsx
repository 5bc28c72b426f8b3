"use client";
// Kept progress of an exercise: that it has passed once, in this browser.
import { Ring } from "../_ui/marks.tsx";
import { useKept } from "./kept.ts";

export function Passed({ exercise }: { exercise: string }) {
  if (useKept(exercise).passed !== true) return null;
  return (
    <span className="badge passed">
      <Ring state="done" quiet /> Passed
    </span>
  );
}
