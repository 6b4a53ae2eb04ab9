import { describe, expect, test } from "vitest";
import { emptyEntry } from "../../../server/src/rules/hygiene/empty-entry.ts";
import { shadowedEntry } from "../../../server/src/rules/hygiene/shadowed-entry.ts";
import { undefinedName } from "../../../server/src/rules/hygiene/undefined-name.ts";
import { unusedDefinition } from "../../../server/src/rules/hygiene/unused-definition.ts";
import { asa, windowsFirewall, wireguard } from "../../../server/src/rules/samples.ts";
import { boundInside, office } from "../../support/asa-edge.ts";
import { expectFindings, expectFix, expectSilent } from "../../support/rules.ts";

describe("entries that can never match", () => {
  test("hidden by one that does the same", () => {
    const review = expectFindings(
      shadowedEntry,
      office(`
access-list INSIDE_in extended permit tcp any any
access-list INSIDE_in extended permit tcp any host 203.0.113.9 eq https
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ never matches: an earlier entry already permits it
${boundInside}`),
    );
    expect(review.findings[0]?.severity).toBe("information");
  });

  test("hidden by one that denies, where the order decides nothing; what is said twice is no mistake there", () => {
    const rule = (name: string, action: string) =>
      `{"DisplayName":"${name}","Enabled":1,"Profile":0,"Direction":1,"Action":"${action}","Protocol":"TCP","LocalPort":"445"}`;
    const text = (...actions: readonly string[]) =>
      `[\n${actions.map((action) => rule(action, action)).join(",\n")}\n]\n`;
    expectSilent(shadowedEntry, windowsFirewall(text("Allow", "Allow")));
    const [open, allow = "", ...rest] = text("Allow", "Block").split("\n");
    const marks = `${"^".repeat(allow.length - 1)} never matches: another entry already denies it`;
    expectFindings(shadowedEntry, windowsFirewall([open, allow, marks, ...rest].join("\n")));
  });

  test("a network that is allowed over and over", () => {
    const peer = (networks: string, mark: string) =>
      wireguard(`
[Interface]
PrivateKey = AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
[Peer]
PublicKey = AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
AllowedIPs = ${networks}
             ${mark}
`);
    expectFindings(
      shadowedEntry,
      peer(
        Array.from({ length: 200 }, () => "10.9.0.0/16").join(", "),
        "^^^^^^^^^^^ never matches, nor do 198 other parts of its statement: an earlier entry already permits it",
      ),
    );
    expectFix(
      shadowedEntry,
      peer("10.9.0.0/16, 10.9.0.0/16", "^^^^^^^^^^^ never matches: an earlier entry already permits it"),
      "Remove this entry",
      peer("10.9.0.0/16", "").text.replace(/ +\n$/, ""),
    );
  });

  test("hidden by one that does the opposite", () => {
    const review = expectFindings(
      shadowedEntry,
      office(`
access-list INSIDE_in extended deny tcp any any
access-list INSIDE_in extended permit tcp any any eq https
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ never matches: an earlier entry already denies it
${boundInside}`),
    );
    expect(review.findings[0]?.severity).toBe("warning");
  });

  test("hidden by several together, all of them named", () => {
    const review = expectFindings(
      shadowedEntry,
      office(`
access-list INSIDE_in extended permit tcp any 203.0.113.0 255.255.255.128
access-list INSIDE_in extended permit udp any any
access-list INSIDE_in extended permit tcp any 203.0.113.128 255.255.255.128
access-list INSIDE_in extended permit tcp any 203.0.113.0 255.255.255.0 eq https
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ never matches: earlier entries together already permit it
${boundInside}`),
    );
    expect(review.findings[0]?.related).toHaveLength(2);
  });

  test("hidden by those that take its packets first, not by a wider one behind them", () => {
    const review = expectFindings(
      shadowedEntry,
      office(`
access-list INSIDE_in extended permit tcp any 203.0.113.0 255.255.255.128 eq https
access-list INSIDE_in extended permit tcp any 203.0.113.128 255.255.255.128 eq https
access-list INSIDE_in extended deny tcp any any
access-list INSIDE_in extended permit tcp any 203.0.113.0 255.255.255.0 eq https
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ never matches: earlier entries together already permit it
${boundInside}`),
    );
    expect(review.findings[0]?.severity).toBe("information");
  });

  test("hidden by a permit and a deny", () => {
    expectFindings(
      shadowedEntry,
      office(`
access-list INSIDE_in extended permit tcp any 203.0.113.0 255.255.255.128
access-list INSIDE_in extended deny tcp any 203.0.113.128 255.255.255.128
access-list INSIDE_in extended permit tcp any 203.0.113.0 255.255.255.0 eq https
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ never matches: earlier entries already permit some of it and deny the rest
${boundInside}`),
    );
  });

  test.each([
    ["hidden in part", "permit tcp any any eq https", "permit tcp any any range 440 450"],
    ["hidden by one that is inactive", "permit tcp any any inactive", "permit tcp any any eq https"],
    ["hidden while a schedule lasts", "permit tcp any any time-range NIGHT", "permit tcp any any eq https"],
    ["hidden by a host known by its name", "permit tcp any object HOST", "permit tcp any host 203.0.113.9 eq https"],
  ])("left alone: %s", (_, first, second) => {
    const objects = "object network HOST\n fqdn v4 www.example.com\ntime-range NIGHT\n periodic daily 22:00 to 23:00\n";
    expectSilent(
      shadowedEntry,
      office(
        `${objects}access-list INSIDE_in extended ${first}\naccess-list INSIDE_in extended ${second}\n${boundInside}`,
      ),
    );
  });

  test("a fix takes it out and changes nothing that passes", () => {
    const permit = "access-list INSIDE_in extended permit tcp any any\n";
    expectFix(
      shadowedEntry,
      office(`${permit}access-list INSIDE_in extended permit tcp any any eq https\n${boundInside}`),
      "Remove this entry",
      office(permit + boundInside).text,
    );
  });
});

describe("entries that match nothing", () => {
  test("ends of different families", () => {
    expectFindings(
      emptyEntry,
      office(`
access-list INSIDE_in extended permit tcp host 10.20.0.9 host 2001:db8::9 eq https
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ matches nothing: its parts exclude each other
${boundInside}`),
    );
  });

  test("a group that is empty all the way down", () => {
    expectFindings(
      emptyEntry,
      office(`
object-group network INNER
object-group network OUTER
 group-object INNER
access-list INSIDE_in extended deny ip any object-group OUTER
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ matches nothing: OUTER is empty
${boundInside}`),
    );
  });

  test("an interface whose address the file does not show is unknown, not empty", () => {
    expectSilent(
      emptyEntry,
      asa(`
interface GigabitEthernet0/0
 nameif outside
 security-level 0
access-list OUTSIDE_in extended permit icmp any interface outside echo
access-group OUTSIDE_in in interface outside
`),
    );
  });

  test("a name nobody defined is unknown, not empty", () => {
    expectSilent(emptyEntry, office(`access-list INSIDE_in extended deny ip any object-group MISSING\n${boundInside}`));
  });
});

describe("names that are not defined", () => {
  test("each once, with the other places", () => {
    const review = expectFindings(
      undefinedName,
      office(`
access-list INSIDE_in extended permit tcp object-group CLIENTS any eq https
                                                       ^^^^^^^ CLIENTS is not defined
access-list INSIDE_in extended permit udp object-group CLIENTS any eq ntp
${boundInside}`),
    );
    expect(review.findings[0]?.related).toHaveLength(1);
  });

  test("upper and lower case are told apart", () => {
    expectFindings(
      undefinedName,
      office(`
object-group network Clients
 network-object 10.20.0.0 255.255.255.0
access-list INSIDE_in extended permit tcp object-group CLIENTS any eq https
                                                       ^^^^^^^ CLIENTS is not defined
${boundInside}`),
    );
  });

  test("in a pasted fragment, they may stand elsewhere", () => {
    expectSilent(undefinedName, asa("access-list INSIDE_in extended permit tcp object-group CLIENTS any eq https\n"));
  });
});

describe("objects and lists that are never used", () => {
  test("a list that is bound nowhere", () => {
    expectFindings(
      unusedDefinition,
      office(`
access-list INSIDE_in extended permit tcp any any eq https
access-list LEFT_OVER extended permit ip any any
            ^^^^^^^^^ access list LEFT_OVER is never used
${boundInside}`),
    );
  });

  test("a group that only itself refers to, and one that an unused group refers to", () => {
    expectFindings(
      unusedDefinition,
      office(`
object-group network INNER
 network-object host 10.20.0.9
object-group network OUTER
                     ^^^^^ network object group OUTER is never used
 group-object INNER
`),
    );
  });

  test.each([
    ["translated where it stands", "object network WEB\n host 10.20.0.9\n nat (inside,outside) static 198.51.100.9\n"],
    [
      "used in a list",
      `object network WEB\n host 10.20.0.9\naccess-list INSIDE_in extended permit tcp object WEB any\n${boundInside}`,
    ],
  ])("left alone: %s", (_, text) => {
    expectSilent(unusedDefinition, office(text));
  });

  test("a fix takes out what would be left over next as well", () => {
    const used = "object network SERVER\n host 10.20.0.9\n";
    const list = `access-list INSIDE_in extended permit tcp any object SERVER eq https\n${boundInside}`;
    expectFix(
      unusedDefinition,
      office(`
${used}object network OLD
 host 10.20.0.8
object-group network INNER
 network-object object OLD
 network-object object SERVER
object-group network OUTER
 group-object INNER
${list}`),
      "Remove network object group OUTER and what only it refers to",
      office(used + list).text,
    );
  });

  test("a fix takes an object out with all its lines", () => {
    expectFix(
      unusedDefinition,
      office(
        "object network OLD\n host 10.20.0.9\n description gone\nobject network NAT\n host 10.20.0.8\n nat (inside,outside) static 198.51.100.9\n",
      ),
      "Remove network object OLD",
      office("object network NAT\n host 10.20.0.8\n nat (inside,outside) static 198.51.100.9\n").text,
    );
  });
});
