import { describe, expect, test } from "vitest";
import { type AccountName, accountMatch, matchesWildcard } from "../../server/src/site/accounts.ts";
import { expectSoon } from "../support/time.ts";

const named = (text: string): AccountName => ({ text, name: text });
const domainAdmins: AccountName = {
  text: "S-1-5-21-1004336348-1177238915-682003330-512",
  sid: "S-1-5-21-1004336348-1177238915-682003330-512",
  known: "Domain Admins",
};

describe("a pattern", () => {
  test.each([
    ["NORTHGATE\\svc-msp*", named("NORTHGATE\\svc-msp-backup")],
    ["NORTHGATE\\svc-msp*", named("northgate\\SVC-MSP")],
    ["msp-*", named("NORTHGATE\\msp-anna")],
    ["msp-*", named("msp-anna")],
    ["*\\msp-*", named("NORTHGATE\\msp-anna")],
    ["svc@northgate.example", named("svc@NORTHGATE.example")],
    ["S-1-5-21-1004336348-1177238915-682003330-512", domainAdmins],
    ["*S-1-5-21-1004336348-1177238915-682003330-512", domainAdmins],
    ["S-1-5-21-*-512", domainAdmins],
    ["S-1-5-32-544", { text: "*S-1-5-32-544" }],
    ["Domain Admins", domainAdmins],
    ["Domänen-Admins", named("NORTHGATE\\domänen-ADMINS")],
  ])("%s is sure of %j", (pattern, account) => expect(accountMatch(pattern, account)).toBe("certain"));

  test.each([
    ["NORTHGATE\\svc-msp*", named("svc-msp-backup")],
    ["NORTHGATE\\svc", named("svc@northgate.example")],
    ["svc@northgate.example", named("NORTHGATE\\svc")],
    ["NORTHGATE\\Domain Admins", domainAdmins],
  ])("%s likely means %j", (pattern, account) => {
    expect(accountMatch(pattern, account)).toBe("likely");
    expect(accountMatch(pattern, account)).toBeDefined();
  });

  test.each([
    ["NORTHGATE\\svc-msp*", named("SOUTHGATE\\svc-msp1")],
    ["NORTHGATE\\svc-msp", named("NORTHGATE\\svc-msp1")],
    ["svc-msp", named("NORTHGATE\\svc-msp1")],
    ["msp-*", named("NORTHGATE\\xmsp-anna")],
    ["msp", named("msp\\anna")],
    ["a@one.example", named("a@two.example")],
    ["S-1-5-21-*-512", named("Domain Admins")],
    ["S-1-5-21-1004336348-1177238915-682003330-51", domainAdmins],
    ["S-1-5-21-1004336348-1177238915-682003330-512*", { text: "S-1-5-21-1004336348-1177238915-682003330-51" }],
    ["S-1-5-*", named("S-team")],
    ["*", { text: "S-1-5-32-544", sid: "S-1-5-32-544" }],
    ["", named("anna")],
  ])("%s is not %j", (pattern, account) => expect(accountMatch(pattern, account)).toBeUndefined());
});

describe("matchesWildcard", () => {
  test.each([
    ["a*a", "aa"],
    ["*", ""],
    ["a**b", "ab"],
    ["*b*", "abc"],
    ["a*b*c", "axbxbxc"],
  ])("%s fits %s", (pattern, text) => expect(matchesWildcard(pattern, text)).toBe(true));
  test.each([
    ["a*a", "a"],
    ["ab*bc", "abc"],
    ["a*b*c", "axc"],
    ["", "a"],
  ])("%s does not fit %s", (pattern, text) => expect(matchesWildcard(pattern, text)).toBe(false));

  test("ends soon on hostile patterns", () => {
    expectSoon(() => expect(matchesWildcard(`${"*a".repeat(2000)}*b`, "a".repeat(5000))).toBe(false));
  });
});
