/** Frames between parties: one channel over any pipe, wires that tap and tamper, and encodings. */
export {
  type Channel,
  type ChannelOptions,
  type DataFrame,
  type Frame,
  type Message,
  type OpenChannel,
  openChannel,
  PeerLeft,
  type Pipe,
  ProtocolError,
  WINDOW,
  weight,
} from "./channel.ts";
export { expectLength, inSession, itemCount, type Layout, rawBytes, receiveList, sendList, uint32, uint64 } from "./encoding.ts";
export { type PackedLayout, receivePacked, sendPacked } from "./packed.ts";
export { memoryPipes, portPipe } from "./pipes.ts";
export { compose, splice, TAMPERINGS, type Tamper, type TamperedWire, type Tampering, tamper, tap, type Wire } from "./wire.ts";
