import { describe, expect, test } from "vitest";
import type { Directory, DirectoryPrincipal } from "../../server/src/model/directory.ts";
import { domainOf, foldName, namePartsOf } from "../../server/src/model/distinguished-name.ts";
import { membershipsIn } from "../../server/src/model/memberships.ts";

const nowhere = { start: 0, end: 0 };
const named = (text: string): DirectoryPrincipal => ({ text, distinguishedName: `CN=${text},DC=a`, span: nowhere });

/** An export that says `member < group` for each. */
function exportOf(...edges: readonly string[]): Directory {
  const memberships = edges.map((edge) => {
    const [member = "", group = ""] = edge.split(" < ");
    return { member: named(member), group: named(group), span: nowhere, by: "member" as const };
  });
  return { accounts: [], groups: [], memberships };
}

const groupsOf = (member: string, ...exports: readonly Directory[]) =>
  membershipsIn(exports)
    .groupsOf(named(member))
    .map(({ group, via }) => [group.text, ...via.map((edge) => edge.group.text)].join(" "));

describe("memberships", () => {
  test("follow groups in groups, the nearest first", () =>
    expect(groupsOf("anna", exportOf("anna < ops", "ops < tier0", "tier0 < admins"))).toEqual([
      "ops ops",
      "tier0 ops tier0",
      "admins ops tier0 admins",
    ]));

  test("end where groups lie in each other", () =>
    expect(groupsOf("anna", exportOf("anna < a", "a < b", "b < a"))).toEqual(["a a", "b a b"]));

  test("are told by several exports together, from either side", () => {
    const found = membershipsIn([exportOf("anna < ops"), exportOf("ops < admins", "bob < admins")]);
    expect(found.membersOf(named("admins")).map(({ member, via }) => [member.text, via.length])).toEqual([
      ["ops", 1],
      ["bob", 1],
      ["anna", 2],
    ]);
  });

  test("a name written otherwise, a SID and a bare name mean the account that has them", () => {
    const anna = { ...named("anna"), sid: "S-1-5-21-1-2-3-1104" };
    const account = { principal: anna, name: { value: "anna", span: nowhere }, span: nowhere, kind: "user", flags: {} };
    const first: Directory = { accounts: [{ ...account, kind: "user" }], groups: [], memberships: [] };
    const edge = (member: DirectoryPrincipal, group: string) => ({
      member,
      group: named(group),
      span: nowhere,
      by: "member" as const,
    });
    const second: Directory = {
      accounts: [],
      groups: [],
      memberships: [
        edge({ text: "x", distinguishedName: "cn=Anna, dc=A", span: nowhere }, "by name"),
        edge({ text: "y", sid: "s-1-5-21-1-2-3-1104", span: nowhere }, "by sid"),
        edge({ text: "Anna", span: nowhere }, "by bare name"),
      ],
    };
    expect(groupsOf("anna", first, second).map((each) => each.split(" ")[1])).toEqual(["name", "sid", "bare"]);
  });
});

describe("distinguished names", () => {
  const name = "CN=Anna\\, MSP\\2C ops,OU=Staff,DC=Northgate,DC=example";
  test("have a common name and a domain", () =>
    expect([namePartsOf(name)[0]?.value, domainOf(namePartsOf(name))]).toEqual([
      "Anna, MSP, ops",
      "northgate.example",
    ]));
  test("are equal in any case, with blanks or without", () =>
    expect(foldName("cn=Domain Admins, dc=A")).toBe(foldName("CN=domain admins,DC=a")));
  test("of other texts there is none", () => expect([...namePartsOf("anna"), ...namePartsOf("")]).toEqual([]));
});
