import type { Policy, PolicyLink } from "../../model/policy.ts";
import type { XmlElement } from "../../syntax/xml.ts";
import { located } from "../../text/span.ts";
import { plainGuid } from "../windows/identity.ts";
import { booleanOf, childNamed, childrenNamed, textOf } from "../windows/xml-elements.ts";
import { readPrincipals } from "./principals.ts";

type Identity = Pick<Policy, "name" | "id" | "domain" | "links" | "appliesTo" | "wmiFilter" | "disabledParts">;

/** Which policy a `<GPO>` is, and who gets it. */
export function readIdentity(gpo: XmlElement): Identity {
  const name = textOf(gpo, "Name");
  const id = textOf(gpo, "Identifier", "Identifier");
  const domain = textOf(gpo, "Identifier", "Domain");
  const wmiFilter = textOf(gpo, "FilterName");
  const permissions = childNamed(childNamed(gpo, "SecurityDescriptor"), "Permissions");
  const disabledParts = (["Computer", "User"] as const).flatMap((half) => {
    const enabled = booleanOf(textOf(gpo, half, "Enabled"));
    return enabled?.value === false
      ? [located(half === "Computer" ? ("machine" as const) : ("user" as const), enabled.span)]
      : [];
  });
  return {
    ...(name ? { name } : {}),
    ...(id ? { id: plainGuid(id) } : {}),
    ...(domain ? { domain } : {}),
    links: childrenNamed(gpo, "LinksTo").flatMap((link) => readLink(link) ?? []),
    ...(permissions ? { appliesTo: readAudience(permissions) } : {}),
    ...(wmiFilter ? { wmiFilter } : {}),
    ...(disabledParts.length > 0 ? { disabledParts } : {}),
  };
}

/** `<LinksTo>`: a link that says neither is on, and can be overridden. */
function readLink(link: XmlElement): PolicyLink | undefined {
  const to = textOf(link, "SOMPath") ?? textOf(link, "SOMName");
  if (!to) return undefined;
  const enabled = booleanOf(textOf(link, "Enabled")) ?? {
    value: true,
    span: link.span,
    implied: "the link does not say",
  };
  const enforced = booleanOf(textOf(link, "NoOverride")) ?? {
    value: false,
    span: link.span,
    implied: "the link does not say",
  };
  return { to, enabled, enforced, span: link.span };
}

/** Security filtering: those who are allowed to apply the policy. */
function readAudience(permissions: XmlElement) {
  const allowed = childrenNamed(permissions, "TrusteePermissions").filter(
    (each) =>
      textOf(each, "Type", "PermissionType")?.value === "Allow" &&
      textOf(each, "Standard", "GPOGroupedAccessEnum")?.value === "Apply Group Policy",
  );
  return readPrincipals(allowed.flatMap((each) => childrenNamed(each, "Trustee")));
}
