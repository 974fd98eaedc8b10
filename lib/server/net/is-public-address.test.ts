import { describe, expect, it } from "vitest";
import { isPublicAddress } from "./is-public-address";

describe("isPublicAddress", () => {
  it.each(["8.8.8.8", "1.1.1.1", "100.63.255.255", "172.32.0.1", "2606:4700:4700::1111", "2001:4860:4860::8888"])(
    "takes %s",
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  it.each([
    ["this machine", "127.0.0.1"],
    ["this machine", "127.255.255.254"],
    ["this machine", "::1"],
    ["no address", "0.0.0.0"],
    ["no address", "0.1.2.3"],
    ["no address", "::"],
    ["a private network", "10.0.0.1"],
    ["a private network", "172.16.0.1"],
    ["a private network", "192.168.1.1"],
    ["a private network", "fd00::1"],
    ["the link", "169.254.1.1"],
    ["the link", "fe80::1"],
    ["the link", "fe80::1%eth0"],
    ["the site", "fec0::1"],
    ["cloud metadata", "169.254.169.254"],
    ["cloud metadata", "fd00:ec2::254"],
    ["cloud metadata", "100.100.100.200"],
    ["a carrier's network", "100.64.0.1"],
    ["a group", "224.0.0.1"],
    ["a group", "ff02::1"],
    ["everybody", "255.255.255.255"],
    ["reserved", "240.0.0.1"],
    ["benchmarks", "198.18.0.1"],
    ["documentation", "203.0.113.1"],
    ["documentation", "2001:db8::1"],
    ["IPv4 in IPv6", "::ffff:127.0.0.1"],
    ["IPv4 in IPv6", "::ffff:7f00:1"],
    ["IPv4 in IPv6", "::ffff:10.0.0.1"],
    ["IPv4 in IPv6", "::127.0.0.1"],
    ["IPv4 in IPv6", "::ffff:0:127.0.0.1"],
    ["translated", "64:ff9b::7f00:1"],
    ["translated", "64:ff9b:1::a00:1"],
    ["a tunnel", "2002:7f00:1::"],
    ["a tunnel", "2001:0:7f00:1::"],
    ["a name", "localhost"],
    ["nothing", ""],
  ])("refuses %s: %s", (_kind, address) => expect(isPublicAddress(address)).toBe(false));
});
