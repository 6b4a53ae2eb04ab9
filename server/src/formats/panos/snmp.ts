import type { ManagementService } from "../../model/management.ts";
import type { PathNode } from "../../syntax/path-tree.ts";

/** `snmp-setting access-setting version v2c snmp-community-string …` or `v3`; the community is read by nobody. */
export function communitiesOf(system: PathNode): ManagementService[] {
  const setting = system.get("snmp-setting");
  setting?.find("snmp-system")?.ignore();
  const version = setting?.at("access-setting", "version");
  const services = (["v2c", "v3"] as const).flatMap((name): ManagementService[] => {
    const node = version?.get(name);
    if (!node) return [];
    const answers = node.all.length > 0;
    for (const each of node.all) each.ignore();
    if (!answers) return [];
    return [
      {
        protocol: "snmp",
        version: { value: name.slice(1), span: node.span },
        encrypted: name === "v3",
        span: node.span,
      },
    ];
  });
  return services;
}
