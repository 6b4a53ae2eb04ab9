import { describe, test } from "vitest";
import { lgpo } from "../../../server/src/rules/samples.ts";
import { outsideResolver } from "../../../server/src/rules/windows/outside-resolver.ts";
import { inEveryPolicy, policyReport, registryPolicies } from "../../support/policies.ts";
import { expectFix, expectKept, expectMessages, expectNeeds, expectSilent } from "../../support/rules.ts";

const key = "Software\\Policies\\Microsoft\\Windows NT\\DNSClient";
const site = "resolvers: [10.20.0.53, 10.20.1.53]\n";
const asked = (data: string, declared?: string) => registryPolicies([{ key, name: "NameServer", data }], declared);
const text = (data: string) => `Computer\n${key}\nNameServer\nSZ:${data}\n`;

describe("the servers that machines ask for names", () => {
  inEveryPolicy(
    "lie in the internet",
    outsideResolver,
    asked("10.20.0.53 9.9.9.9 2620:fe::fe"),
    "machines ask 9.9.9.9 and 2620:fe::fe for names, which are in the internet",
  );
  inEveryPolicy(
    "are others than the declared ones",
    outsideResolver,
    asked("10.20.0.53,10.9.9.9", site),
    "machines ask 10.9.9.9 for names, which is no declared resolver",
  );
  inEveryPolicy("are the declared ones", outsideResolver, asked("10.20.1.53,10.20.0.53", site));

  test("may be the resolvers, as long as nobody declares which are", () =>
    expectNeeds(outsideResolver, lgpo(text("10.20.0.53")), "resolvers"));

  test("are replaced by the fix", () =>
    expectFix(
      outsideResolver,
      lgpo(text("8.8.8.8 8.8.4.4"), site),
      "Ask 10.20.0.53 and 10.20.1.53 for names",
      text("10.20.0.53 10.20.1.53"),
    ));

  test("are not said by an empty or deleted value", () => {
    expectSilent(outsideResolver, lgpo(text("")));
    expectSilent(outsideResolver, lgpo(`Computer\n${key}\nNameServer\nDELETE\n`));
  });

  test("of one interface", () =>
    expectMessages(
      outsideResolver,
      lgpo(text("1.1.1.1").replace(key, "SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters\\Interfaces\\{1}")),
      "machines ask 1.1.1.1 for names, which is in the internet",
    ));

  test("by the name of the setting in a report", () =>
    expectMessages(
      outsideResolver,
      policyReport(`<Policy><Name>DNS servers</Name><State>Enabled</State><Category>Network/DNS Client</Category>
<EditText><Name>IP Addresses:</Name><State>Enabled</State><Value>8.8.8.8</Value></EditText></Policy>
`),
      "machines ask 8.8.8.8 for names, which is in the internet",
    ));
});

describe("names over HTTPS", () => {
  const chrome = "Software\\Policies\\Google\\Chrome";
  const mode = (data: string) => ({ key: chrome, name: "DnsOverHttpsMode", data });
  const template = (data: string) => ({ key: chrome, name: "DnsOverHttpsTemplates", data });
  const firefox = "Software\\Policies\\Mozilla\\Firefox\\DNSOverHTTPS";

  inEveryPolicy(
    "are asked of a resolver outside",
    outsideResolver,
    registryPolicies([mode("automatic"), template("https://dns.google/dns-query{?dns}")]),
    "Chrome asks dns.google for names over HTTPS, which is no declared resolver",
  );
  inEveryPolicy(
    "are asked of a declared resolver",
    outsideResolver,
    registryPolicies([mode("secure"), template("https://10.20.0.53/dns-query")], site),
  );
  inEveryPolicy("are asked where the system asks", outsideResolver, registryPolicies([mode("automatic")]));
  inEveryPolicy(
    "are asked by Firefox",
    outsideResolver,
    registryPolicies([{ key: firefox, name: "Enabled", data: 1 }]),
    "Firefox asks for names over HTTPS, wherever it or its user chooses",
  );

  test("are not asked by Edge", () =>
    expectKept(
      outsideResolver,
      lgpo("Computer\nSoftware\\Policies\\Microsoft\\Edge\nDnsOverHttpsMode\nSZ:off\n"),
      "Edge asks for names as the system does",
    ));

  test("are not asked after the fix", () =>
    expectFix(
      outsideResolver,
      lgpo(`Computer\n${firefox}\nEnabled\nDWORD:1\n`),
      "Keep Firefox from asking for names over HTTPS",
      `Computer\n${firefox}\nEnabled\nDWORD:0\n`,
    ));
});
