import type { ManagementService } from "../../model/management.ts";
import { broken, kept, type Observation, type Rule, type RuleContext } from "../rule.ts";
import { asa } from "../samples.ts";
import { facesInternet } from "./facing-internet.ts";
import {
  andHere,
  groupServices,
  isOpenToAll,
  listeningServices,
  nameService,
  rolesWhereItAnswers,
} from "./management-services.ts";

export const sshFromAnywhere: Rule = {
  id: "ssh-from-anywhere",
  title: "SSH is open to every internal address",
  recommendation: "ssh-trusts-restricted",
  severity: "warning",
  proves: "kept-or-broken",
  docs: `
When every workstation may open an SSH session to the device, one workstation that falls is enough to attack it. The alert
wants SSH limited to named hosts that are used for administration.

**What to do:** name the management network or the administrators' workstations in place of "any".`,
  bad: [
    asa(`
ssh 0.0.0.0 0.0.0.0 inside
^^^^^^^^^^^^^^^^^^^^^^^^^^ SSH on inside is open to every address
`),
  ],
  good: [asa("ssh 10.40.0.0 255.255.255.0 inside\n")],
  check: (context) => judge(context, (service) => service.protocol === "ssh"),
};

export const managementFromAnywhere: Rule = {
  id: "management-from-anywhere",
  title: "Management is open to every internal address",
  recommendation: "device-remote-management-closed",
  severity: "warning",
  proves: "broken-only",
  docs: `
A web interface, Telnet or SNMP that answers every address of an internal network can be attacked from any workstation there.

**What to do:** name the management network or the administrators' workstations in place of "any".`,
  bad: [
    asa(`
http server enable
http 0.0.0.0 0.0.0.0 inside
^^^^^^^^^^^^^^^^^^^^^^^^^^^ HTTPS on inside is open to every address
`),
  ],
  good: [asa("http server enable\nhttp 10.40.0.0 255.255.255.0 inside\n")],
  check: (context) => judge(context, (service) => service.protocol !== "ssh"),
};

/** Services on the internet side are another rule's; a network made for management may be open as a whole. */
function* judge(context: RuleContext, concerns: (service: ManagementService) => boolean): Iterable<Observation> {
  const services = listeningServices(context.configuration).filter(
    (service) => concerns(service) && answersInside(service, context) && !facesInternet(service, context),
  );
  for (const service of services)
    if (!isOpenToAll(service)) yield kept(service.span, `${nameService(service)} is limited to named addresses`);
  const open = services.filter((service) => isOpenToAll(service) && !isForManagement(service, context));
  for (const [first, ...others] of groupServices(open, nameService))
    yield broken({
      span: first.span,
      message: `${nameService(first)} is open to every address`,
      related: andHere(others),
    });
}

function answersInside(service: ManagementService, context: RuleContext): boolean {
  const roles = rolesWhereItAnswers(service, context);
  return roles.length === 0 || roles.some((role) => role !== "internet");
}

function isForManagement(service: ManagementService, context: RuleContext): boolean {
  const roles = rolesWhereItAnswers(service, context);
  return roles.length > 0 && roles.every((role) => role === "management");
}
