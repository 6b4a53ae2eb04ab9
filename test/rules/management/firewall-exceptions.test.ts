import { describe, expect, test } from "vitest";
import { firewallExceptions } from "../../../server/src/rules/management/firewall-exceptions.ts";
import { lgpo } from "../../../server/src/rules/samples.ts";
import { inEveryPolicy, type RegistryFact, registryPolicies } from "../../support/policies.ts";
import { expectFindings, expectKept } from "../../support/rules.ts";

const profile = "Software\\Policies\\Microsoft\\WindowsFirewall\\DomainProfile";
const port = (data: string): RegistryFact => ({ key: `${profile}\\GloballyOpenPorts\\List`, name: "x", data });
const remoteDesktop = (enabled: number, addresses?: string): readonly RegistryFact[] => [
  { key: `${profile}\\Services\\RemoteDesktop`, name: "Enabled", data: enabled },
  ...(addresses === undefined
    ? []
    : [{ key: `${profile}\\Services\\RemoteDesktop`, name: "RemoteAddresses", data: addresses }]),
];
const workstations = "policyTier: { Sample Policy: workstations, Baseline: workstations }\n";

describe("exceptions of the host firewall", () => {
  const found = (what: string, facts: readonly RegistryFact[], site: string | undefined, ...messages: string[]) =>
    inEveryPolicy(what, firewallExceptions, registryPolicies(facts, site), ...messages);
  const anybody = "opens RDP to any address (DomainProfile)";

  found("for anybody, in so many words", remoteDesktop(1, "10.20.9.0/28,*"), undefined, anybody);
  found("for anybody, because nobody is named", remoteDesktop(1), undefined, anybody);
  found("for named addresses", remoteDesktop(1, "10.20.9.0/28"), workstations);
  found("that are off", remoteDesktop(0, "*"), undefined);
  found("for neighbours", remoteDesktop(1, "localsubnet"), undefined);
  found(
    "for neighbours of a workstation",
    remoteDesktop(1, "localsubnet"),
    workstations,
    "opens RDP to every machine of the same network (DomainProfile)",
  );
  found("for a port", [port("5985:TCP:*:enabled:WinRM")], undefined, "opens WinRM to any address (DomainProfile)");
  found("for a port that is off", [port("5985:TCP:*:disabled:WinRM")], undefined);
  found("for a port of no administrator", [port("8080:TCP:*:enabled:web")], undefined);
  found("for IPv6 addresses", [port("445:TCP:2001:db8::/32:enabled:files")], undefined);

  test("say whom they are for", () =>
    expectKept(
      firewallExceptions,
      lgpo(`Computer\n${profile}\\GloballyOpenPorts\\List\nx\nSZ:445:TCP:2001:db8::/32:enabled:files\n`),
      "SMB is open to 2001:db8::/32 only (DomainProfile)",
    ));

  test("break what the alerts say of remote desktop", () => {
    const { findings } = expectFindings(
      firewallExceptions,
      lgpo(
        `Computer\n${profile}\\GloballyOpenPorts\\List\nx\nSZ:3389:TCP:*:enabled:x\n   ^^^^^^^^^^^^^^^^^^^^ opens RDP to any address (DomainProfile)\n`,
        workstations,
      ),
    );
    expect(findings.flatMap(({ alsoBreaks }) => alsoBreaks)).toEqual([
      "rdp-limited-and-not-public",
      "workstation-rdp-blocked",
    ]);
  });
});
