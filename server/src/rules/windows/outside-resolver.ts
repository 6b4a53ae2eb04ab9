import { formatRange, type IpRange, parseIp, rangeOf } from "../../net/ip.ts";
import type { Site } from "../../site/site.ts";
import type { Located } from "../../text/span.ts";
import { privateRanges } from "../network/ends.ts";
import { broken, type Fix, kept, notAssessed, type Observation, type Rule } from "../rule.ts";
import { lgpo } from "../samples.ts";
import { listed } from "../wording.ts";
import { type BrowserResolver, browserResolvers, resolverLists } from "./resolver-settings.ts";

const site = "resolvers: [10.20.0.53]\n";

const servers = (data: string) => `
Computer
Software\\Policies\\Microsoft\\Windows NT\\DNSClient
NameServer
SZ:${data}
`;

export const outsideResolver: Rule = {
  id: "outside-resolver",
  title: "A policy has names asked elsewhere than at the internal resolvers",
  recommendation: "dns-internal-resolvers",
  severity: "warning",
  proves: "kept-or-broken",
  docs: `
Malware finds its masters by DNS, and carries data out in it. Where every machine asks the client's own resolvers, one place sees and can refuse
that. A policy that names other servers, or lets a browser ask over HTTPS (DNS over HTTPS), leads around that place: on the way it looks like any
web page.

**What to do:** name the internal resolvers, which palisade.yaml declares under \`resolvers\`, and switch DNS over HTTPS off in browsers
(\`DnsOverHttpsMode\` = \`off\`, Firefox \`DNSOverHTTPS\\Enabled\` = 0), unless it asks a resolver of the client's own.`,
  bad: [
    lgpo(
      `${servers("10.20.0.53,8.8.8.8")}   ^^^^^^^^^^^^^^^^^^ machines ask 8.8.8.8 for names, which is no declared resolver
`,
      site,
    ),
    lgpo(`
Computer
Software\\Policies\\Google\\Chrome
DnsOverHttpsMode
SZ:secure
   ^^^^^^ Chrome asks for names over HTTPS, wherever it or its user chooses
`),
  ],
  good: [
    lgpo(servers("10.20.0.53"), site),
    lgpo(`
Computer
Software\\Policies\\Google\\Chrome
DnsOverHttpsMode
SZ:off
`),
  ],

  *check({ configuration, site }) {
    for (const list of resolverLists(configuration)) yield* judgeList(list, site);
    for (const browser of browserResolvers(configuration)) yield* judgeBrowser(browser, site);
  },
};

function* judgeList(list: Located<string>, { resolvers }: Site): Iterable<Observation> {
  const asked = list.value
    .split(/[\s,;]+/)
    .flatMap((text) => parseIp(text) ?? [])
    .map(rangeOf);
  if (asked.length === 0) return;
  const declared = resolvers.map(({ value }) => value);
  const strangers = asked.filter((each) => !declared.some((resolver) => lies(each, resolver)));
  const outside = strangers.filter(isPublic);
  if (strangers.length === 0) yield kept(list.span, "machines ask the declared resolvers for names");
  else if (declared.length > 0)
    yield broken({
      span: list.span,
      message: `machines ask ${listed(strangers.map(formatRange))} for names, which ${areOrIs(strangers)} no declared resolver${strangers.length > 1 ? "s" : ""}`,
      fixes: declaredInstead(list, declared),
    });
  else if (outside.length > 0)
    yield broken({
      span: list.span,
      message: `machines ask ${listed(outside.map(formatRange))} for names, which ${areOrIs(outside)} in the internet`,
    });
  else
    yield notAssessed(
      list.span,
      `whether ${listed(asked.map(formatRange))} are the resolvers is not declared`,
      "resolvers",
    );
}

function areOrIs(hosts: readonly IpRange[]): string {
  return hosts.length > 1 ? "are" : "is";
}

function lies(inner: IpRange, outer: IpRange): boolean {
  return inner.family === outer.family && outer.lo <= inner.lo && inner.hi <= outer.hi;
}

function isPublic(host: IpRange): boolean {
  if (host.family === 4) return !privateRanges.some((range) => lies(host, range));
  // 2000::/3, all that is routed so far.
  return host.lo >> 125n === 1n;
}

/** Parted as they were; networks of resolvers tell no address. */
function declaredInstead(list: Located<string>, declared: readonly IpRange[]): readonly Fix[] {
  if (declared.some(({ lo, hi }) => lo !== hi)) return [];
  const separator = /[\s,;]+/.exec(list.value.trim())?.[0] ?? ",";
  const to = declared.map(formatRange).join(separator);
  return [
    {
      title: `Ask ${listed(declared.map(formatRange))} for names`,
      changes: [{ kind: "set-value", stated: list, to }],
      safe: false,
    },
  ];
}

function* judgeBrowser({ browser, mode, asks, resolver, never }: BrowserResolver, site: Site): Iterable<Observation> {
  const fixes: readonly Fix[] = [
    {
      title: `Keep ${browser} from asking for names over HTTPS`,
      changes: [{ kind: "set-value", stated: mode, to: never }],
      safe: true,
    },
  ];
  if (asks === "never") yield kept(mode.span, `${browser} asks for names as the system does`);
  else if (resolver && isDeclared(resolver.value, site))
    yield kept(resolver.span, `${browser} asks a declared resolver over HTTPS`);
  else if (resolver) {
    const host = hostOf(resolver.value) ?? resolver.value;
    yield broken({
      span: resolver.span,
      message: `${browser} asks ${host} for names over HTTPS, which is no declared resolver`,
      fixes,
    });
  } else if (asks === "always")
    yield broken({
      span: mode.span,
      message: `${browser} asks for names over HTTPS, wherever it or its user chooses`,
      fixes,
    });
  // Without a resolver of its own it asks the system's over HTTPS, where that can.
}

function isDeclared(templates: string, { resolvers }: Site): boolean {
  return templates
    .trim()
    .split(/\s+/)
    .every((template) => {
      const address = parseIp((hostOf(template) ?? "").replace(/^\[|\]$/g, ""));
      return address !== undefined && resolvers.some(({ value }) => lies(rangeOf(address), value));
    });
}

/** `https://dns.northgate.example/dns-query{?dns}` */
function hostOf(template: string): string | undefined {
  return /^https:\/\/(\[[^\]\s]+\]|[^\s:/{?]+)/i.exec(template.trim())?.[1];
}
