import type { Membership } from "../../model/directory.ts";
import type { Belonging } from "../../model/memberships.ts";
import type { Principal } from "../../model/policy.ts";
import { namePrincipal } from "../accounts/msp-accounts.ts";
import type { Fix, Related } from "../rule.ts";
import { memberFix } from "./directory-fixes.ts";

/** The groups between a member and the group it belongs to: "msp-servers and helpdesk"; undefined for a direct member. */
export function groupsBetween({ via }: Belonging): string | undefined {
  const between = via.slice(0, -1).map(({ group }) => shortName(group));
  return between.length === 0 ? undefined : between.join(" and ");
}

/** Each membership on the way. */
export function stepsOf({ via }: Belonging): Related[] {
  return via.map(({ member, group, span }) => ({ span, message: `${shortName(member)} is in ${shortName(group)}` }));
}

/** Takes one step of the way back. */
export function leaveFix({ member, group }: Membership): Fix {
  return memberFix("leave", { member, group, title: `Take ${shortName(member)} out of ${shortName(group)}` });
}

/** `msp-servers` of `msp-servers@northgate.example`. */
function shortName(principal: Principal): string {
  const name = namePrincipal(principal);
  const at = name.lastIndexOf("@");
  return at > 0 ? name.slice(0, at) : name;
}
