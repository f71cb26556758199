import { isAppError } from "@medequipshare/domain";
import type { ActReceipt, NetworkWriter } from "@medequipshare/sdk";
import { alreadyDone } from "./already-done.ts";

type Act = (writer: NetworkWriter) => Promise<unknown>;
type Calls = Parameters<NetworkWriter["sender"]["send"]>[0];

/**
 * Sends several acts of one person as one. Every act sees the logs of all of them, so this is for acts whose results
 * nobody needs, or that are found in the receipt. At most sixteen calls fit into one.
 */
export async function sendTogether(
  writer: NetworkWriter,
  acts: readonly Act[],
): Promise<ActReceipt | undefined> {
  if (acts.length === 0) return undefined;
  const collected: Calls[number][] = [];
  const sent = Promise.withResolvers<ActReceipt>();
  const collector: NetworkWriter = {
    addresses: writer.addresses,
    sender: {
      ...writer.sender,
      send(calls) {
        collected.push(...calls);
        return sent.promise;
      },
    },
  };
  const running = acts.map((act) => act(collector));
  // Acts encode their calls before they first wait; those that prove something first take longer.
  while (collected.length < acts.length) await new Promise((resolve) => setImmediate(resolve));
  writer.sender.send(collected).then(sent.resolve, sent.reject);
  await Promise.all(running);
  return sent.promise;
}

/** Together; one by one where an interrupted seeding has done some of them, which these codes tell. */
export async function sendTogetherOrSingly(
  codes: readonly string[],
  writer: NetworkWriter,
  acts: readonly Act[],
): Promise<void> {
  try {
    await sendTogether(writer, acts);
  } catch (error) {
    if (!isAppError(error) || !codes.includes(error.code)) throw error;
    for (const act of acts) await alreadyDone(codes, () => act(writer));
  }
}
