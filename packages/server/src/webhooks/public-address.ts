import { BlockList, isIP } from "node:net";

/** Not globally reachable by the IANA special-purpose registry, multicast, or a cloud's metadata. */
const REFUSED_V4: readonly (readonly [network: string, prefix: number])[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  // The metadata of an Azure machine, although it looks public.
  ["168.63.129.16", 32],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
];

/** Parts of the global unicast space that lead elsewhere: Teredo and its like, examples, 6to4. */
const REFUSED_V6: readonly (readonly [network: string, prefix: number])[] = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
];

const refused4 = new BlockList();
for (const [network, prefix] of REFUSED_V4) refused4.addSubnet(network, prefix, "ipv4");
const refused6 = new BlockList();
for (const [network, prefix] of REFUSED_V6) refused6.addSubnet(network, prefix, "ipv6");
/** All else of IPv6 is local, mapped, translated or unassigned. */
const globalUnicast = new BlockList();
globalUnicast.addSubnet("2000::", 3, "ipv6");

/** Whether an IP address (as text, without brackets or zone) is one of the public internet. */
export function isPublicAddress(address: string): boolean {
  if (address.includes("%")) return false;
  switch (isIP(address)) {
    case 4:
      return !refused4.check(address, "ipv4");
    case 6:
      return globalUnicast.check(address, "ipv6") && !refused6.check(address, "ipv6");
    default:
      return false;
  }
}
