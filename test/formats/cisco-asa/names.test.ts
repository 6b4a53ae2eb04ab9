import { describe, expect, test } from "vitest";
import { ciscoAsa } from "../../../server/src/formats/cisco-asa/index.ts";
import type { CertificateFacts } from "../../../server/src/model/certificate.ts";
import type { Configuration } from "../../../server/src/model/configuration.ts";
import { fact } from "../../support/facts.ts";
import { readText } from "../../support/readings.ts";
import { configurationOf, expectFacts } from "./facts.ts";
import { fragment, office, pix } from "./samples.ts";

const undefinedNames = ({ definitions, references }: Configuration) =>
  references
    .filter(
      ({ kinds, name, builtIn }) =>
        !builtIn && !definitions.some((each) => kinds.includes(each.kind) && each.name.value === name.value),
    )
    .map(({ kinds, name }) => `${kinds.join()} ${name.value}`);

const unusedNames = ({ definitions, references }: Configuration) =>
  definitions
    .filter(
      ({ expectsUse, kind, name }) =>
        expectsUse && !references.some((each) => each.kinds.includes(kind) && each.name.value === name.value),
    )
    .map(({ title, name }) => `${title} ${name.value}`);

describe("names", () => {
  test("of our own samples are all defined", () => {
    for (const text of [office, pix, fragment]) expect(undefinedNames(configurationOf(text))).toEqual([]);
    expect(unusedNames(configurationOf(office))).toEqual(["network object UPDATES", "network object group EVERYTHING"]);
  });

  test("that nothing defines", () =>
    expectFacts(
      `
access-list A extended permit tcp object O object-group G object-group P time-range T
                                         ^ address O
                                                        ^ address G
                                                                       ^ service P
                                                                                    ^ schedule T
access-list A extended permit ip host mail any
                                      ^^^^ other mail
access-group B in interface outside
             ^ filter B
                            ^^^^^^^ zone outside
crypto map M 1 match address C
                             ^ filter C
crypto map M 1 set ikev1 transform-set S
                                       ^ crypto S
crypto map N interface outside
           ^ crypto N
                       ^^^^^^^ zone outside
tunnel-group U general-attributes
 address-pool POOL
              ^^^^ pool POOL
 authentication-server-group R LOCAL
                             ^ server-group R
 default-group-policy GP
                      ^^ vpn-policy GP
tunnel-group U ipsec-attributes
 ikev1 trust-point TP
                   ^^ certificate TP
service-policy PM interface outside
               ^^ class PM
                            ^^^^^^^ zone outside
class-map K
 match access-list D
                   ^ filter D
group-policy Q attributes
 vpn-filter value F
                  ^ filter F
 split-tunnel-network-list value L
                                 ^ filter L
`,
      (configuration) =>
        configuration.references
          .filter(
            ({ kinds, name, builtIn }) =>
              !builtIn &&
              !configuration.definitions.some((each) => kinds.includes(each.kind) && each.name.value === name.value),
          )
          .map(({ kinds, name }) => fact(name, `${kinds.join()} ${name.value}`)),
    ));

  test("that the device knows by itself", () =>
    expect(
      undefinedNames(
        configurationOf(`
aaa authentication ssh console LOCAL
tunnel-group T general-attributes
 default-group-policy DfltGrpPolicy
policy-map P
 class class-default
nat (any,any) source static any any
route Null0 10.0.0.0 255.0.0.0
tunnel-group-map default-group DefaultL2LGroup
`),
      ),
    ).toEqual([]));

  test("an object's own translation is a use of it, and so is a statement nobody asks about", () =>
    expect(
      unusedNames(
        configurationOf(`
object network A
 host 10.0.0.1
object network A
 nat (inside,outside) dynamic interface
object network B
 host 10.0.0.2
access-list CAP extended permit ip any any
access-list LEFT extended permit ip any any
capture web access-list CAP interface inside
`),
      ),
    ).toEqual(["network object B", "access list LEFT"]));

  test("a definition spans all of its text", () => {
    const { configuration, at } = readText(
      ciscoAsa,
      `object network A
 host 10.0.0.1
 description one
!
access-list L remark first
access-list L extended permit ip any any
hostname h
`,
    );
    expect(configuration.definitions.map(at)).toEqual([
      "object network A\n host 10.0.0.1\n description one",
      "access-list L remark first\naccess-list L extended permit ip any any",
    ]);
    expect(configuration.addresses.map(at)).toEqual(["object network A\n host 10.0.0.1\n description one"]);
  });
});

describe("the whole", () => {
  test("what a file is about, and whether it is all of it", () => {
    expect(configurationOf(office)).toMatchObject({
      format: "cisco-asa",
      vendor: "Cisco ASA",
      fragment: false,
      hostname: { value: "office-fw" },
      software: { value: "9.16(4)" },
      subjects: ["firewall", "vpn", "logging", "accounts"],
    });
    expect(configurationOf(fragment)).toMatchObject({ fragment: true, subjects: ["firewall"] });
    expect(configurationOf("")).toMatchObject({ fragment: true, subjects: [] });
  });
});

test("what a terminal shows around a configuration", () => {
  const { configuration, reading, unread } = readText(
    ciscoAsa,
    "fw# show running-config\n: Saved\n<--- More --->\nhostname fw\nfw(config)# hostname other\nfw#\n",
  );
  expect(configuration.hostname?.value).toBe("fw");
  expect(unread).toEqual(["fw(config)# hostname other"]);
  expect(reading.lines).toEqual({ total: 6, read: 1, ignored: 4, unread: 1 });
});

describe("certificates", () => {
  const facts: CertificateFacts = {
    subject: "CN=vpn",
    issuer: "CN=ca",
    notBefore: 0,
    notAfter: 1,
    key: "rsa",
    bits: 2048,
    authority: false,
    serial: "01",
  };
  const text = `crypto ca trustpoint TP
 enrollment terminal
crypto ca certificate chain TP
 certificate 0a1b
    30820102 0304
    05
  quit
 certificate ca 02
    3082010
  quit
hostname h
`;

  test("are handed to whoever can decode them, byte for byte", () => {
    const seen: string[] = [];
    const { configurations, lines } = ciscoAsa.read(text, {
      decodeCertificate: (der) => {
        seen.push(Buffer.from(der).toString("hex"));
        return facts;
      },
    });
    expect(seen).toEqual(["30820102030405"]);
    expect(lines.unread).toBe(0);
    expect(configurations[0]?.certificates).toMatchObject([
      { name: { value: "TP" }, role: "identity", facts: { subject: "CN=vpn" } },
      { name: { value: "TP" }, role: "authority", problem: expect.any(String) },
    ]);
  });

  test("that nobody can decode are there all the same", () => {
    const { configuration, at } = readText(ciscoAsa, text);
    expect(configuration.certificates.map((each) => [each.facts, at(each)])).toEqual([
      [undefined, "certificate 0a1b\n    30820102 0304\n    05"],
      [undefined, "certificate ca 02\n    3082010"],
    ]);
    expect(configuration.hostname?.value).toBe("h");
  });
});
