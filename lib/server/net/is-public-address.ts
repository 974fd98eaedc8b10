import ipaddr from "ipaddr.js";

const globalUnicast = ipaddr.IPv6.parseCIDR("2000::/3");

/**
 * Whether an IP address belongs to the open internet: not this machine, its network, a carrier's, a cloud's metadata service,
 * a group, a tunnel or a reserved range. An IPv4 address written as IPv6 counts as what it is.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== "unicast") return false;
  // ipaddr.js calls the old IPv4-compatible form (::7f00:1) unicast.
  return parsed instanceof ipaddr.IPv6 ? parsed.match(globalUnicast) : true;
}
