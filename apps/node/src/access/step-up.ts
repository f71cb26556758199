import { AppError } from "@medequipshare/domain";
import type { Call, Hex } from "@medequipshare/protocol";
import {
  listActs,
  type NetworkAddresses,
  readAuthenticatorData,
  reservationManagerAbi,
} from "@medequipshare/sdk";
import { parseAuthenticatorData } from "@simplewebauthn/server/helpers";
import { decodeFunctionData, hexToBytes } from "viem";
import { selectorOf } from "./relayed-calls.ts";

/**
 * Throws access.step-up-unverified or access.step-up-synced when a passkey signed what it is not good enough for, and
 * access.operation-rejected when the signature cannot be read.
 */
export type RequireStepUp = (
  operation: { readonly sender: Hex; readonly signature: Hex },
  calls: readonly Call[],
) => void;

export type StepUpParameters = {
  readonly addresses: NetworkAddresses;
  /** What a passkey must say of itself. */
  readonly stepUp: "verified" | "device-bound";
};

/** What passkeys must say of themselves to move money, release equipment, approve or appoint. */
export function createStepUp({ addresses, stepUp }: StepUpParameters): RequireStepUp {
  const keyOf = (to: string, selector: string) => `${to} ${selector}`.toLowerCase();
  const acts = new Map(
    listActs()
      .filter(({ stepsUp }) => stepsUp)
      .map((act) => [keyOf(addresses[act.peer], selectorOf(act)), act.actName]),
  );

  function actOf({ to, data }: Call, sender: Hex): string | undefined {
    if (isSame(to, addresses.token)) return "moving dollars";
    if (isSame(to, sender)) return "adding a passkey";
    const bundled = isSame(to, addresses.reservationManager) ? bundledCalls(data) : [];
    for (const inner of bundled) {
      const act = actOf({ to, data: inner }, sender);
      if (act !== undefined) return act;
    }
    return acts.get(keyOf(to, data.slice(0, 10)));
  }

  return ({ sender, signature }, calls) => {
    const act = calls.map((call) => actOf(call, sender)).find((name) => name !== undefined);
    if (act === undefined) return;
    for (const { uv, be } of flagsOf(addresses, sender, signature)) {
      if (!uv) throw new AppError("access.step-up-unverified", { act });
      if (be && stepUp === "device-bound") throw new AppError("access.step-up-synced", { act });
    }
  };
}

function flagsOf({ webAuthnVerifier }: NetworkAddresses, account: Hex, signature: Hex) {
  try {
    return readAuthenticatorData(webAuthnVerifier, signature).map(
      (told) => parseAuthenticatorData(new Uint8Array(hexToBytes(told))).flags,
    );
  } catch (cause) {
    const problem = "its signature cannot be read";
    throw new AppError("access.operation-rejected", { account, problem }, { cause });
  }
}

const multicall = selectorOf({ peer: "reservationManager", functionName: "multicall" });

/** The calls that one call of the ReservationManager bundles. */
function bundledCalls(data: Hex): readonly Hex[] {
  if (!data.toLowerCase().startsWith(multicall)) return [];
  const { functionName, args } = decodeFunctionData({ abi: reservationManagerAbi, data });
  return functionName === "multicall" ? args[0] : [];
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
