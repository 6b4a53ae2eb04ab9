import { Ajv2020 } from "ajv/dist/2020.js";
import { load } from "js-yaml";
import { describe, expect, test } from "vitest";
import { siteSchema } from "../../server/src/site/json-schema.ts";
import type { KnownNames } from "../../server/src/site/known.ts";
import { readSite } from "../../server/src/site/read.ts";
import { siteShape } from "../../server/src/site/schema.ts";
import { exampleOf } from "../../server/src/site/shape.ts";

const known: KnownNames = {
  rules: [{ id: "dns-tcp" }],
  formats: [{ id: "cisco-asa" }],
  fileShares: [{ id: "onedrive" }],
};

function validator(names?: KnownNames) {
  return new Ajv2020({ strict: true, allowUnionTypes: true, keywords: ["markdownDescription"] }).compile(
    siteSchema(names),
  );
}

const open = validator();
const closed = validator(known);

/** Whether Palisade and an editor with the schema think alike of a text. */
function judged(text: string): { readonly palisade: boolean; readonly schema: boolean } {
  return { palisade: readSite(text, known).problems.length === 0, schema: closed(load(text)) };
}

test("it is plain data", () => expect(JSON.parse(JSON.stringify(siteSchema(known)))).toEqual(siteSchema(known)));

describe("it allows what Palisade reads without complaint", () => {
  test.each(siteShape.keys.map((key) => [key.name, `${key.name}: ${exampleOf(key)}\n`]))(
    "the example of %s",
    (_, text) => {
      const { problems } = readSite(text);
      expect(problems).toEqual([]);
      expect([open(load(text)), open.errors]).toEqual([true, null]);
    },
  );

  test.each([
    "client: 4711\n",
    "client:\nmsp:\nresolvers:\nreviews: []\nzones: {}\npasswords: ~\n",
    "resolvers: ['2001:db8::/32', 10.0.0.1-10.0.0.9]\n",
    "msp: { services: [icmp, ip-47, tcp/80-90 from 10.0.0.0/8 to '::1'], accounts: [4711] }\n".replace(
      "'::1'",
      "10.1.1.1",
    ),
    "rules: { dns-tcp: off }\nformats: { '*.txt': none }\n",
    "accept: [{ rule: dns-tcp, until: 2027-01-31, reason: x, in: }]\n".replace(", in: }", " }"),
  ])("%j", (text) => expect(judged(text)).toEqual({ palisade: true, schema: true }));
});

describe("it refuses what Palisade complains about", () => {
  test.each([
    "zonez: {}\n",
    "- client\n",
    "msp: me\n",
    "resolvers: 10.0.0.1\n",
    "resolvers: [10.0.0.0/]\n",
    "asOf: 21.11.2026\n",
    "msp: { services: [443/tcp] }\n",
    "zones: { wan: [outside] }\n",
    "accept: [{ rule: dns-tcp, until: 2027-01-31 }]\n",
    "accept: [{ rule: dns-udp, until: 2027-01-31, reason: x }]\n",
    "rules: { dns-tcp: warn }\n",
    "rules: { dns-udp: off }\n",
    "formats: { '*.txt': ciscoasa }\n",
    "approved: { fileShares: [mega] }\n",
    "passwords: { minimumLength: 0 }\n",
    "passwords: { minimumLength: '14' }\n",
    "policyTier: { Base: clients }\n",
    "reviews: [{ of: x }]\n",
    "resolvers: [[10.0.0.1]]\n",
    "resolvers: [~]\n",
  ])("%j", (text) => expect(judged(text)).toEqual({ palisade: false, schema: false }));
});

test("without names it allows any", () =>
  expect(open(load("rules: { anything: off }\napproved: { fileShares: [mega] }\n"))).toBe(true));
