/** A gatekeeper needs nothing: no randomness, and no data. */
export const makeTools = (): object => ({});
