import { AppError } from "@medequipshare/domain";
import type { ActReceipt, Sender } from "../chain/sender.ts";
import { type AwaitDeliveryOptions, awaitDelivery } from "./await-delivery.ts";
import type { CallRelay } from "./operation-relay.ts";

export type RelaySenderParameters = AwaitDeliveryOptions & {
  /** Such as `createNodeClient(url).relay`. */
  readonly relays: CallRelay;
};

/** Sends, through a node, calls that anyone may make: signed check-outs, hand-overs, readings, sweeps, settlements. */
export function relaySender({ relays, ...options }: RelaySenderParameters): Sender {
  return {
    async send(calls) {
      let receipt: ActReceipt | undefined;
      for (const { to, data } of calls) {
        const submitted = await relays.submit({ body: { to, data } });
        const { id } = submitted;
        receipt = await awaitDelivery(id, submitted, () => relays.get({ params: { id } }), options);
      }
      return receipt ?? refuse();
    },
  };
}

function refuse(): never {
  throw new AppError("input.invalid", {
    field: "calls",
    value: "empty",
    problem: "there is nothing to send",
  });
}
