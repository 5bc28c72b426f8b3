// The recap, and with it whether the lesson is complete.
import type { ReactNode } from "react";
import { Completion } from "./outcomes.tsx";

export function Recap({ children }: { children: ReactNode }) {
  return (
    <section className="recap" aria-labelledby="recap">
      <h2 id="recap">Recap</h2>
      {children}
      <Completion />
    </section>
  );
}
