import { BlockList, isIP } from "node:net";
import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";

/**
 * Who asks: the other end of the connection; where that is a proxy of one's own, the last address of X-Forwarded-For
 * that is none. What others write there counts for nothing.
 */
export function clientAddress(proxies: readonly string[]): (context: Context) => string {
  const isTrusted = trustedAddress(proxies);
  return (context) => {
    const connected = connectedAddress(context);
    if (!isTrusted(connected)) return connected;
    const told = (context.req.header("x-forwarded-for") ?? "").split(",").map((part) => part.trim());
    return told.findLast((address) => isIP(address) !== 0 && !isTrusted(address)) ?? connected;
  };
}

/** Whether an address is one of the proxies, however it is written. */
export function trustedAddress(proxies: readonly string[]): (address: string) => boolean {
  const trusted = new BlockList();
  for (const proxy of proxies) trusted.addAddress(proxy, familyOf(proxy));
  return (address) => isIP(address) !== 0 && trusted.check(address, familyOf(address));
}

function connectedAddress(context: Context): string {
  try {
    const address = getConnInfo(context).remote.address ?? "unknown";
    return address.replace(/^::ffff:(?=\d+\.)/, "");
  } catch {
    // Requests made in process, without a socket, have no address.
    return "unknown";
  }
}

function familyOf(address: string): "ipv4" | "ipv6" {
  return isIP(address) === 6 ? "ipv6" : "ipv4";
}
