import type { XmlNames } from "../../syntax/path-tree-xml.ts";

/** How `show configuration | display xml` names what has another name, or none, on the command line. */
export const xmlNames: XmlNames = {
  holder: "configuration",
  comment: "comment",
  keys: new Map([
    ["name", ""],
    ["filename", ""],
    ["pool-name", ""],
    ["from-zone-name", "from-zone"],
    ["to-zone-name", "to-zone"],
  ]),
  words: new Map([
    ["undocumented", ""],
    // `interfaces { ge-0/0/0 { … } }`, and their like
    ["interfaces/interface", ""],
    ["vlans/vlan", ""],
    ["bridge-domains/domain", ""],
    ["routing-instances/instance", ""],
    ["client-address-list", ""],
    // `host 10.0.0.1 { any any; }`
    ["contents", ""],
    // `policies { from-zone A to-zone B { policy NAME … } }`
    ["policies/policy", ""],
    // `address NAME 10.0.0.0/8`, `range-address 10.0.0.1 to 10.0.0.9`
    ["ip-prefix", ""],
    ["range-high", ""],
    ["ipaddr", ""],
    ["dst-addr", ""],
    ["addr-prefix", ""],
    ["filter-name", ""],
    ["as-number", ""],
    ["source-end-user-profile-name", ""],
    ["advance-policy-based-routing-profile/profile", ""],
    ["src-nat-rule-match", "match"],
    ["dest-nat-rule-match", "match"],
    ["static-nat-rule-match", "match"],
  ]),
};
