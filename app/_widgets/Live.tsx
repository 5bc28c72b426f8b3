"use no memo"; // a plain function: what the compiler would add weighs more than it saves
/** A number that follows the run. Printed, cited or constant numbers never wear it. */
import type { ReactNode } from "react";

export const Live = ({ children }: { readonly children: ReactNode }) => <b className="live">{children}</b>;
