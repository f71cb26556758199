import { isIP } from "node:net";
import { AppError } from "@medequipshare/domain";

export type RequirePrivateBrokerParameters = {
  readonly broker: string;
  /** Whether the person named the broker, such as a tunnel of theirs, and not the node. */
  readonly isChosen: boolean;
  readonly nodeUrl: string;
};

/**
 * Sees that a session's token goes to the node's broker encrypted, or does not leave this machine for it. Throws
 * usage.broker-unencrypted; also for a node elsewhere that names a broker on loopback, which is another one here.
 */
export function requirePrivateBroker({ broker, isChosen, nodeUrl }: RequirePrivateBrokerParameters): void {
  if (!/^(mqtt|tcp|ws):/i.test(broker) || isLoopback(nodeUrl) || (isChosen && isLoopback(broker))) return;
  throw new AppError("usage.broker-unencrypted", { broker, node: nodeUrl });
}

function isLoopback(url: string): boolean {
  const { hostname } = new URL(url);
  if (hostname === "localhost" || hostname === "[::1]") return true;
  return isIP(hostname) === 4 && hostname.startsWith("127.");
}
