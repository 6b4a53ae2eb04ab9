import { defaultLoginClasses } from "../../facts/junos-names.ts";
import type { DeviceAccount, LoginMethod, SessionLimit } from "../../model/management.ts";
import type { LockoutRules, PasswordRules } from "../../model/policy.ts";
import type { PathNode } from "../../syntax/path-tree.ts";
import type { Located, Span } from "../../text/span.ts";
import type { Device } from "./device.ts";
import { ignoreKeys, numberOf } from "./settings.ts";

/** `system root-authentication`, `system login user NAME` */
export function accountsOf(device: Device): DeviceAccount[] {
  const system = device.root.get("system");
  const accounts: DeviceAccount[] = [];
  const root = system?.get("root-authentication");
  if (root)
    accounts.push({
      name: { value: "root", span: root.span },
      span: root.extent,
      administrator: true,
      secret: secretOf(root),
    });
  const login = system?.get("login");
  const classes = classesOf(device, login);
  for (const node of login?.values("user") ?? []) {
    device.define("account", node.located, node, "user", false);
    const profile = node.value("class");
    if (profile) device.refer(["class"], profile.located, defaultLoginClasses.has(profile.word));
    const authentication = node.get("authentication");
    const secret = secretOf(authentication);
    ignoreKeys(node, userKeys);
    accounts.push({
      name: node.located,
      span: device.own(node),
      ...(profile ? { profile: profile.located } : {}),
      administrator: profile !== undefined && isAdministrator(profile.word, classes),
      secret,
    });
  }
  if (login) ignoreKeys(login, loginKeys);
  return accounts;
}

const userKeys: ReadonlySet<string> = new Set(["uid", "full-name", "cli"]);
const loginKeys: ReadonlySet<string> = new Set(["message", "announcement", "deny-sources", "user-idle"]);

function isAdministrator(name: string, classes: ReadonlyMap<string, PathNode>): boolean {
  const own = classes.get(name);
  if (!own) return name === "super-user" || name === "superuser";
  return own.find("permissions")?.children.some((each) => each.word === "all") === true;
}

const classKeys: ReadonlySet<string> = new Set(
  `permissions allow-commands deny-commands allow-configuration deny-configuration allow-configuration-regexps
  deny-configuration-regexps allow-commands-regexps deny-commands-regexps login-alarms login-script login-tip
  access-start access-end allowed-days security-role logical-system tenant configuration-breadcrumbs cli confirm-commands
  allow-hidden-commands no-hidden-commands satellite no-scp-server no-sftp-server allow-sources deny-sources allow-times
  deny-times`.split(/\s+/),
);

function classesOf(device: Device, login: PathNode | undefined): ReadonlyMap<string, PathNode> {
  const classes = new Map<string, PathNode>();
  for (const node of login?.values("class") ?? []) {
    device.define("class", node.located, node, "login class", true);
    classes.set(node.word, node);
    node.values("idle-timeout");
    ignoreKeys(node, classKeys);
  }
  return classes;
}

/** `$1$` is salted MD5, quick to try; `$5$` and `$6$` take their time; `$9$` can be turned back. */
function secretOf(node: PathNode | undefined): DeviceAccount["secret"] {
  const hash = node?.value("encrypted-password");
  const clear = node?.value("plain-text-password-value") ?? node?.value("plain-text-password");
  for (const each of node?.all ?? []) if (each.taken === "unread") each.ignore();
  if (clear) return "clear";
  if (!hash) return "unknown";
  if (hash.word.startsWith("$5$") || hash.word.startsWith("$6$")) return "strong";
  if (hash.word.startsWith("$1$") || hash.word.startsWith("$9$") || hash.word.startsWith("$md5$")) return "weak";
  return hash.word === "" ? "none" : "unknown";
}

/** `system login class NAME idle-timeout 10`, and `system login idle-timeout 10` for all; without one, sessions stay open. */
export function sessionLimitsOf({ root }: Device, accounts: readonly DeviceAccount[]): SessionLimit[] {
  const login = root.find("system")?.get("login");
  const common = numberOf(login?.value("idle-timeout"));
  if (common) return [{ service: "ssh", idleMinutes: minutes(common) }];
  const used = new Set(accounts.map((account) => account.profile?.value));
  const limited = new Set<string | undefined>();
  const limits = (login?.find("class")?.children ?? []).flatMap((node): SessionLimit[] => {
    const own = numberOf(node.value("idle-timeout"));
    if (!own || !used.has(node.word)) return [];
    limited.add(node.word);
    return [{ service: `${node.word} users'`, idleMinutes: minutes(own) }];
  });
  const first = accounts.find(({ profile }) => profile && !limited.has(profile.value));
  const implied = "a class that states no idle-timeout lets sessions stay open";
  const never: SessionLimit[] = first?.profile
    ? [{ service: `${first.profile.value} users'`, idleMinutes: { value: "none", span: first.profile.span, implied } }]
    : [];
  return [...limits, ...never];
}

function minutes({ value, span }: Located<number>): Located<number | "none"> {
  return value === 0 ? { value: "none", span } : { value, span };
}

/** `system authentication-order [ radius password ]`: the accounts of the device where it says nothing */
export function loginsOf(device: Device, services: readonly Located<string>[]): LoginMethod[] {
  const system = device.root.find("system");
  const order = system?.values("authentication-order") ?? [];
  for (const key of ["radius-server", "tacplus-server"])
    for (const server of system?.values(key) ?? []) {
      device.define("server-group", server.located, server, "authentication server", false);
      for (const each of server.all) each.ignore();
    }
  return services.map(({ value: service, span }) => ({
    service,
    span,
    methods: order.length > 0 ? order.map(methodOf) : [{ value: "LOCAL", span }],
  }));
}

function methodOf({ word, span }: PathNode): Located<string> {
  if (word === "password") return { value: "LOCAL", span };
  return { value: word === "radius" ? "RADIUS" : word === "tacplus" ? "TACACS+" : word, span };
}

const passwordKeys: ReadonlySet<string> = new Set([
  "format",
  "maximum-length",
  "minimum-lifetime",
  "minimum-character-changes",
]);

/** `system login password { minimum-length 14; minimum-changes 4; maximum-lifetime 90; minimum-reuse 5; }` */
export function passwordRulesOf({ root }: Device, head: Span, whole: boolean): PasswordRules | undefined {
  const login = root.find("system")?.find("login");
  const node = login?.get("password");
  if (!node && !whole) return undefined;
  const length = numberOf(node?.value("minimum-length"));
  const demanded = [
    "minimum-upper-cases",
    "minimum-lower-cases",
    "minimum-numerics",
    "minimum-punctuations",
    "minimum-changes",
  ]
    .map((key) => numberOf(node?.value(key)))
    .filter((each) => each !== undefined && each.value > 0);
  const days = numberOf(node?.value("maximum-lifetime"));
  const reuse = numberOf(node?.value("minimum-reuse"));
  node?.value("change-type");
  if (node) ignoreKeys(node, passwordKeys);
  const span = node?.span ?? login?.span ?? head;
  const [first] = demanded;
  return {
    minimumLength: length ?? { value: 6, span, implied: "passwords of a Junos device have 6 characters at least" },
    complexity: first
      ? { value: demanded.length >= 3 || (length !== undefined && demanded.length >= 2), span: first.span }
      : { value: false, span, implied: "a Junos device asks for one change of letters, digits or signs" },
    maximumAgeDays: days ?? { value: "never", span, implied: "passwords of a Junos device do not expire" },
    ...(reuse ? { history: reuse } : {}),
  };
}

/** `system login retry-options { tries-before-disconnect 3; lockout-period 15; }` */
export function lockoutRulesOf({ root }: Device, head: Span, whole: boolean): LockoutRules | undefined {
  const login = root.find("system")?.find("login");
  const node = login?.get("retry-options");
  if (!node && !whole) return undefined;
  const tries = numberOf(node?.value("tries-before-disconnect"));
  const period = numberOf(node?.value("lockout-period"));
  if (node) ignoreKeys(node, new Set(["backoff-threshold", "backoff-factor", "minimum-time", "maximum-time"]));
  const span = node?.span ?? login?.span ?? head;
  if (!period) return { threshold: { value: 0, span, implied: "without a lockout-period nobody is locked out" } };
  return {
    threshold: tries ?? { value: 3, span: period.span, implied: "three tries are allowed" },
    minutes: period,
  };
}
