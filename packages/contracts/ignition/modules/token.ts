import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import type { Address } from "viem";

/** Who receives demonstration dollars, in token units. */
export interface Holding {
  readonly holder: Address;
  readonly amount: bigint;
}

/** Deploys the demonstration dollar; networks with real money name their token instead. */
export function tokenModule(holdings: readonly Holding[]) {
  return buildModule("Token", (m) => ({ dollar: m.contract("DemoDollar", [[...holdings]]) }));
}
