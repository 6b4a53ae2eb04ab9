import { describe, expect, test } from "vitest";
import { gptTmpl } from "../../server/src/formats/gpttmpl/index.ts";
import { lgpo } from "../../server/src/formats/lgpo/index.ts";
import { asPartOf, identityIn, unitPaths } from "../../server/src/formats/policy-unit.ts";
import { emptyPolicy } from "../../server/src/formats/windows/identity.ts";
import { asSwitchedOff } from "../../server/src/formats/windows/switched-off.ts";
import { emptyConfiguration } from "../../server/src/model/configuration.ts";
import { readTools } from "../support/tools.ts";
import { around, gpo, security } from "./gpo-report/samples.ts";

describe("the files that say which policy a file is part of", () => {
  test("stand at the top of its backup", () => {
    expect(unitPaths("backups/{4700}/DomainSysvol/GPO/Machine/registry.pol")).toContain("backups/{4700}/bkupInfo.xml");
    expect(unitPaths("DomainSysvol\\GPO\\User\\registry.pol")).toContain("gpreport.xml");
  });
  test("are looked for only where a backup's folders are", () => {
    for (const path of ["GptTmpl.inf", "Machine/registry.pol", "backups/{4700}/bkupInfo.xml"])
      expect(unitPaths(path)).toEqual([]);
  });
});

const machinePath = "DomainSysvol/GPO/Machine/microsoft/windows nt/SecEdit/GptTmpl.inf";

describe("a policy's identity", () => {
  const identity = identityIn({ path: "gpreport.xml", text: gpo(security, around) }, readTools);

  test("comes from a report of one policy", () => {
    expect(identity?.name?.value).toBe("Server Baseline");
    expect(identity?.links?.map(({ to }) => to.value)).toEqual(["northgate.example/Servers", "northgate.example/Lab"]);
    expect(Object.keys(identity ?? {})).not.toContain("rights");
  });
  test("does not come from a report of several, nor from another file", () => {
    expect(identityIn({ path: "r.xml", text: `<report>${gpo("")}${gpo("")}</report>` }, readTools)).toBeUndefined();
    expect(identityIn({ path: "bkupInfo.xml", text: "<BackupInst/>" }, readTools)).toBeUndefined();
  });

  test("is given to the other files with places of their own", () => {
    const text = "[Unicode]\nUnicode=yes\n[Privilege Rights]\nSeTcbPrivilege =\n";
    if (!identity) throw new Error("expected an identity");
    const [configuration] = asPartOf(identity, gptTmpl.read(text, readTools), machinePath).configurations;
    const { name, links, rights } = configuration?.policy ?? {};
    expect(name).toEqual({ value: "Server Baseline", span: { start: 0, end: 9 } });
    expect(links?.[0]?.enforced).toEqual({ value: true, span: { start: 0, end: 9 } });
    expect(rights).toHaveLength(1);
  });

  test("tells the names of accounts that the other files have SIDs for", () => {
    const text = "[Privilege Rights]\nSeDenyBatchLogonRight = *S-1-5-21-1-2-3-1104,*S-1-5-21-1-2-3-9,Gast\n";
    if (!identity) throw new Error("expected an identity");
    const [configuration] = asPartOf(identity, gptTmpl.read(text, readTools), machinePath).configurations;
    const [right] = configuration?.policy?.rights ?? [];
    expect(right?.holders.map((each) => [each.text, each.sid])).toEqual([
      ["NORTHGATE\\svc-backup", "S-1-5-21-1-2-3-1104"],
      ["S-1-5-21-1-2-3-9", "S-1-5-21-1-2-3-9"],
      ["Gast", undefined],
    ]);
  });

  test("says which half is switched off: its files set nothing", () => {
    const lgpoText = "User\nSoftware\\A\nB\nDWORD:1\n\nUser\nSoftware\\A\nC\nDWORD:1\n";
    if (!identity) throw new Error("expected an identity");
    const inHalf = (half: string) => {
      const path = `DomainSysvol/GPO/${half}/registry.pol`;
      const { registry, switchedOff } =
        asPartOf(identity, lgpo.read(lgpoText, readTools), path).configurations[0]?.policy ?? {};
      return [registry?.length, switchedOff?.map(({ part, settings }) => `${part.value} ${settings}`)];
    };
    expect(inHalf("Machine")).toEqual([2, undefined]);
    expect(inHalf("User")).toEqual([0, ["user 2"]]);
  });
});

test("a half that is switched off still shows its passwords", () => {
  const { policy } = asSwitchedOff(
    {
      ...emptyConfiguration("x", "X", { start: 0, end: 1 }),
      policy: emptyPolicy({ publishedPasswords: [{ of: "task", span: { start: 3, end: 4 } }] }),
    },
    "machine",
  );
  expect(policy).toMatchObject({ publishedPasswords: [{ of: "task", disabled: true }] });
});
