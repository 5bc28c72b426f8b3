"use client";
/**
 * Where a builder comes to stand. Until then the table of parameters stands there, which reads without JavaScript; on the bench the
 * builder comes when the figure's entry is opened, on a figure's own page (whose address it starts from) when it is scrolled to.
 */
import { type ComponentType, type ReactNode, useEffect, useRef, useState } from "react";
import type { ExperimentId } from "../../lib/experiments/index.ts";
import type { BuilderProps } from "./Builder.tsx";

interface Props {
  readonly id: ExperimentId;
  readonly on: "view" | "open";
  /** What the figure's still shows, where the live figure does not stand on the page. */
  readonly still?: string | undefined;
  readonly children: ReactNode;
}

export function BuilderSlot({ id, on, still, children }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const [Builder, setBuilder] = useState<ComponentType<BuilderProps>>();
  const [open, setOpen] = useState(true);

  useEffect(() => {
    const box = place.current;
    const load = async () => {
      try {
        const loaded = (await import("./Builder.tsx")).Builder;
        setBuilder(() => loaded);
      } catch {
        // offline, or a version that is gone: the table stays
      }
    };
    const entry = box?.closest("details");
    if (on === "open" && entry) {
      const toggled = () => {
        setOpen(entry.open);
        if (entry.open) void load();
      };
      toggled();
      entry.addEventListener("toggle", toggled);
      return () => entry.removeEventListener("toggle", toggled);
    }
    const watch = new IntersectionObserver((entries) => {
      if (!entries.some((each) => each.isIntersecting)) return;
      watch.disconnect();
      void load();
    });
    if (box) watch.observe(box);
    return () => watch.disconnect();
  }, [on]);

  return (
    <div ref={place} className="builder-place">
      {Builder ? <Builder id={id} fromAddress={on === "view"} still={still} open={open} /> : children}
    </div>
  );
}
