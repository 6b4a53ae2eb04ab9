import { readFileSync } from "node:fs";
import { load } from "js-yaml";
import { describe, expect, test } from "vitest";
import { domainRulingGroups, knownName } from "../../server/src/facts/windows-names.ts";
import { isSecretValue, logSizeValue, namesAreSecret } from "../../server/src/facts/windows-registry.ts";
import { userRight } from "../../server/src/facts/windows-rights.ts";
import {
  auditCategories,
  eventLogSettings,
  kerberosSettings,
  systemAccessSettings,
} from "../../server/src/facts/windows-settings.ts";
import { isSid, knownSid } from "../../server/src/facts/windows-sids.ts";
import { sharedPath } from "../support/shared.ts";

describe("well-known accounts and groups", () => {
  test("by SID", () => {
    expect(knownSid("S-1-5-32-544")).toBe("Administrators");
    expect(knownSid("s-1-5-21-1004336348-1177238915-682003330-519")).toBe("Enterprise Admins");
    expect(knownSid("S-1-5-21-1004336348-1177238915-682003330-1105")).toBeUndefined();
    expect(knownSid("S-1-5-21-512")).toBeUndefined();
  });

  test("by name, in the words of the system's language", () => {
    for (const name of ["Domain Admins", "NORTHGATE\\domain admins", "Domänen-Admins", "Admins du domaine"])
      expect(knownName(name)).toBe("Domain Admins");
    expect(knownName("VORDEFINIERT\\Administratoren")).toBe("Administrators");
    expect(knownName("Administrateurs de l\u2019entreprise")).toBe("Enterprise Admins");
    expect(knownName("Domain Admins Europe")).toBeUndefined();
  });

  test("what looks like a SID", () => {
    for (const text of ["S-1-5-18", "S-1-5-80-3139157870-2983391045-3678747466-658725712-1809340420"])
      expect(isSid(text)).toBe(true);
    for (const text of ["S-1", "S-1-5-", "*S-1-5-18", "svc-1-5-18", "S-1-5-32-544x"]) expect(isSid(text)).toBe(false);
  });
});

test("user rights are known in any case of letters", () => {
  expect(userRight("seTCBprivilege")).toEqual({ name: "SeTcbPrivilege", title: "Act as part of the operating system" });
  expect(userRight("SeFlyPrivilege")).toBeUndefined();
});

describe("registry values", () => {
  test("log sizes are kilobytes in one place and bytes in others", () => {
    expect(logSizeValue("SOFTWARE\\Policies\\Microsoft\\Windows\\EventLog\\Security", "MaxSize")).toEqual({
      log: "Security",
      unit: "kilobytes",
    });
    expect(logSizeValue("System\\CurrentControlSet\\Services\\EventLog\\Security", "maxsize")).toEqual({
      log: "Security",
      unit: "bytes",
    });
    expect(logSizeValue("System\\CurrentControlSet\\Services\\EventLog\\Security", "Retention")).toBeUndefined();
  });

  test("secrets are told from settings about secrets", () => {
    expect(isSecretValue("Software\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon", "DefaultPassword")).toBe(true);
    expect(isSecretValue("Software\\ORL\\WinVNC3", "Password")).toBe(true);
    expect(isSecretValue("System\\CurrentControlSet\\Services\\Netlogon\\Parameters", "DisablePasswordChange")).toBe(
      false,
    );
    expect(namesAreSecret("SYSTEM\\CurrentControlSet\\Services\\SNMP\\Parameters\\ValidCommunities")).toBe(true);
    expect(namesAreSecret("SYSTEM\\CurrentControlSet\\Services\\SNMP\\Parameters\\PermittedManagers")).toBe(false);
  });
});

/** The parts of the reference tables that ours were written from. */
interface Tables {
  readonly gpttmpl: {
    readonly system_access: Readonly<Record<string, unknown>>;
    readonly kerberos_policy: Readonly<Record<string, unknown>>;
    readonly event_log: Readonly<Record<string, unknown>>;
    readonly event_audit: { readonly keys: readonly string[] };
    readonly privilege_rights: {
      readonly names: Readonly<Record<string, string>>;
      readonly admin_equivalent: readonly string[];
    };
  };
  readonly sids: {
    readonly fixed: Readonly<Record<string, string>>;
    readonly domain_rids: Readonly<Record<string, string>>;
    readonly privileged_groups: {
      readonly tier0: readonly { readonly name: string }[];
      readonly tier1: readonly { readonly name: string }[];
      readonly localised_names: Readonly<Record<string, readonly string[]>>;
    };
  };
}

const path = sharedPath("data/windows-policy.yaml");

describe.skipIf(!path)("our tables hold what the reference tables do", () => {
  const tables = (path ? load(readFileSync(path, "utf8")) : undefined) as Tables;

  test("SIDs", () => {
    for (const [sid, name] of Object.entries(tables.sids.fixed)) expect(knownSid(sid)).toBe(name);
    for (const [rid, name] of Object.entries(tables.sids.domain_rids))
      expect(knownSid(`S-1-5-21-1-2-3-${rid}`)).toBe(name);
  });

  test("names", () => {
    for (const [id, names] of Object.entries(tables.sids.privileged_groups.localised_names))
      if (id !== "conf")
        for (const name of names) expect(knownName(name)).toBe(knownSid(id) ?? knownSid(`S-1-5-21-1-2-3-${id}`));
  });

  test("groups with power", () => {
    for (const { name } of tables.sids.privileged_groups.tier0) expect(domainRulingGroups.has(name), name).toBe(true);
  });

  test("rights", () => {
    for (const name of Object.keys(tables.gpttmpl.privilege_rights.names)) expect(userRight(name)?.name).toBe(name);
  });

  test("settings", () => {
    const { system_access, kerberos_policy, event_log, event_audit } = tables.gpttmpl;
    for (const key of Object.keys(system_access)) expect(systemAccessSettings.has(key.toLowerCase()), key).toBe(true);
    for (const key of Object.keys(kerberos_policy)) expect(kerberosSettings.has(key.toLowerCase()), key).toBe(true);
    for (const key of event_audit.keys) expect(auditCategories.has(key.toLowerCase()), key).toBe(true);
    const logKeys = Object.keys(event_log).filter((key) => /^[A-Z]/.test(key));
    for (const key of logKeys) expect(eventLogSettings.has(key.toLowerCase()), key).toBe(true);
  });
});
