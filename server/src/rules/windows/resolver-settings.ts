import { isTemplate } from "../../facts/windows-templates.ts";
import type { Configuration } from "../../model/configuration.ts";
import type { Located } from "../../text/span.ts";
import { registryValue } from "../registry-values.ts";

const policies = "Software\\Policies";
const dnsClient = `${policies}\\Microsoft\\Windows NT\\DNSClient`;
const tcpip = /^System\\CurrentControlSet\\Services\\Tcpip6?\\Parameters(?:\\Interfaces\\[^\\]+)?$/i;

/** Lists of addresses that a policy has machines ask for names. */
export function resolverLists(configuration: Configuration): readonly Located<string>[] {
  const { registry = [], templates = [] } = configuration.policy ?? {};
  return [
    ...registry
      .filter(({ hive, type, key, name }) => {
        const isPlace = key.value.toLowerCase() === dnsClient.toLowerCase() || tcpip.test(key.value);
        return hive === "machine" && type !== "delete" && isPlace && name.value.toLowerCase() === "nameserver";
      })
      .map(({ data }) => data),
    ...templates
      .filter(({ category, name }) => category && isTemplate("dns-servers", category.value, name.value))
      .flatMap(({ parts }) => parts.map(({ value }) => value)),
  ].filter(({ value }) => value.trim() !== "");
}

/** A browser that a policy lets ask names over HTTPS, or keeps from it. */
export interface BrowserResolver {
  readonly browser: string;
  /** The value that says so. */
  readonly mode: Located<string>;
  readonly asks: "never" | "if-it-can" | "always";
  /** Whom it asks; absent where the browser or its user chooses. */
  readonly resolver?: Located<string>;
  /** Data that keeps it from asking. */
  readonly never: string;
}

const modes: ReadonlyMap<string, BrowserResolver["asks"]> = new Map([
  ["off", "never"],
  ["automatic", "if-it-can"],
  ["secure", "always"],
]);

const chromium = [
  { browser: "Edge", key: `${policies}\\Microsoft\\Edge` },
  { browser: "Chrome", key: `${policies}\\Google\\Chrome` },
];

/** What a policy says of DNS over HTTPS in browsers. */
export function browserResolvers(configuration: Configuration): readonly BrowserResolver[] {
  const firefox = `${policies}\\Mozilla\\Firefox\\DNSOverHTTPS`;
  const enabled = registryValue(configuration, firefox, "Enabled")?.data;
  const provider = registryValue(configuration, firefox, "ProviderURL")?.data;
  return [
    ...chromium.flatMap(({ browser, key }): BrowserResolver[] => {
      const mode = registryValue(configuration, key, "DnsOverHttpsMode")?.data;
      const resolver = registryValue(configuration, key, "DnsOverHttpsTemplates")?.data;
      const asks = modes.get(mode?.value.trim().toLowerCase() ?? "");
      return mode && asks ? [{ browser, mode, asks, never: "off", ...(resolver ? { resolver } : {}) }] : [];
    }),
    ...(enabled
      ? [
          {
            browser: "Firefox",
            mode: enabled,
            asks: enabled.value === "0" ? ("never" as const) : ("always" as const),
            never: "0",
            ...(provider ? { resolver: provider } : {}),
          },
        ]
      : []),
  ];
}
