"use client";
/** Before a person's own input runs under a seed: whoever has the link could compute it. Asks which it shall be. */
import type { ReactNode } from "react";
import { Button } from "../_ui/controls.tsx";
import { Fault } from "../_ui/Plate.tsx";

interface Props {
  /** Why, in the figure's own words. */
  readonly says: ReactNode;
  readonly onSystem: () => void;
  readonly onSeeded: () => void;
}

export const AskSeed = ({ says, onSystem, onSeeded }: Props) => (
  <Fault
    actions={
      <>
        <Button kind="go" onClick={onSystem}>
          Use the system's randomness
        </Button>
        <Button onClick={onSeeded}>Run with the seed all the same</Button>
      </>
    }
  >
    {says ??
      "This figure is seeded: anyone who knows the seed knows both parties' secrets, and could read your lists from what crosses the wire."}
  </Fault>
);
