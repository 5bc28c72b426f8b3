/** Compiled kernels (scripts/kernels.mjs): how one is started, and how its memory is laid out and cleaned. Bytes that come as text. */
export { type Kernel, KernelUnsupported, openKernel } from "./kernel.ts";
export { layOut, type Region } from "./memory.ts";
export { unpacked } from "./packed.ts";
