import type { RuleSample } from "../../server/src/rules/rule.ts";
import { office } from "./asa-edge.ts";

const tunnel = `group-policy MSP internal
group-policy MSP attributes
 vpn-filter value MSP_filter
tunnel-group 203.0.113.10 type ipsec-l2l
tunnel-group 203.0.113.10 general-attributes
 default-group-policy MSP
tunnel-group 203.0.113.10 ipsec-attributes
 ikev2 remote-authentication certificate
 ikev2 local-authentication certificate NORTHGATE
crypto map EDGE 10 match address MSP_crypto
crypto map EDGE 10 set peer 203.0.113.10
crypto map EDGE interface outside
access-list MSP_crypto extended permit ip 10.20.0.0 255.255.255.0 10.99.0.0 255.255.255.0
crypto ca trustpoint NORTHGATE
 enrollment terminal
`;

/** An office with a tunnel to its MSP, whose list MSP_filter the text holds. */
export function officeWithMsp(text: string, site?: string): RuleSample {
  return office(text.replace(/^\n/, "") + tunnel, site);
}

/** The same without a list of its own. */
export function officeWithOpenMsp(text: string, site?: string): RuleSample {
  return office(text.replace(/^\n/, "") + tunnel.replace(" vpn-filter value MSP_filter\n", ""), site);
}
