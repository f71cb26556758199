import { type Hash, parseEventLogs } from "viem";
import type { Stage } from "./stage.ts";

/** Id of the reservation that a transaction confirmed. */
export async function reservationId(stage: Stage, hash: Hash): Promise<bigint> {
  const { logs } = await stage.reader.waitForTransactionReceipt({ hash });
  const { abi } = stage.contracts.reservationManager;
  const [confirmed] = parseEventLogs({ abi, logs, eventName: "ReservationConfirmed" });
  if (!confirmed) throw new Error(`the transaction ${hash} confirmed nothing`);
  return confirmed.args.reservationId;
}
