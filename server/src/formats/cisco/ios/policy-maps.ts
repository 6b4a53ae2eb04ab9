import { block, type Outcome, type Reader } from "../../../syntax/indented.ts";
import type { Words } from "../../../syntax/words.ts";
import { ignored } from "../ignored.ts";
import { define, refer } from "../names.ts";
import { classKinds, type Draft, filterKinds, policyKinds } from "./draft.ts";
import { inspectedProtocol } from "./inspected-protocols.ts";
import type { ClassDraft, PolicyDraft } from "./zone-firewall.ts";

/** `class-map [type T] [match-any | match-all] NAME`; only those of type inspect say what may pass */
export function readClassMap(words: Words, draft: Draft): Outcome {
  let type: string | undefined;
  if (words.accept("type")) type = words.take();
  if (type === "inspect" && /^[a-z\d-]+$/.test(words.peek()) && words.left > 1 && !/^match-/.test(words.peek()))
    words.skip();
  const every = !words.accept("match-any");
  words.accept("match-all");
  const name = words.takeLocated();
  if (name.value === "") return "unknown";
  define(draft, "class", name, words, "class map", false);
  const known = draft.zones.classes.get(name.value) ?? { name, every, matches: [] };
  draft.zones.classes.set(name.value, known);
  return block(classStatements, { draft, own: known, inspects: type === "inspect" }, { strangers: "unread" });
}

interface ClassItem {
  readonly draft: Draft;
  readonly own: ClassDraft;
  readonly inspects: boolean;
}

const classStatements: ReadonlyMap<string, Reader<ClassItem>> = new Map<string, Reader<ClassItem>>([
  ...ignored("description no"),
  ["match", readMatch],
]);

/** ` match {access-group [name] LIST | protocol P | class-map C | …}` */
function readMatch(words: Words, { draft, own, inspects }: ClassItem): Outcome {
  const { start } = words.span();
  switch (words.take()) {
    case "access-group": {
      words.accept("name");
      if (words.done) return "unknown";
      own.matches.push({ kind: "list", list: refer(draft, filterKinds, words.takeLocated()) });
      return undefined;
    }
    case "access-list":
      if (words.done) return "unknown";
      own.matches.push({ kind: "list", list: refer(draft, filterKinds, words.takeLocated()) });
      return undefined;
    case "class-map":
      if (words.done) return "unknown";
      own.matches.push({ kind: "class", name: refer(draft, classKinds, words.takeLocated()) });
      return undefined;
    case "protocol": {
      const span = words.span();
      const protocol = words.take();
      words.rest();
      own.matches.push({ kind: "protocol", term: inspectedProtocol(protocol, span) });
      return undefined;
    }
    default: {
      // `match dscp ef` and its like sort packets into queues.
      words.rest();
      const span = words.since(start);
      own.matches.push({ kind: "other", condition: { value: words.text.slice(span.start, span.end), span } });
      return inspects ? undefined : "ignored";
    }
  }
}

/** `policy-map [type T] NAME`, with ` class NAME` and what becomes of it below */
export function readPolicyMap(words: Words, draft: Draft): Outcome {
  let inspects = false;
  if (words.accept("type")) inspects = words.take() === "inspect";
  if (inspects && words.left > 1) words.skip();
  const name = words.takeLocated();
  if (name.value === "") return "unknown";
  define(draft, "other", name, words, "policy map", false);
  const policy = draft.zones.policies.get(name.value) ?? { name, classes: [] };
  draft.zones.policies.set(name.value, policy);
  return block(policyStatements, { draft, policy, inspects }, { strangers: "unread" });
}

interface PolicyItem {
  readonly draft: Draft;
  readonly policy: PolicyDraft;
  readonly inspects: boolean;
}

const policyStatements: ReadonlyMap<string, Reader<PolicyItem>> = new Map<string, Reader<PolicyItem>>([
  ...ignored("description no parameters"),
  ["class", readPolicyClass],
]);

/** ` class [type inspect] NAME` */
function readPolicyClass(words: Words, { draft, policy, inspects }: PolicyItem): Outcome {
  if (words.accept("type")) words.skip();
  const name = words.takeLocated();
  if (name.value === "") return "unknown";
  if (name.value !== "class-default") refer(draft, classKinds, name);
  words.rest();
  const own: PolicyDraft["classes"][number] = { name, span: words.statement };
  policy.classes.push(own);
  if (!inspects) return block(queueing, draft, { strangers: "unread" });
  return block(actions, own, { strangers: "unread" });
}

const actions: ReadonlyMap<string, Reader<PolicyDraft["classes"][number]>> = new Map<
  string,
  Reader<PolicyDraft["classes"][number]>
>([
  ...ignored("police service-policy no urlfilter"),
  ["inspect", (words, own) => takeAction(words, own, "inspect")],
  ["pass", (words, own) => takeAction(words, own, "pass")],
  ["drop", (words, own) => takeAction(words, own, "drop")],
]);

function takeAction(words: Words, own: PolicyDraft["classes"][number], value: "inspect" | "pass" | "drop"): Outcome {
  own.action = { value, span: words.statement };
  if (words.is("log")) {
    own.log = words.span();
    words.skip();
  }
  if (value === "inspect") words.rest();
  return undefined;
}

/** `parameter-map type {inspect [NAME] | inspect-global | …}`, with ` log dropped-packets [enable]` below */
export function readParameterMap(words: Words, draft: Draft): Outcome {
  words.rest();
  return block(parameters, draft, { strangers: "ignored" });
}

const parameters: ReadonlyMap<string, Reader<Draft>> = new Map<string, Reader<Draft>>([
  [
    "log",
    (words, { zones }) => {
      zones.logsDrops ||= words.is("dropped-packets");
      return "ignored";
    },
  ],
]);

/** What a class of traffic gets of the line. */
const queueing: ReadonlyMap<string, Reader<Draft>> = new Map<string, Reader<Draft>>([
  ...ignored(`
    account bandwidth compression conform-action congestion-control db-action drop estimate exceed-action fair-queue
    inspect log measure mls mtu netflow-sampler no pause police police-rate priority queue-buffers queue-limit
    random-detect set shape trust violate-action pass
  `),
  [
    "service-policy",
    (words, draft) => {
      if (words.done) return "unknown";
      refer(draft, policyKinds, words.takeLocated());
      return undefined;
    },
  ],
]);
