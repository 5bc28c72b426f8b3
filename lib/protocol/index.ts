/** What a protocol is, how one party runs its role, and how a play of several is directed. */
export type { Spent } from "./busy.ts";
export { type PartyEvents, type PartyPlace, type PartyStart, partyLab, runParty } from "./party.ts";
export { type AnyHost, type Host, inMemory, NothingToTamper, type PlayOptions, play } from "./play.ts";
export {
  type Brought,
  type Cast,
  type Dealt,
  defineProtocol,
  type Given,
  type InputOf,
  type OutputOf,
  type Outputs,
  type PartyLab,
  type Peers,
  type Protocol,
  type Role,
  type RoleName,
  type Roles,
} from "./protocol.ts";
export { type Change, type Lasting, memoryVault, type Vault, VaultFault } from "./vault.ts";
