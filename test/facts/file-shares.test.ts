import { describe, expect, test } from "vitest";
import { fileShareServices } from "../../server/src/facts/file-share-services.ts";
import {
  fileShareOfHost,
  fileShareOfName,
  fileShareOfRange,
  isApprovedShare,
} from "../../server/src/facts/file-shares.ts";
import { parseNetwork } from "../../server/src/net/ip.ts";

describe("hosts", () => {
  test.each([
    ["www.dropbox.com", "dropbox"],
    ["DROPBOX.COM.", "dropbox"],
    ["*.dropboxapi.com", "dropbox"],
    ["drive.google.com", "google-drive"],
    ["onedrive.live.com", "onedrive-personal"],
    ["abc.files.1drv.com", "onedrive-personal"],
    ["wetransfer.com", "wetransfer"],
    ["mega.nz", "mega"],
  ])("%s is %s", (host, id) => expect(fileShareOfHost(host)?.id).toBe(id));

  test.each(["google.com", "live.com", "microsoft.com", "notdropbox.com", "dropbox.com.example.org", "box", ""])(
    "%s is none",
    (host) => expect(fileShareOfHost(host)).toBeUndefined(),
  );
});

describe("addresses", () => {
  test.each(["162.125.0.0/16", "162.125.4.1", "162.124.0.0/15"])("%s is Dropbox's", (text) =>
    expect(serviceOfRange(text)).toBe("dropbox"),
  );
  test.each(["0.0.0.0/0", "160.0.0.0/6", "203.0.113.0/24", "2001:db8::/32"])("%s is nobody's alone", (text) =>
    expect(serviceOfRange(text)).toBeUndefined(),
  );
});

describe("names of objects", () => {
  test.each([
    ["AS19679_Dropbox__108-160-160-0__20", "dropbox"],
    ["DROPBOX_NETS", "dropbox"],
    ["Google-Drive", "google-drive"],
    ["obj-wetransfer.com", "wetransfer"],
    ["g-box.com", undefined],
    ["mailbox-servers", undefined],
    ["SYNC_HOSTS", undefined],
    ["MEGAPHONE", undefined],
    ["10.1.2.3", undefined],
  ])("%s", (name, id) => expect(fileShareOfName(name)?.id).toBe(id));
});

test("an approved word may be an id, a name, the start of one, or a domain", () => {
  const onedrive = serviceNamed("onedrive-personal");
  for (const word of ["onedrive", "OneDrive", "onedrive-personal", "onedrive.live.com"])
    expect(isApprovedShare(onedrive, [word]), word).toBe(true);
  for (const word of ["dropbox", "", "drive"]) expect(isApprovedShare(onedrive, [word]), word).toBe(false);
});

test("every service has an id of its own and something to know it by", () => {
  expect(new Set(fileShareServices.map((each) => each.id)).size).toBe(fileShareServices.length);
  for (const { id, domains = [], hosts = [], networks = [] } of fileShareServices) {
    expect(domains.length + hosts.length, id).toBeGreaterThan(0);
    for (const text of networks) expect(parseNetwork(text), `${id} ${text}`).toBeDefined();
  }
});

function serviceOfRange(text: string): string | undefined {
  const range = parseNetwork(text);
  return range && fileShareOfRange(range)?.id;
}

function serviceNamed(id: string) {
  const service = fileShareServices.find((each) => each.id === id);
  if (!service) throw new Error(`no service ${id}`);
  return service;
}
