import { expect, test } from "vitest";
import { packetOfRecord, recordOfPacket } from "../../server/src/net/packet-record.ts";

test("a full record is read and written back", () => {
  const record = { src: "10.0.0.5", dst: "203.0.113.9", proto: "tcp", sport: 40000, dport: 23, state: "new" };
  const packet = packetOfRecord(record);
  expect(packet).toMatchObject({ protocol: 6, sourcePort: 40000, destinationPort: 23, flags: 2, state: "new" });
  expect(typeof packet === "string" ? packet : recordOfPacket(packet)).toEqual(record);
});

test("what is absent stays unstated", () => {
  expect(packetOfRecord({ src: "::1", dst: "::2", proto: 58 })).toEqual({ source: 1n, destination: 2n, protocol: 58 });
});

test.each([
  [null, "not an object"],
  [{ dst: "1.2.3.4" }, "src is not an IP address"],
  [{ src: "1.2.3.4", dst: "::1" }, "src and dst are of different families"],
  [{ src: "1.2.3.4", dst: "1.2.3.5", proto: "toString" }, "proto is not a protocol"],
  [{ src: "1.2.3.4", dst: "1.2.3.5", dport: 70000 }, "dport is not a number from 0 to 65535"],
  [{ src: "1.2.3.4", dst: "1.2.3.5", state: "old" }, "state is none of new, established, related, invalid, untracked"],
  [{ src: "1.2.3.4", dst: "1.2.3.5", flags: "SX" }, "flags are not letters of FSRPAUEC"],
])("%j is refused", (value, message) => {
  expect(packetOfRecord(value)).toBe(message);
});
