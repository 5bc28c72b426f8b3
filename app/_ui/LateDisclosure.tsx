"use client";
// A disclosure whose contents are made while somebody can see them: while it is open, and for paper, on which every disclosure is open.
// A closed table of a thousand cells would be brought up to date with every frame of a run, and every question to the page walks past it.
// The trap: "toggle" comes after the box has opened. The click that opens it comes before, so that it never opens empty.
import { type ReactNode, useState, useSyncExternalStore } from "react";
import { flushSync } from "react-dom";
import { Disclosure, type DisclosureProps } from "./Plate.tsx";

interface Props extends Pick<DisclosureProps, "title" | "print"> {
  readonly children: () => ReactNode;
}

export function LateDisclosure({ title, print = true, children }: Props) {
  const [open, setOpen] = useState(false);
  const onPaper = useSyncExternalStore(whenPrinting, isOnPaper, () => false);
  return (
    <Disclosure title={title} print={print} onClick={() => flushSync(() => setOpen(true))} onToggle={setOpen}>
      {(open || (print && onPaper)) && children()}
    </Disclosure>
  );
}

const paper = () => matchMedia("print");
let printing = false;
const isOnPaper = () => printing || paper().matches;

/** Browsers lay a page out for paper when "beforeprint" is over: what is printed has to be there by then. */
function whenPrinting(changed: () => void): () => void {
  const told = (to: boolean) => () => {
    printing = to;
    flushSync(changed);
  };
  const begin = told(true);
  const end = told(false);
  const media = paper();
  addEventListener("beforeprint", begin);
  addEventListener("afterprint", end);
  media.addEventListener("change", changed);
  return () => {
    removeEventListener("beforeprint", begin);
    removeEventListener("afterprint", end);
    media.removeEventListener("change", changed);
  };
}
