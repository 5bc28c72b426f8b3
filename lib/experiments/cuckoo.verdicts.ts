/** What the figure says of a run. */
import type { Result } from "./cuckoo.result.ts";

/** Every item of the table that is shown has a bin. */
export const fits = (result: Pick<Result, "fits">): boolean => result.fits;

/** With 99 % confidence, fewer than one table in twenty of this kind fails. */
export const failuresRare = ({ repeats }: { readonly repeats: Pick<Result["repeats"], "high"> }): boolean => repeats.high < 0.05;
