import type { Interface } from "../../model/network.ts";

/** What every system of the family says of an interface below its name. */
type InterfaceStatements = Pick<
  Interface,
  "name" | "span" | "zone" | "addresses" | "dynamicAddress" | "description" | "disabled" | "vlan"
> & { readonly tunnel?: object };

/** The part of `Gi0/1.20` before the dot is the interface it belongs to. */
export function interfaceFacts(own: InterfaceStatements): Interface {
  const { name, span, zone, addresses, dynamicAddress, description, disabled, vlan, tunnel } = own;
  const dot = name.value.lastIndexOf(".");
  return {
    name,
    span,
    ...(zone ? { zone } : {}),
    addresses,
    ...(dynamicAddress ? { dynamicAddress } : {}),
    ...(description ? { description } : {}),
    ...(disabled ? { disabled } : {}),
    ...(vlan ? { vlan } : {}),
    ...(dot > 0
      ? { parent: { value: name.value.slice(0, dot), span: { start: name.span.start, end: name.span.start + dot } } }
      : {}),
    ...(tunnel ? { tunnel: true } : {}),
  };
}
