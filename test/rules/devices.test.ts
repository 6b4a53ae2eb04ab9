import { describe, expect, test } from "vitest";
import { nodeTools } from "../../server/src/host/certificates.ts";
import { everything } from "../../server/src/review/catalogue.ts";
import { reviewFile } from "../../server/src/review/file.ts";
import type { FileReview } from "../../server/src/review/review.ts";
import { rules } from "../../server/src/rules/registry.ts";
import { readSite } from "../../server/src/site/read.ts";
import { changed, type Device } from "./devices/device.ts";
import { devices } from "./devices/devices.ts";

const firewalls: ReadonlySet<string> = new Set("cisco-asa iptables nftables".split(" "));

/** Rules about what devices show, rather than Windows and its directory: some device can break them. */
const ofDevices = rules.filter(
  ({ id, bad }) => bad.some((sample) => firewalls.has(sample.format)) || devices.some((device) => device.breaks[id]),
);

function reviewed(device: Device, text: string, siteText: string, rule?: string): FileReview {
  const { value, problems } = readSite(siteText);
  expect(problems, "palisade.yaml is right").toEqual([]);
  const setup = {
    tools: nodeTools,
    today: 0,
    format: device.format,
    catalogue: { ...everything, rules: rules.filter(({ id }) => id === (rule ?? id)), estateRules: [] },
    siteFile: { path: "palisade.yaml", text: siteText, site: value, problems },
    onFailure: ({ thrown }: { readonly thrown: unknown }) => {
      throw thrown;
    },
  };
  return reviewFile({ path: "edge.cfg", text }, setup);
}

describe.each(devices.map((device) => [device.format, device] as const))("%s", (_, device) => {
  const sound = reviewed(device, device.sound, device.site);

  test("nothing is found in what keeps every rule, and all of it is read", () => {
    expect(sound.findings.map((each) => `${each.rule}: ${each.message}`)).toEqual([]);
  });

  test.each(Object.entries(device.breaks))("%s is found", (id, { change, site = [], found }) => {
    const { findings } = reviewed(device, changed(device.sound, change), changed(device.site, site), id);
    expect(findings.filter(({ rule }) => rule === id).map(({ message }) => message)).toEqual([found]);
  });

  test("what rules can prove is proved of what keeps them", () => {
    const proved = new Set(sound.evidence.filter(({ kind }) => kind === "kept").map(({ rule }) => rule));
    const silent = rules.filter(
      ({ id, proves }) => proves === "kept-or-broken" && device.breaks[id] && !proved.has(id),
    );
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  test("every rule about devices is broken by a sample, or cannot be, for a reason", () => {
    const missing = ofDevices.filter(({ id }) => !device.breaks[id] && !device.cannot[id]);
    expect(missing.map(({ id }) => id)).toEqual([]);
    const both = Object.keys(device.cannot).filter(
      (id) => device.breaks[id] || !ofDevices.some((rule) => rule.id === id),
    );
    expect(both, "reasons that are none").toEqual([]);
  });
});
