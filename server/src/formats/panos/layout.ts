import type { PathNode } from "../../syntax/path-tree.ts";
import { addTo } from "../../text/grouped.ts";
import type { Located } from "../../text/span.ts";
import type { Unread } from "../format.ts";
import { below, entriesOf, passOverRest, wordOf, wordsOf } from "./places.ts";

/** Where the parts of one device stand; each may stand at several places. */
export interface DeviceLayout {
  /** What holds `network`, `deviceconfig` and the like. */
  readonly places: readonly PathNode[];
  readonly shared: readonly PathNode[];
  readonly systems: readonly SystemLayout[];
  /** What Panorama sent along: `policy panorama`. */
  readonly pushed: readonly PathNode[];
  /** A Panorama, whose shared rules are those of its device groups. */
  readonly hasGroups: boolean;
}

/** One virtual system; a device without several has one without a name. */
export interface SystemLayout {
  readonly name: Located<string> | undefined;
  readonly nodes: readonly PathNode[];
}

export interface DeviceGroup {
  readonly name: Located<string>;
  readonly node: PathNode;
  /** The groups around it, the nearest first. */
  readonly ancestors: readonly PathNode[];
  /** Templates of the firewalls it is for. */
  readonly templates: readonly DeviceLayout[];
  /** Firewalls are in it, not only other groups. */
  readonly hasDevices: boolean;
}

export interface Layout {
  readonly device: DeviceLayout;
  readonly groups: readonly DeviceGroup[];
  readonly templates: readonly { readonly name: Located<string>; readonly layout: DeviceLayout }[];
}

/** Finds the parts of a configuration, of one firewall or of a Panorama with many. */
export function layoutOf(root: PathNode): Layout {
  const device = deviceOf(tops(root));
  const templates = ["template", "template-stack"].flatMap((kind) =>
    entriesOf(device.places, kind).map((node) => ({
      name: node.located,
      node,
      layout: deviceOf([...below([node], "config"), node]),
    })),
  );
  const stacks = stacksBySerial(entriesOf(device.places, "template-stack"));
  const layouts = new Map<string, DeviceLayout[]>();
  for (const { name, layout } of templates) layouts.set(name.value, [...(layouts.get(name.value) ?? []), layout]);
  const groups = entriesOf(device.places, "device-group");
  const parents = parentsOf(root, device.places, groups);
  return {
    device,
    templates,
    groups: groups.map((node): DeviceGroup => {
      const serials = serialsOf(node);
      const own = new Set(serials.flatMap((serial) => stacks.get(serial) ?? []));
      const names = new Set(
        [...own].flatMap((stack) => [stack.word, ...wordsOf(stack, "templates").map((each) => each.value)]),
      );
      return {
        name: node.located,
        node,
        ancestors: ancestorsOf(node, parents),
        templates: [...names].flatMap((name) => layouts.get(name) ?? []),
        hasDevices: serials.length > 0,
      };
    }),
  };
}

/** Template stacks by the firewalls that they are for. */
function stacksBySerial(stacks: readonly PathNode[]): ReadonlyMap<string, readonly PathNode[]> {
  const found = new Map<string, PathNode[]>();
  for (const stack of stacks) for (const serial of serialsOf(stack)) addTo(found, serial, stack);
  return found;
}

/** Serial numbers below `devices`, each of which may go on with virtual systems. */
function serialsOf(node: PathNode): string[] {
  return entriesOf([node], "devices").map((serial) => {
    for (const each of serial.all) each.ignore();
    return serial.word;
  });
}

/** `readonly devices localhost.localdomain device-group CHILD parent-dg PARENT`; in older releases a tree of names. */
function parentsOf(
  root: PathNode,
  places: readonly PathNode[],
  groups: readonly PathNode[],
): ReadonlyMap<PathNode, PathNode> {
  const byName = new Map(groups.map((group) => [group.word, group]));
  const parents = new Map<PathNode, PathNode>();
  const holders = [...below([root], "readonly"), ...below(places, "readonly"), ...below([root], "config", "readonly")];
  for (const entry of entriesOf(entriesOf(holders, "devices"), "device-group")) {
    const parent = wordOf(entry, "parent-dg");
    const [own, other] = [byName.get(entry.word), byName.get(parent?.value ?? "")];
    if (own && other) parents.set(own, other);
  }
  for (const holder of holders) passOverRest(holder);
  return parents;
}

function ancestorsOf(node: PathNode, parents: ReadonlyMap<PathNode, PathNode>): PathNode[] {
  const ancestors: PathNode[] = [];
  for (let at = parents.get(node); at && at !== node && !ancestors.includes(at); at = parents.get(at))
    ancestors.push(at);
  return ancestors;
}

/** What may stand outermost: answers of the API, and pieces that name neither `config` nor `devices`. */
function tops(root: PathNode): PathNode[] {
  const answer = root.at("response", "result");
  return answer ? [...below([answer], "config"), answer] : [...below([root], "config"), root];
}

function deviceOf(tops: readonly PathNode[]): DeviceLayout {
  const places = [...tops, ...entriesOf(tops, "devices")];
  const shared = below(places, "shared");
  const named = entriesOf(places, "vsys");
  const systems: SystemLayout[] = [];
  for (const node of named) {
    const known = systems.findIndex((each) => each.name?.value === node.word);
    const before = systems[known];
    if (before) systems[known] = { ...before, nodes: [...before.nodes, node] };
    else systems.push({ name: node.located, nodes: [node] });
  }
  // Commands for the first virtual system need not name it.
  const open = places.filter((place) => systemKeys.some((key) => place.find(key)));
  const [first, ...others] = systems;
  const usual = first && (first.name?.value === "vsys1" || others.length === 0);
  if (open.length > 0 && first && usual) systems[0] = { ...first, nodes: [...first.nodes, ...open] };
  else if (open.length > 0 || systems.length === 0) systems.unshift({ name: undefined, nodes: open });
  return {
    places,
    hasGroups: places.some((place) => place.find("device-group") !== undefined),
    shared: [...shared, ...below(places, "policy", "shared")],
    systems,
    pushed: below(places, "policy", "panorama"),
  };
}

const systemKeys = [
  "address",
  "address-group",
  "service",
  "service-group",
  "application",
  "application-group",
  "application-filter",
  "zone",
  "rulebase",
  "security",
  "nat",
  "schedule",
  "external-list",
  "region",
  "profile-group",
  "profiles",
  "global-protect",
  "tag",
];

/** What unread text below each part can have meant at most. */
export function subjectsOf({ device, groups, templates }: Layout): Map<PathNode, NonNullable<Unread["about"]>> {
  const subjects = new Map<PathNode, NonNullable<Unread["about"]>>();
  const take = (nodes: readonly PathNode[]) => {
    for (const node of nodes)
      for (const [word, about] of sections) {
        const section = node.find(word);
        if (section) subjects.set(section, about);
      }
  };
  take(groups.map((group) => group.node));
  for (const { places, shared, systems, pushed } of [device, ...templates.map((each) => each.layout)]) {
    take([...places, ...shared, ...pushed, ...systems.flatMap((system) => system.nodes)]);
    for (const network of places.flatMap((place) => place.find("network") ?? []))
      for (const word of ["ike", "tunnel"]) {
        const section = network.find(word);
        if (section) subjects.set(section, "vpn");
      }
  }
  return subjects;
}

const sections: readonly (readonly [word: string, about: NonNullable<Unread["about"]>])[] = [
  ["rulebase", "filters"],
  ["pre-rulebase", "filters"],
  ["post-rulebase", "filters"],
  ["address", "filters"],
  ["address-group", "filters"],
  ["service", "filters"],
  ["service-group", "filters"],
  ["application", "filters"],
  ["application-group", "filters"],
  ["zone", "filters"],
  ["global-protect", "vpn"],
  ["certificate", "vpn"],
  ["log-settings", "logging"],
  ["mgt-config", "accounts"],
  ["deviceconfig", "management"],
];
