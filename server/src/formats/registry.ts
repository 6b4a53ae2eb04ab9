import { adCsv } from "./ad-csv/index.ts";
import { adJson } from "./ad-json/index.ts";
import { auditCsv } from "./audit-csv/index.ts";
import { ciscoAsa } from "./cisco-asa/index.ts";
import { ciscoIos } from "./cisco-ios/index.ts";
import { ciscoNxOs } from "./cisco-nxos/index.ts";
import type { Format, Sample } from "./format.ts";
import { fortiOs } from "./fortios/index.ts";
import { gpIni } from "./gp-ini/index.ts";
import { gpPreferences } from "./gp-preferences/index.ts";
import { gpoBackup } from "./gpo-backup/index.ts";
import { gpoReport } from "./gpo-report/index.ts";
import { gptTmpl } from "./gpttmpl/index.ts";
import { iptables } from "./iptables/index.ts";
import { junos } from "./junos/index.ts";
import { ldif } from "./ldif/index.ts";
import { lgpo } from "./lgpo/index.ts";
import { nftables } from "./nftables/index.ts";
import { panOs } from "./panos/index.ts";
import { registryPol } from "./registry-pol/index.ts";
import { windowsFirewall } from "./windows-firewall/index.ts";
import { wireGuard } from "./wireguard/index.ts";

/** Every format Palisade reads. */
export const formats: readonly Format[] = [
  ciscoAsa,
  wireGuard,
  gptTmpl,
  nftables,
  fortiOs,
  iptables,
  ciscoIos,
  ciscoNxOs,
  junos,
  panOs,
  auditCsv,
  gpoBackup,
  gpoReport,
  lgpo,
  registryPol,
  adCsv,
  adJson,
  gpPreferences,
  gpIni,
  ldif,
  windowsFirewall,
];

/** How sure a format must be of a text; below it the file is left alone. */
const sureEnough = 0.5;

/** A text is known by its beginning and, if it is longer than these together, by its end: so many characters. */
const beginning = 300_000;
const end = 50_000;

/** What was recognised last: who types into a long text seldom changes what it is known by. */
let last:
  | { readonly sample: Sample; readonly among: readonly Format[]; readonly format: Format | undefined }
  | undefined;

/** The format that is surest the text is its own; of equally sure ones, the first. */
export function recognise({ path, text }: Sample, among: readonly Format[] = formats): Format | undefined {
  const isLong = text.length > beginning + end;
  const sample = { path, text: isLong ? `${text.slice(0, beginning)}\n${text.slice(-end)}` : text };
  if (last?.among === among && last.sample.path === path && last.sample.text === sample.text) return last.format;
  const format = surest(sample, among);
  last = { sample, among, format };
  return format;
}

function surest(sample: Sample, among: readonly Format[]): Format | undefined {
  let best: Format | undefined;
  let confidence = sureEnough;
  for (const format of among) {
    const sure = format.recognise(sample);
    if (sure > confidence || (sure === confidence && !best)) {
      best = format;
      confidence = sure;
    }
  }
  return best;
}

/** The format with this id. */
export function formatOf(id: string, among: readonly Format[] = formats): Format | undefined {
  return among.find((format) => format.id === id);
}
