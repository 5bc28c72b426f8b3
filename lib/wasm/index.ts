/** Compiled kernels (scripts/kernels.mjs): how one is started, and how its memory is laid out and cleaned. */
export { type Kernel, KernelUnsupported, openKernel } from "./kernel.ts";
export { layOut, type Region } from "./memory.ts";
