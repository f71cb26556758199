import type { NetworkWriter } from "../chain/network.ts";
import type { ActReceipt } from "../chain/sender.ts";
import { registerEncoded } from "./acts.ts";
import { encodeRegistration, type RegisterUnitParameters } from "./encode-registration.ts";

export type RegisterUnitReturnType = ActReceipt & {
  readonly unitId: number;
  /** Whether a second person must approve it before it may be lent. */
  readonly lifeSustaining: boolean;
};

/**
 * Registers a unit for the sender's facility. The sender is a biomedical engineer of it. A device identifier that is a
 * GTIN must have the right check digit, whoever asks: the chain cannot tell.
 */
export async function registerUnit(
  network: NetworkWriter,
  parameters: RegisterUnitParameters,
): Promise<RegisterUnitReturnType> {
  return registerEncoded(network, await encodeRegistration(parameters));
}
