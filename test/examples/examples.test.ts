import { relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { nodeTools } from "../../server/src/host/certificates.ts";
import { readTextFile } from "../../server/src/host/text-file.ts";
import { walk } from "../../server/src/host/walk.ts";
import { elsewhereOf } from "../../server/src/review/elsewhere.ts";
import { reviewEstate } from "../../server/src/review/estate.ts";
import { reviewFile } from "../../server/src/review/file.ts";
import { fixAll } from "../../server/src/review/fix-all.ts";
import { tryOut } from "../../server/src/review/prove.ts";
import type { FileReview, ReviewSetup } from "../../server/src/review/review.ts";
import { readSite } from "../../server/src/site/read.ts";

const folder = fileURLToPath(new URL("../../examples", import.meta.url));
const siteText = textOf("palisade.yaml");
const { value: site, problems } = readSite(siteText);
const setup: ReviewSetup = {
  tools: nodeTools,
  today: 0,
  siteFile: { path: "palisade.yaml", text: siteText, site, problems },
};
const files = paths()
  .filter((path) => path !== "palisade.yaml" && !path.startsWith("."))
  .map((path) => reviewFile({ path, text: textOf(path) }, setup));
const estate = reviewEstate(files, setup);

describe("the example client", () => {
  test("is read whole, each file by its own format", () => {
    expect(problems).toEqual([]);
    expect(files.map((file) => [file.path.replace(/\/\{.*\}\/.*\//, "/…/"), file.format, file.lines.unread])).toEqual([
      ["accounts.ldif", "ldif", 0],
      ["branch.conf", "wireguard", 0],
      ["edge-asa.cfg", "cisco-asa", 0],
      ["msp-gateway.conf", "wireguard", 0],
      ["policies/Default Domain Policy/…/GptTmpl.inf", "gpttmpl", 0],
      ["policies/Domain Controllers/…/GptTmpl.inf", "gpttmpl", 0],
      ["policies/Workstations Baseline/…/GptTmpl.inf", "gpttmpl", 0],
    ]);
  });

  test("has two policies in the encoding that Windows exports", () => {
    const encodings = files.flatMap(({ path, format }) => {
      const file = readTextFile(`${folder}/${path}`);
      return format === "gpttmpl" && file.kind === "text" ? [file.encoding] : [];
    });
    expect(encodings).toEqual(["utf-16le-bom", "utf-8", "utf-16le-bom"]);
  });

  test("makes these mistakes", () =>
    expect(countsOf(estate.findings.filter((each) => !each.accepted).map((each) => each.rule))).toEqual({
      // edge-asa.cfg: tunnels
      "msp-at-all-hours": 1,
      "password-only-access": 1,
      "vpn-ends-inside": 2,
      "vpn-old-certificate": 1,
      "vpn-pre-shared-key": 1,
      "vpn-sessions-not-logged": 1,
      "vpn-unlogged-deny": 1,
      // its MSP-BACKUP-TUNNEL, and twice msp-gateway.conf: a hook that forwards everything, a peer that may go anywhere
      "vpn-wide-access": 3,
      // edge-asa.cfg: networks
      // the resolver's TCP 53, which the alert closes and the RFC needs
      "dns-tcp": 1,
      "entry-log-disabled": 1,
      "file-share-permit": 1,
      "open-file-shares": 1,
      "permit-everything": 1,
      "smb-at-the-edge": 1,
      "unapproved-egress": 1,
      // edge-asa.cfg: administration
      "cleartext-management": 1,
      "management-from-internet": 1,
      // edge-asa.cfg: left over
      "shadowed-entry": 1,
      "undefined-name": 1,
      "unused-definition": 1,
      // accounts.ldif: somebody who left, and the MSP's account; the firewall lets it in
      "inactive-account": 1,
      "msp-account-in-admin-group": 1,
      "msp-account-never-expires": 1,
      "msp-account-password-exempt": 1,
      "msp-account-at-all-hours": 1,
      "account-opens-everything": 1,
      // the device, and the workstations
      "msp-local-admin": 2,
      // the domain, and its controllers
      "msp-in-admin-group": 2,
      "lockout-too-weak": 1,
      "no-forced-logoff": 1,
      "password-too-weak": 1,
      "audit-too-little": 1,
      "event-log-size-unit": 1,
      "local-log-too-short": 1,
      "service-account-logon": 1,
      // the workstations
      "cached-logons": 1,
      "local-log-too-small": 1,
      "remote-desktop-for-everyone": 1,
    }));

  test("accepts what WireGuard cannot do", () =>
    expect(countsOf(estate.findings.filter((each) => each.accepted).map((each) => each.rule))).toEqual({
      // branch.conf leads to the client's own practice, not to the MSP
      "vpn-raw-key": 1,
      "vpn-sessions-not-logged": 2,
    }));

  test("keeps these recommendations", () =>
    expect(estate.verdicts.filter(({ verdict }) => verdict === "kept").map((each) => each.recommendation)).toEqual([
      "account-tiering",
      "domain-admins-not-local-admins",
      "logging-enabled-everywhere",
      "logs-local-and-central",
      "device-config-review-6-months",
      "gpo-review-6-months",
      "privileged-groups-weekly",
      "domain-admin-use-only-on-dcs",
      "rdp-restricted-admin",
      "ssh-trusts-restricted",
      "local-admin-no-network-logon",
      "anonymous-shares-blocked",
      "protected-users",
    ]));

  test("has no secret in what is said about it", () => {
    const said = JSON.stringify([estate.findings, estate.verdicts]);
    for (const secret of ["U0FNUExF", "PrivateKey =", "pbkdf2"]) expect(said).not.toContain(secret);
  });

  test("is better after all safe fixes, and a second round finds nothing to do", () => {
    for (const file of files) {
      const once = fixAll({ path: file.path, text: file.text }, setup);
      expect(once.review.findings.length, file.path).toBe(file.findings.length - once.done.length);
      expect(fixAll({ path: file.path, text: once.review.text }, setup).done, file.path).toEqual([]);
    }
  });

  test("offers no way out that does not hold", () => {
    const refused = files.flatMap((file) =>
      file.findings.flatMap((finding) =>
        finding.proposals.flatMap((proposal) => {
          // An export is no place to edit: its ways out are texts to copy.
          if (elsewhereOf(file, finding).length === finding.proposals.length) return [];
          const result = tryOut(file, finding, proposal, setup);
          return "refusal" in result ? `${finding.rule}: ${result.refusal}` : [];
        }),
      ),
    );
    expect(refused).toEqual([]);
  });

  test("shows a way out of what is worst", () => {
    const helped = new Set(
      files.flatMap((file) => file.findings.flatMap((each) => (each.proposals.length > 0 ? each.rule : []))),
    );
    expect([...helped]).toEqual(
      expect.arrayContaining([
        "unapproved-egress",
        "vpn-wide-access",
        "smb-at-the-edge",
        "file-share-permit",
        "remote-desktop-for-everyone",
      ]),
    );
  });

  test("lends itself to at least ten safe fixes", () =>
    expect(files.flatMap((file) => doneIn(file)).length).toBeGreaterThanOrEqual(10));
});

function doneIn(file: FileReview): readonly string[] {
  return fixAll({ path: file.path, text: file.text }, setup).done.map(({ fix }) => fix.title);
}

function paths(): string[] {
  return [...walk(folder)]
    .flatMap((found) => (found.kind === "file" ? [relative(folder, found.path).split(sep).join("/")] : []))
    .sort();
}

function textOf(path: string): string {
  const file = readTextFile(`${folder}/${path}`);
  if (file.kind !== "text") throw new Error(`${path} cannot be read`);
  return file.text;
}

function countsOf(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
