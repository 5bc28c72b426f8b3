import { expect, it } from "vitest";
import { PeerLeft, ProtocolError } from "../channel/index.ts";
import { NothingToTamper } from "../protocol/index.ts";
import { WrongCall } from "../schema/index.ts";
import { WrongInput } from "../text/index.ts";
import { faultOf } from "./fault.ts";

it.each([
  [new ProtocolError("sender", 3, "tags", "too short"), { name: "ProtocolError", from: "sender", round: 3, tag: "tags" }],
  [new PeerLeft("gone"), { name: "PeerLeft", message: "gone" }],
  [new WrongCall("n: no"), { name: "WrongCall", message: "n: no" }],
  [new WrongInput("not UTF-8"), { name: "WrongCall" }],
  [new NothingToTamper({ kind: "drop", from: "sender", nth: 9 }), { name: "WrongCall" }],
  [new DOMException("stopped", "AbortError"), { name: "Stopped" }],
  [new RangeError("Array buffer allocation failed"), { name: "Failed", message: "Array buffer allocation failed" }],
  ["a string", { name: "Failed", message: "a string" }],
])("tells %s as data", (error, fault) => expect(faultOf(error)).toMatchObject(fault));
