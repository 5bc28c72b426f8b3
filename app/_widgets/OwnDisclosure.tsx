"use client";
"use no memo"; // it is drawn whenever its figure is, with functions that are new each time: nothing could be kept
/** Where a person brings their own: two lists, or what the figure has a form for. The form comes when the disclosure is opened, which most never do. */
import { lazy, Suspense, useState } from "react";
import type { ExperimentId, InputKind } from "../../lib/experiments/index.ts";
import type { BroughtFile } from "../../workers/view.ts";
import type { Face, OwnForm as OwnForms } from "./face.ts";

const OwnInputs = lazy(async () => ({ default: (await import("./OwnInputs.tsx")).OwnInputs }));

export interface OwnProps {
  readonly face: Face<ExperimentId>;
  readonly seats: Readonly<Record<string, InputKind>>;
  readonly values: Readonly<Record<string, unknown>>;
  /** Whether a person's own is what the figure shows. */
  readonly brought: boolean;
  /** What was brought, by seat, with the parameters that were declared with it; undefined: the figure's own again. */
  readonly onBring: (files: Readonly<Record<string, BroughtFile>> | undefined, changes: Readonly<Record<string, unknown>>) => void;
}

export function OwnDisclosure({ face, seats, values, brought, onBring }: OwnProps) {
  const [opened, setOpened] = useState(false);
  const [OwnForm] = useState(() => face.own && lazy(async () => ({ default: await (face.own as OwnForms).load() })));
  return (
    <details className="more own-lists" onToggle={(event) => event.currentTarget.open && setOpened(true)}>
      <summary>{face.own?.summary ?? "Use your own two lists"}</summary>
      {opened && (
        <Suspense fallback={<p>Loading the form.</p>}>
          {OwnForm ? (
            <OwnForm values={values} brought={brought} onBring={onBring} onClear={(changes) => onBring(undefined, changes)} />
          ) : (
            <OwnInputs
              seats={seats}
              names={face.seats ?? {}}
              brought={brought}
              onCompare={(files) => onBring(files, {})}
              onClear={() => onBring(undefined, {})}
            />
          )}
        </Suspense>
      )}
    </details>
  );
}
