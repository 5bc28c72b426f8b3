// What is wider or longer than its place scrolls by itself, never the page. A keyboard reaches it and scrolls it, so it has a name.
import type { ReactNode } from "react";

interface ScrollProps {
  readonly label: string;
  /** Beside "scroll", which base.css lays out. */
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

export const Scroll = ({ label, className, children }: ScrollProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
  <section className={className === undefined ? "scroll" : `scroll ${className}`} aria-label={label} tabIndex={0}>
    {children}
  </section>
);
