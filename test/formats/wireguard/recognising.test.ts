import { expect, test } from "vitest";
import { wireGuard } from "../../../server/src/formats/wireguard/index.ts";
import { gateway, laptop, shown } from "./samples.ts";

const sure = (text: string, path = "notes.txt") => wireGuard.recognise({ path, text });

test("files are known by their sections and keys, whatever they are called", () => {
  for (const text of [gateway, laptop, shown, "[Peer]\nPublicKey = abc\nAllowedIPs = 10.0.0.0/8\n"])
    expect(sure(text)).toBeGreaterThanOrEqual(0.9);
});

test("one that is only begun is likely", () => expect(sure("[Interface]\nAddress = 10.99.0.1/24\n")).toBe(0.5));

test("what has other sections, or only looks so, is left alone", () => {
  for (const text of [
    "[NetDev]\nName=wg0\nKind=wireguard\n[WireGuard]\nListenPort=51820\n[WireGuardPeer]\nPublicKey=abc\nAllowedIPs=10.0.0.0/8\n",
    "interface: wg0\n  public key: abc\n  listening port: 51820\n\npeer: abc\n  allowed ips: 10.99.0.2/32\n",
    "[Interface]\nName=eth0\nMTUBytes=1500\n",
    "client\ndev tun\nremote vpn.northgate.example 1194\n",
    "[Match]\nName=eth0\n[Network]\nAddress=10.0.0.1/24\n",
    "",
  ])
    expect(sure(text, "wg0.conf")).toBeLessThan(0.5);
});

test("a page that quotes a file is none", () => {
  const page = `# How to connect

Ask the help desk for a key. Install the client.
Put this into a file, and mind the addresses:

[Interface]
PrivateKey = YOURS
Address = 10.99.0.9/32
[Peer]
PublicKey = OURS
AllowedIPs = 10.20.0.0/16

Then start the tunnel.
It stays up until you stop it.
If it does not come up, look at the clock first.
Then look at the endpoint.
Then call us.
Do not send your key by mail.
Keep it to yourself.
`;
  expect(sure(page, "README.md")).toBeLessThan(0.5);
});
