"use client";
import { type ComponentType, type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { useAlive } from "../_lesson/view.ts";
import { Button } from "../_ui/controls.tsx";
// The bench before it lives: the starter to read, and the types beside it. When it comes near the view, or when somebody asks, the editor
// and what runs the code are loaded and take the starter's place. Nothing of either is on the page before.
import { Scroll } from "../_ui/Scroll.tsx";
import type { WorkbenchProps } from "./Workbench.tsx";

interface Props extends Omit<WorkbenchProps, "focus"> {
  /** The starter, as text with colours. */
  readonly still: ReactNode;
}

/** Near enough that it is there when one has scrolled to it. */
const NEAR = "300px";

export function LiveBench({ api, still, ...props }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const [Workbench, setWorkbench] = useState<ComponentType<WorkbenchProps>>();
  const [asked, setAsked] = useState(false);
  const [failed, setFailed] = useState(false);
  const alive = useAlive();

  const load = useCallback(async () => {
    setFailed(false);
    try {
      const loaded = await import("./Workbench.tsx");
      setWorkbench(() => loaded.Workbench);
    } catch {
      setFailed(true); // the starter stays, and says why
    }
  }, []);

  useEffect(() => {
    const box = place.current;
    if (!box) return;
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
  }, [load]);

  const ask = () => {
    setAsked(true);
    void load();
  };

  return (
    <div ref={place} className="workbench" data-exercise={props.exercise} data-loaded={Workbench !== undefined}>
      {Workbench !== undefined ? (
        <Workbench {...props} api={api} focus={asked} />
      ) : (
        <>
          <div className="work-two">
            <div className="listing">
              <p className="listing-name">
                <code>starter.ts</code> Where you begin
              </p>
              <Scroll label={`starter.ts: Where you begin (${props.title})`}>{still}</Scroll>
            </div>
            {api}
          </div>
          {alive && (
            <div className="acts">
              <Button kind="go" onClick={ask}>
                Open the editor
              </Button>
            </div>
          )}
          <noscript>
            <p className="plate-note">
              Without JavaScript nothing can be edited or run here. The starter, the types, the hints and a solution are all on this page.
            </p>
          </noscript>
          <p role="status">{failed && "The editor could not be loaded. Is there a connection?"}</p>
        </>
      )}
    </div>
  );
}
