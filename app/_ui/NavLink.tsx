"use client";
// A link of the masthead that knows when the reader is there. `within`: the pages that belong to it.
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

export function NavLink({ href, within, children }: { readonly href: string; readonly within?: string; readonly children: ReactNode }) {
  const path = usePathname();
  const here = path === href ? "page" : within !== undefined && path.startsWith(within) ? "true" : undefined;
  return (
    <a href={href} aria-current={here}>
      {children}
    </a>
  );
}
