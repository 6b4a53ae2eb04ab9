import type { Sample } from "../format.ts";

const sampleLength = 65_536;

/** How sure it is that the text is PAN-OS: as XML by its outermost tags, else by the paths that only PAN-OS has. */
export function recognise({ text }: Sample): number {
  const head = text.slice(0, sampleLength);
  if (/^\ufeff?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--|<)/.test(head) && !head.includes("<BLANKLINE>"))
    return recogniseXml(head);
  if (/^[#!]\s?RANCID-CONTENT-TYPE: paloalto/m.test(head)) return 1;
  let own = 0;
  let others = 0;
  for (const line of head.split(/[\r\n]+/, 3000)) {
    const text = line.trim().replace(/^\S{1,80}@\S{1,80}[#>]\s+/, "");
    if (text === "" || text.startsWith("#") || text.startsWith("!")) continue;
    if (setLine.test(text)) own++;
    else if (/^(?:set|delete|move) \S/.test(text) && !isVague(text)) others++;
  }
  if (own > 0) return own >= others ? 0.95 : own * 3 >= others ? 0.6 : 0.3;
  return others > 0 ? 0 : recogniseBraces(head);
}

/** Below a name of its own, PAN-OS has words that others have too. */
function isVague(line: string): boolean {
  return /^set (?:vsys|shared|device-group|template|address|service|application|tag|profiles|devices|reports) /.test(
    line,
  );
}

/** `<config version="10.1.0" urldb="paloaltonetworks">` is nobody else's. */
function recogniseXml(head: string): number {
  if (/<config\b[^>]{0,300}\burldb=/.test(head)) return 1;
  if (/<entry name="localhost\.localdomain"/.test(head)) return 0.98;
  if (!/<entry name="/.test(head))
    return /<config\b[^>]{0,300}>\s*<(?:mgt-config|shared|devices)\b/.test(head) ? 0.9 : 0;
  const own = ownTags.filter((tag) => head.includes(`<${tag}>`)).length;
  return own >= 2 ? 0.9 : own === 1 && head.includes("<member>") ? 0.7 : 0.2;
}

const ownTags = [
  "mgt-config",
  "deviceconfig",
  "rulebase",
  "pre-rulebase",
  "post-rulebase",
  "ip-netmask",
  "ip-range",
  "address-group",
  "service-group",
  "application-group",
  "device-group",
  "template-stack",
  "profile-setting",
  "negate-source",
  "interface-management-profile",
  "ike-crypto-profile",
  "vsys",
  "layer3",
  "security",
];

const scope =
  '(?:set|delete|move) (?:config |template \\S+ config )?(?:devices \\S+ )?(?:vsys \\S+ |shared |device-group (?:"[^"]{1,80}"|\\S+) )?';
const name = '(?:"[^"]{1,80}"|\\S+)';

/** Paths of the command line; Junos and others, who have `set` too, have none of these. */
const ownPaths = [
  "deviceconfig ",
  "mgt-config ",
  "network (?:interface|virtual-router|logical-router|profiles|ike|tunnel|qos|shared-gateway)\\b",
  "(?:pre-|post-)?rulebase ",
  `zone ${name} network`,
  `address ${name} (?:ip-netmask|ip-range|ip-wildcard|fqdn)\\b`,
  "address-group ",
  `service ${name} protocol`,
  `(?:service|application)-group ${name} members`,
  "application-filter ",
  "profile-group ",
  "profiles (?:virus|spyware|vulnerability|url-filtering|file-blocking|wildfire-analysis|custom-url-category|decryption)\\b",
  `external-list ${name} type`,
  "global-protect ",
  "log-settings ",
  `tag ${name} (?:comments|color)`,
  `schedule ${name} schedule-type`,
  "(?:report-group|email-scheduler|content-preview) ",
  "readonly devices ",
  "policy panorama ",
  "template-stack ",
];

const setLine = new RegExp(`^${scope}(?:${ownPaths.join("|")})`);

/** `deviceconfig {` and the like begin a line, and what follows has PAN-OS's own words. */
function recogniseBraces(head: string): number {
  const outer = /^[ \t]*(?:deviceconfig|mgt-config|devices|shared|network|vsys|policy|config)[ \t]*\{[ \t]*\r?$/m.test(
    head,
  );
  if (!outer) return 0;
  if (/^[ \t]*(?:localhost\.localdomain|deviceconfig|mgt-config|vsys1)[ \t]*\{/m.test(head)) return 0.95;
  const own =
    /^[ \t]*(?:virtual-router|panorama|rulebase|zone|profiles|phash|syslog|ethernet1\/[0-9]+)\b[^\n]*\{?[ \t]*\r?$/m.test(
      head,
    );
  return own && /^[ \t]*config[ \t]*\{/m.test(head) ? 0.7 : 0.3;
}
