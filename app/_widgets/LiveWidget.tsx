"use client";
/** Loads a figure's code when it comes near the view, and puts the live figure in the still's place. */
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { ExperimentId } from "../../lib/experiments/index.ts";
import { type FaceModule, faces } from "./faces.ts";
import type { WidgetProps } from "./Widget.tsx";

interface Props extends Omit<WidgetProps, "face" | "children"> {
  /** The still's stage alone: what the live frame shows until a run has something to show. */
  readonly stage: ReactNode;
  /** The whole still; drawn on the server alone. */
  readonly children: ReactNode;
}

/** Near enough that it is there when one has scrolled to it. */
const NEAR = "300px";

/**
 * A still stays what the server made of it. React would walk through its thousand elements to bring to life what the live figure then takes the
 * place of: three of five elements of a lesson. So on the client its place is markup that is not looked into.
 * Trap: there is a still only where the server sent one. Every page of the site is fetched as a page; one that React went to by itself would be empty here.
 */
const AS_IT_CAME = { dangerouslySetInnerHTML: { __html: "" }, suppressHydrationWarning: true };
const onServer = typeof window === "undefined";

export function LiveWidget({ stage, children, ...props }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const [loaded, setLoaded] = useState<FaceModule<ExperimentId>>();
  const [failed, setFailed] = useState(false);

  const { id } = props;
  useEffect(() => {
    const box = place.current;
    if (!box) return;
    const load = async () => {
      try {
        setLoaded((await faces[id]()) as FaceModule<ExperimentId>);
      } catch {
        setFailed(true); // the still stays, and says why
      }
    };
    const watch = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        watch.disconnect();
        void load();
      },
      { rootMargin: NEAR },
    );
    watch.observe(box);
    return () => watch.disconnect();
  }, [id]);

  const live = loaded && (
    <loaded.Widget {...props} face={loaded.face}>
      {stage}
    </loaded.Widget>
  );
  const inside = live || onServer ? { children: live ?? children } : AS_IT_CAME;
  return (
    <>
      {failed && (
        <p className="plate-note" role="status">
          The live figure could not be loaded; this is its still. Load the page again to try once more.
        </p>
      )}
      <div ref={place} className="widget-place" data-of={id} data-loaded={live !== undefined} {...inside} />
    </>
  );
}
