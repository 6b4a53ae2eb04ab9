import { describe, expect, test } from "vitest";
import { gptTmpl } from "../../server/src/formats/gpttmpl/index.ts";
import { asPartOf, identityIn, unitPaths } from "../../server/src/formats/policy-unit.ts";
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
    const [configuration] = asPartOf(identity, gptTmpl.read(text, readTools)).configurations;
    const { name, links, rights } = configuration?.policy ?? {};
    expect(name).toEqual({ value: "Server Baseline", span: { start: 0, end: 9 } });
    expect(links?.[0]?.enforced).toEqual({ value: true, span: { start: 0, end: 9 } });
    expect(rights).toHaveLength(1);
  });
});
