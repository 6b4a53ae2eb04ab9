import { domainRulingGroups } from "../../facts/windows-names.ts";
import type { DirectoryAccount } from "../../model/directory.ts";
import type { DeviceAccount } from "../../model/management.ts";
import { type Belonging, type Memberships, membershipsIn } from "../../model/memberships.ts";
import type { GroupAssignment, Principal } from "../../model/policy.ts";
import { accountMatch } from "../../site/accounts.ts";
import { mspMatch, namePrincipal } from "../accounts/msp-accounts.ts";
import { groupsBetween, stepsOf } from "../directory/belonging.ts";
import {
  broken,
  type EstateContext,
  type EstateMember,
  type EstateObservation,
  type EstateRule,
  type Related,
} from "../rule.ts";

export const accountOpensEverything: EstateRule = {
  id: "account-opens-everything",
  title: "An account that the VPN lets in rules the domain",
  recommendation: "msp-not-domain-or-enterprise-admin",
  mayAlsoBreak: ["msp-no-needless-local-admin"],
  severity: "error",
  proves: "broken-only",
  docs: `
Three files, each harmless by itself: the firewall has a user who may dial in, the directory has an account of the same name that lies in Domain
Admins by way of another group, and a policy makes it, or that group, administrator of every machine. Together they are one password
between the internet and the whole network, which is how the intruders of TA18-276B went from the provider to its clients.

**What to do:** dial in with an account that can do nothing else, and administer with another one that cannot dial in. Take the group out of
Domain Admins. This check compares account names over all files that one palisade.yaml governs; names of one person that are written
differently are not seen to be one.`,

  *checkEstate(context) {
    const directories = context.members.flatMap(({ configuration }) => configuration.directory ?? []);
    if (directories.length === 0) return;
    const memberships = membershipsIn(directories);
    for (const door of context.members)
      for (const user of remoteUsers(door))
        for (const holder of context.members)
          for (const account of holder.configuration.directory?.accounts ?? [])
            if (isSuspect(account, context) && account.name.value.toLowerCase() === user.name.value.toLowerCase())
              yield* judge({ door, user, holder, account }, memberships, context);
  },
};

/** Enabled, and the MSP's; any account may be while nobody says which are. */
function isSuspect({ enabled, principal }: DirectoryAccount, { site }: EstateContext): boolean {
  if (enabled?.value === false) return false;
  return site.msp.accounts.length === 0 || mspMatch(site, principal) !== undefined;
}

/** A user of a device, and the directory's account of that name. */
interface Suspect {
  readonly door: EstateMember;
  readonly user: DeviceAccount;
  readonly holder: EstateMember;
  readonly account: DirectoryAccount;
}

/** The device's own users, where people may dial in to it with them. */
function remoteUsers({ configuration }: EstateMember): readonly DeviceAccount[] {
  const dialIn = configuration.vpns.some(
    ({ enabled, use, authentication }) =>
      enabled &&
      use === "remote-access" &&
      authentication.some(({ of, server }) => of === "user" && (server === undefined || server === "LOCAL")),
  );
  return dialIn ? (configuration.management?.accounts ?? []) : [];
}

function* judge(
  { door, user, holder, account }: Suspect,
  memberships: Memberships,
  context: EstateContext,
): Iterable<EstateObservation> {
  const groups = memberships.groupsOf(account.principal);
  const ruling = groups.find(({ group }) => domainRulingGroups.has(group.known ?? ""));
  if (!ruling) return;
  const local = localRights(account, groups, context.members);
  const between = groupsBetween(ruling);
  const also = local.length > 0 ? ", and is a local administrator" : "";
  yield {
    file: door.file,
    ...broken({
      span: user.name.span,
      message: `${user.name.value} may dial in, is in ${namePrincipal(ruling.group)}${between === undefined ? "" : ` by way of ${between}`}${also}`,
      confidence: mspMatch(context.site, account.principal) === "certain" ? "certain" : "likely",
      alsoBreaks: local.length > 0 ? ["msp-no-needless-local-admin"] : [],
      related: [...stepsOf(ruling).map((step) => ({ ...step, file: holder.file })), ...local],
    }),
  };
}

/** Where policies make the account, or a group it is in, administrator of machines. */
function localRights(
  account: DirectoryAccount,
  groups: readonly Belonging[],
  members: readonly EstateMember[],
): Related[] {
  const own: readonly Principal[] = [account.principal, ...groups.map(({ group }) => group)];
  return members.flatMap(({ file, configuration }) =>
    (configuration.policy?.groups ?? []).filter(addsAdministrators).flatMap((assignment) =>
      assignment.members
        .filter((member) => own.some((each) => accountMatch(member.text, each) !== undefined || isSame(member, each)))
        .map((member) => ({
          file,
          span: member.span,
          message: `this policy makes ${namePrincipal(member)} a local administrator`,
        })),
    ),
  );
}

function addsAdministrators({ group, mode }: GroupAssignment): boolean {
  return group.known === "Administrators" && mode !== "remove";
}

function isSame(a: Principal, b: Principal): boolean {
  return a.sid !== undefined && a.sid === b.sid;
}
