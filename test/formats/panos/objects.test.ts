import { describe, expect, test } from "vitest";
import { fact } from "../../support/facts.ts";
import { shownAddress, shownService } from "../../support/shown-entries.ts";
import { configurationOf, expectFacts, expectUnread } from "./facts.ts";

/** What each object stands for, on its own text. */
const addresses = (source: string) =>
  expectFacts(source, ({ addresses: objects }) =>
    objects.flatMap(({ terms }) => terms.map((term) => fact(term, shownAddress(term)))),
  );

describe("addresses", () => {
  test("networks, ranges, wildcards and host names", () =>
    addresses(`
set address a ip-netmask 10.1.2.3/24
                         ^^^^^^^^^^^ 10.1.2.0/24
set address b ip-netmask 2001:db8::1
                         ^^^^^^^^^^^ 2001:db8::1
set address c ip-range 10.0.0.1-10.0.0.9
                       ^^^^^^^^^^^^^^^^^ 10.0.0.1-10.0.0.9
set address d ip-wildcard 10.20.1.0/0.0.248.255
                          ^^^^^^^^^^^^^^^^^^^^^ wildcard 169083136 63743
set address "e f" fqdn WWW.example.com
                       ^^^^^^^^^^^^^^^ www.example.com
set address g ip-range 10.0.0.9-10.0.0.1
                       ^^^^^^^^^^^^^^^^^ (the addresses of g)
`));

  test("in XML, with what nobody asks about beside them", () =>
    addresses(`
<address>
 <entry name="a &amp; b"><ip-netmask>10.0.0.1</ip-netmask><description>x</description><tag><member>t</member></tag></entry>
                                     ^^^^^^^^ 10.0.0.1
</address>
`));

  test("with quotes in names that nobody escaped, and names with spaces", () => {
    const { addresses: objects, references } =
      configurationOf(`<config urldb="x"><devices><entry name="localhost.localdomain"><vsys><entry name="vsys1">
<address><entry name="the "old" one"><ip-netmask>10.0.0.1</ip-netmask></entry></address>
<address-group><entry name="all of them"><static><member>the "old" one</member></static></entry></address-group>
</entry></vsys></entry></devices></config>`);
    expect(objects.map((each) => each.name.value)).toEqual(['the "old" one', "all of them"]);
    expect(references.map((each) => each.name.value)).toEqual(['the "old" one']);
  });

  test("groups: members, and whatever is tagged", () => {
    addresses(`
set address-group g static [ a "b c" ]
                             ^ a
                                ^^^ b c
set address-group h dynamic filter "'x' and 'y'"
                                    ^^^^^^^^^^^ (whatever is tagged 'x' and 'y')
`);
    addresses(`
set address a ip-netmask 10.0.0.1 tag [ x y ]
                         ^^^^^^^^ 10.0.0.1
set address b ip-netmask 10.0.0.2 tag x
                         ^^^^^^^^ 10.0.0.2
set address c ip-netmask 10.0.0.3 tag "z z"
                         ^^^^^^^^ 10.0.0.3
set address-group h dynamic filter "'x' and ( y or 'z z' )"
                                    ^^^^^^^^^^^^^^^^^^^^^^ a
                                    ^^^^^^^^^^^^^^^^^^^^^^ (whatever else is tagged 'x' and ( y or 'z z' ))
`);
    addresses(`
set external-list bad type ip url https://example.com
                  ^^^ (external list bad)
set region ours address 10.0.0.0/8
           ^^^^ (region ours)
`);
  });

  test("the nearest of one name counts, and the hidden one is no loss", () => {
    const { addresses: objects } = configurationOf(
      "set shared address a ip-netmask 10.0.0.1\nset shared address b ip-netmask 10.0.0.2\nset vsys vsys1 address a ip-netmask 10.0.0.3\n",
    );
    expect(objects.map(({ name, terms }) => `${name.value} ${terms.map(shownAddress)}`)).toEqual([
      "a 10.0.0.3",
      "b 10.0.0.2",
    ]);
  });
});

describe("services", () => {
  const services = (source: string) =>
    expectFacts(source, ({ services: objects }) =>
      objects.flatMap(({ content }) =>
        content.kind === "services" ? content.terms.map((term) => fact(term, shownService(term))) : [],
      ),
    );

  test("ports of TCP, UDP and SCTP, from and to", () =>
    services(`
set service a protocol tcp port 80,8080-8090
                       ^^^ tcp/80,8080-8090
set service b protocol udp port 53
                       ^^^ udp/53 from 1024-65535
set service b protocol udp source-port 1024-65535
set service c protocol sctp port 2905
                       ^^^^ sctp/2905
set service d protocol tcp port 90-80
            ^ (the ports of d)
`));

  test("groups, with what the device brings", () =>
    services(
      `
set service-group g members [ service-http service-https x any ]
                              ^^^^^^^^^^^^ tcp/80,8080
                                           ^^^^^^^^^^^^^ tcp/443
                                                         ^ x
                                                           ^^^ any
`.replaceAll("80,8080", "80-8080"),
    ));

  test("what the file defines wins over what the device brings", () =>
    services(`
set service service-http protocol tcp port 8000
                                  ^^^ tcp/8000
set service-group g members service-http
                            ^^^^^^^^^^^^ service-http
`));
});

describe("what nobody knows is unread", () => {
  test("in commands from the first strange word, and the rest of the file is read", () =>
    expectUnread(`
set address a ip-netmask 10.0.0.1
set address a strange 1
              ^^^^^^^^^ filters
set rulebase security rules r strange [ x y ]
                              ^^^^^^^^^^^^^^^ filters
set deviceconfig system frobnicate yes
                        ^^^^^^^^^^^^^^ management
set network ike gateway g strange-key AQ==
                          ^^^^^^^^^^^ vpn
set strange password notARealOne twice
    ^^^^^^^^^^^^^^^^
something else
^^^^^^^^^^^^^^
`));

  test("in XML the element, of what may be a secret only the tag", () =>
    expectUnread(`
<config urldb="x"><devices><entry name="localhost.localdomain">
 <vsys><entry name="vsys1">
  <address><entry name="a">
   <ip-netmask>10.0.0.1</ip-netmask>
   <strange>1</strange>
   ^^^^^^^^^^^^^^^^^^^^ filters
  </entry></address>
 </entry></vsys>
 <network><ike><gateway><entry name="g">
  <secret-thing>AQ==</secret-thing>
   ^^^^^^^^^^^^ vpn
  <strange><deep><password>AQ==</password></deep></strange>
   ^^^^^^^ vpn
 </entry></gateway></ike></network>
</entry></devices></config>
`));
});

test("schedules", () => {
  const { schedules } =
    configurationOf(`set schedule work schedule-type recurring weekly monday [ 08:00-12:00 13:00-23:59 ]
set schedule nights schedule-type recurring daily 20:00-23:00
set schedule once schedule-type non-recurring 2026/11/01@08:00-2026/11/30@18:00
`);
  expect(schedules.map(({ name, weekly, absolute }) => [name.value, weekly ?? absolute])).toEqual([
    [
      "work",
      [
        { days: [1], from: 480, to: 720 },
        { days: [1], from: 780, to: 1440 },
      ],
    ],
    ["nights", [{ days: [0, 1, 2, 3, 4, 5, 6], from: 1200, to: 1380 }]],
    ["once", { start: "2026-11-01T08:00", end: "2026-11-30T18:00" }],
  ]);
});
