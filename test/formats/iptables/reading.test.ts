import { describe, expect, test } from "vitest";
import { iptables } from "../../../server/src/formats/iptables/index.ts";
import { readCarets } from "../../support/carets.ts";
import { inWords } from "../../support/entry-words.ts";
import { readText } from "../../support/readings.ts";
import { gateway, gateway6, listed, samples, script, ufw } from "./samples.ts";

type Looked = ReturnType<typeof readText>;

const filterOf = ({ configuration }: Looked, name: string) => {
  const filter = configuration.filters.find((each) => each.name.value === name);
  if (!filter) throw new Error(`no ${name}`);
  return filter;
};

/** What one rule of the chain FORWARD says. */
const rule = (words: string) => {
  const read = readText(iptables, `*filter\n:FORWARD DROP [0:0]\n-A FORWARD ${words}\nCOMMIT\n`);
  expect(read.unread, words).toEqual([]);
  return filterOf(read, "FORWARD").entries.map(inWords);
};

test("our own samples are read whole", () => {
  for (const text of samples) {
    const { reading } = readText(iptables, text);
    expect(reading.unread).toEqual([]);
    expect(reading.problems).toEqual([]);
    expect(reading.lines.unread).toBe(0);
  }
});

describe("a saved rule set", () => {
  const read = readText(iptables, gateway);

  test("chains of the filter table are checkpoints with their policies, the others are called", () => {
    expect(read.configuration.checkpoints.map(({ traffic, title, family }) => [traffic, title, family])).toEqual([
      ["forwarded", "chain FORWARD of table filter", 4],
      ["to-device", "chain INPUT of table filter", 4],
      ["from-device", "chain OUTPUT of table filter", 4],
    ]);
    const forward = filterOf(read, "FORWARD");
    expect(forward.otherwise.value).toBe("deny");
    expect(read.at(forward.otherwise)).toBe("DROP");
    expect(filterOf(read, "OUTGOING").otherwise.value).toBe("next");
  });

  test("each rule is an entry, and marks its own text", () => {
    const { entries } = filterOf(read, "FORWARD");
    expect(entries.map(inWords)).toEqual([
      "permit related established",
      "call in lan0 out wan0 from 10.20.0.0/16",
      "permit in wan0 out dmz0 to 10.30.0.5 6/25-25-587-587-8000-8080",
      "permit from 10.20.0.9-10.20.0.12",
      "permit from unknown 6/443-443 flags 23=2",
      "continue if --limit 5/min",
      "call",
    ]);
    expect(read.at(entries[3])).toBe("-A FORWARD -m iprange --src-range 10.20.0.9-10.20.0.12 -j ACCEPT");
    expect(entries.map((entry) => read.at(entry.action)).slice(0, 3)).toEqual(["ACCEPT", "OUTGOING", "ACCEPT"]);
    expect(read.at(entries[2]?.destination)).toBe("10.30.0.5/32");
    expect(read.at(entries[2]?.inbound?.names[0])).toBe("wan0");
  });

  test("a chain that is gone to is not come back from", () => {
    const [, , last] = filterOf(read, "OUTGOING").entries;
    expect(last?.action.value).toMatchObject({ kind: "call", goto: true, filter: { value: "REFUSE" } });
  });

  test("what a LOG rule logs, the entries behind it do", () => {
    const { entries, otherwiseLog } = filterOf(read, "FORWARD");
    expect(entries[5]?.log).toMatchObject({ on: true, level: 6 });
    expect(entries[0]?.log).toMatchObject({ on: false });
    expect(otherwiseLog).toMatchObject({ on: true });
  });

  test("comments of rules are remarks", () => {
    const remark = filterOf(read, "INPUT").entries[2]?.remark;
    expect(remark?.value).toBe("from the office");
    expect(read.at(remark)).toBe("from the office");
  });

  test("names are defined and referred to where they stand", () => {
    const { definitions, references } = read.configuration;
    expect(definitions.map((each) => [each.name.value, read.at(each.name), each.expectsUse])).toEqual(
      expect.arrayContaining([
        ["FORWARD", "FORWARD", false],
        ["OUTGOING", "OUTGOING", true],
        ["wan0", "wan0", false],
      ]),
    );
    expect(references.map((each) => [each.name.value, read.at(each.name), each.builtIn])).toEqual(
      expect.arrayContaining([
        ["OUTGOING", "OUTGOING", undefined],
        ["office", "office", true],
      ]),
    );
  });

  test("translations tell what is reachable", () => {
    expect(
      read.configuration.translations.map(({ kind, outside, real }) => [kind, outside?.value, read.at(real)]),
    ).toEqual([
      ["static", "wan0", "10.30.0.5:25"],
      ["dynamic", "wan0", "10.20.0.0/16"],
    ]);
  });

  test("what the raw table leaves untracked is a list of its own", () => {
    const [checkpoint] = read.configuration.checkpoints;
    expect(checkpoint?.untracked?.value).toBe("untracked PREROUTING");
    expect(filterOf(read, "untracked PREROUTING")).toMatchObject({ purpose: "selection" });
  });

  test("the version and the family are what the first line says", () => {
    expect(read.at(read.configuration.software)).toBe("iptables-save v1.8.9");
    expect(readText(iptables, gateway6).configuration.checkpoints[0]?.family).toBe(6);
  });
});

describe("the options of a rule", () => {
  test.each([
    ["-s 10.0.0.0/8 ! -d 10.1.0.0/16 -j ACCEPT", "permit from 10.0.0.0/8 to not 10.1.0.0/16"],
    ["-s 10.0.0.0/255.0.0.0 -j ACCEPT", "permit from 10.0.0.0/8"],
    ["--source 10.0.0.1,10.0.0.3 --jump DROP", "deny from 10.0.0.1,10.0.0.3"],
    ["-s 10.0.0.1/255.0.0.255 -j DROP", "deny from wildcard"],
    ["-s mail.example.net -j DROP", "deny from fqdn"],
    ["-m iprange ! --dst-range 10.0.0.5-10.0.0.9 -j DROP", "deny to not 10.0.0.5-10.0.0.9"],
    ["-i eth+ ! -o ppp0 -j DROP", "deny in eth* out not ppp0"],
    ["-p tcp --dport 1024: -j DROP", "deny 6/1024-65535"],
    ["-p udp --sport :53 ! --dport 53 -j DROP", "deny 17/0-52-54-65535 from 0-53"],
    ["-p tcp -m multiport ! --dports ssh,80:90 -j DROP", "deny 6/0-21-23-79-91-65535"],
    ["-p sctp -m multiport --ports 36412 -j DROP", "deny 132 from 36412-36412,132/36412-36412"],
    ["-p tcp --syn -j DROP", "deny 6 flags 23=2"],
    ["-p tcp -m tcp ! --tcp-flags SYN,ACK SYN -j DROP", "deny 6 flags not 18=2"],
    ["-p icmp --icmp-type echo-request -j DROP", "deny 1/8-8"],
    ["-p icmp -m icmp --icmp-type 3/4 -j DROP", "deny 1/3-3"],
    ["! -p 47 -j DROP", "deny 0-46-48-255"],
    ["-m conntrack ! --ctstate NEW -j DROP", "deny established related invalid untracked"],
    ["-m state --state NEW,UNTRACKED -j DROP", "deny new untracked"],
    ["-m set ! --match-set banned src -j DROP", "deny from not unknown"],
    ["-m set --match-set pairs src,dst -j DROP", "deny if --match-set pairs src,dst"],
    ["-m mac --mac-source 02:00:00:00:00:01 -j DROP", "deny if --mac-source 02:00:00:00:00:01"],
    ["-m mark ! --mark 0x1/0xff -j DROP", "deny if ! --mark 0x1/0xff"],
    ["-m geoip ! --src-cc US,CA -j DROP", "deny if ! --src-cc US,CA"],
    ["-m addrtype --dst-type MULTICAST -j DROP", "deny to 224.0.0.0/4,ff00::/8"],
    ["-f -j DROP", "deny"],
    ["-j REJECT --reject-with icmp-port-unreachable", "deny"],
    ["-p tcp -j TCPMSS --clamp-mss-to-pmtu", "continue 6"],
    ['-j NFLOG --nflog-prefix "x y" --nflog-group 2', "continue"],
    ["-p tcp", "continue 6"],
  ])("%s", (words, said) => expect(rule(words)).toEqual([said]));

  test("a program that decides makes two entries", () =>
    expect(rule("-p tcp -j NFQUEUE --queue-num 3")).toEqual([
      "permit 6 if what the program behind NFQUEUE says",
      "deny 6",
    ]));

  test("states of translated connections make an entry of their own", () =>
    expect(rule("-m conntrack --ctstate RELATED,DNAT -j ACCEPT")).toEqual([
      "permit related",
      "permit if --ctstate RELATED,DNAT",
    ]));
});

describe("commands", () => {
  const forward = (commands: string) => {
    const read = readText(iptables, `*filter\n:FORWARD DROP [0:0]\n:X - [0:0]\n${commands}\nCOMMIT\n`);
    return { said: filterOf(read, "FORWARD").entries.map(inWords), unread: read.unread };
  };

  test("insert goes to the front or to a place, replace takes one", () => {
    const two = "-A FORWARD -p tcp -j DROP\n-A FORWARD -p udp -j DROP\n";
    expect(forward(`${two}-I FORWARD -j ACCEPT`).said).toEqual(["permit", "deny 6", "deny 17"]);
    expect(forward(`${two}-I FORWARD 2 -j ACCEPT`).said).toEqual(["deny 6", "permit", "deny 17"]);
    expect(forward(`${two}-R FORWARD 2 -j ACCEPT`).said).toEqual(["deny 6", "permit"]);
    expect(forward(`${two}-I FORWARD 9 -j ACCEPT`)).toEqual({
      said: ["deny 6", "deny 17"],
      unread: ["-I FORWARD 9 -j ACCEPT"],
    });
  });

  test("delete takes away by number and by what it says, flush everything", () => {
    const two = "-A FORWARD -p tcp -j DROP\n-A FORWARD -p udp -j DROP\n";
    expect(forward(`${two}-D FORWARD 1`).said).toEqual(["deny 17"]);
    expect(forward(`${two}-D FORWARD -p udp -j DROP`).said).toEqual(["deny 6"]);
    expect(forward(`${two}-F FORWARD`).said).toEqual([]);
    expect(forward(`${two}-F`).said).toEqual([]);
    expect(forward(`${two}-Z FORWARD`).said).toEqual(["deny 6", "deny 17"]);
    expect(forward(`${two}-D FORWARD 3`).unread).toEqual(["-D FORWARD 3"]);
  });

  test("a renamed chain is called by its new name", () => {
    const { said, unread } = forward("-A FORWARD -j X\n-A X -p tcp -j DROP\n-E X Y\n-A Y -p udp -j DROP");
    expect([said, unread]).toEqual([["call"], []]);
    expect(forward("-E FORWARD Y").unread).toEqual(["-E FORWARD Y"]);
    expect(forward("-E Z Y").unread).toEqual(["-E Z Y"]);
    const read = readText(iptables, "*filter\n:X - [0:0]\n-A X -p tcp -j DROP\n-E X Y\n-A Y -p udp -j DROP\nCOMMIT\n");
    expect(filterOf(read, "Y").entries.map(inWords)).toEqual(["deny 6", "deny 17"]);
  });

  test("a later policy takes the place of an earlier one", () =>
    expect(
      filterOf(readText(iptables, "*filter\n:FORWARD DROP [0:0]\n-P FORWARD ACCEPT\nCOMMIT\n"), "FORWARD").otherwise,
    ).toMatchObject({ value: "permit" }));

  test("sets are groups of addresses, and those of other kinds are open", () => {
    const read = readText(iptables, script);
    expect(read.configuration.addresses.map(({ name, terms }) => [name.value, terms.map(read.at)])).toEqual([
      ["office", ["10.20.0.0/16", "192.168.7.5"]],
    ]);
    const open = readText(
      iptables,
      "create web hash:ip,port\nadd web 10.0.0.1,tcp:80\n*filter\n:INPUT DROP [0:0]\nCOMMIT\n",
    );
    expect(open.configuration.addresses[0]?.terms.map(({ kind }) => kind)).toEqual(["unknown"]);
  });
});

describe("other files", () => {
  test("what `iptables -S` prints of both families are two machines' worth of chains", () => {
    const { configurations } = iptables.read(`${listed}${listed}`, {
      decodeCertificate: () => undefined,
    });
    expect(configurations.map(({ filters }) => filters.length)).toEqual([4, 4]);
  });

  test("ufw's chains hang where ufw puts them, and its own decide what they usually do", () => {
    const { configuration } = readText(iptables, ufw);
    expect(
      configuration.checkpoints.map(({ traffic, filters, otherwise }) => [
        traffic,
        filters.map(({ value }) => value),
        otherwise?.value,
      ]),
    ).toEqual([
      ["forwarded", ["ufw-user-forward"], "deny"],
      ["to-device", ["ufw-user-input"], "deny"],
      ["from-device", ["ufw-user-output"], "permit"],
    ]);
    expect(configuration.fragment).toBe(true);
  });

  test("lines may end as on Windows, and the last need not end", () => {
    const read = readText(iptables, gateway.trimEnd().replaceAll("\n", "\r\n"));
    expect(read.unread).toEqual([]);
    expect(read.configuration.filters).toHaveLength(readText(iptables, gateway).configuration.filters.length);
  });

  test("a table without COMMIT is said to be refused", () =>
    expect(readText(iptables, "*filter\n:INPUT DROP [0:0]\n").reading.problems.map(({ message }) => message)).toEqual([
      "this table has no COMMIT, so iptables-restore refuses it",
    ]));

  test("tables that drop lie on the way, others do not", () => {
    const { configuration } = readText(
      iptables,
      "*mangle\n:PREROUTING ACCEPT [0:0]\n:FORWARD ACCEPT [0:0]\n-A PREROUTING -p udp -j DROP\n-A FORWARD -j MARK --set-mark 1\nCOMMIT\n*filter\n:FORWARD ACCEPT [0:0]\nCOMMIT\n",
    );
    expect(configuration.checkpoints.map(({ traffic, title }) => `${traffic}: ${title}`)).toEqual(
      expect.arrayContaining([
        "forwarded: chain PREROUTING of table mangle",
        "forwarded: chain FORWARD of table filter",
        "to-device: chain PREROUTING of table mangle",
      ]),
    );
    expect(configuration.checkpoints.map(({ title }) => title)).not.toContain("chain FORWARD of table mangle");
  });
});

describe("what is not understood", () => {
  /** The carets show what is unread. */
  const expectUnread = (source: string) => {
    const { text, marks } = readCarets(source);
    const read = readText(iptables, text);
    expect(read.unread).toEqual(marks.map(({ span }) => text.slice(span.start, span.end)));
    return read;
  };

  test("costs the option, and makes the match uncertain", () => {
    const read = expectUnread(`
*filter
:FORWARD DROP [0:0]
-A FORWARD -s 10.0.0.1/32 -m frobnicate --level 3 -p tcp -j ACCEPT
                          ^^^^^^^^^^^^^
                                        ^^^^^^^^^
-A FORWARD -p tcp --dport http-or-so -j DROP
                  ^^^^^^^^^^^^^^^^^^
-A FORWARD -s 10.0.0.300 -j DROP
           ^^^^^^^^^^^^^
COMMIT
`);
    const [first, second] = filterOf(read, "FORWARD").entries;
    expect(first && inWords(first)).toBe("permit from 10.0.0.1 6 if -m frobnicate if --level 3");
    expect(second?.conditions).toHaveLength(1);
  });

  test("lines that are no commands, and commands that only print", () => {
    expectUnread(`
*filter
:FORWARD DROP [0:0]
-L FORWARD
^^^^^^^^^^
echo done
^^^^^^^^^
:FORWARD
^^^^^^^^
[12:44
^^^^^^
-A
^^
COMMIT
`);
  });

  test("a table that no kernel has", () => {
    const read = expectUnread(`
*filters
^^^^^^^^
:FORWARD DROP [0:0]
-A FORWARD -j ACCEPT
COMMIT
`);
    expect(read.configuration.filters).toEqual([]);
  });
});
