import { AppError } from "@medequipshare/domain";
import type { Address, Call } from "@medequipshare/protocol";
import {
  facilityRegistryAbi,
  getStaff,
  type NetworkAddresses,
  passkeyAccountAbi,
  peerNames,
} from "@medequipshare/sdk";
import { decodeFunctionData, getAbiItem, type PublicClient, toFunctionSelector } from "viem";
import type { FacilityStanding, ServedFacilities } from "../facility/served-facilities.ts";
import { sameText } from "./same-text.ts";

export type SenderPolicy = {
  /**
   * Accepts the staff of a served facility calling the network's contracts or adding signers to their own account, and with the enrolment code also the staff
   * of one that waits for its activation, and an applicant applying for a served NPI. Throws access.sender-not-served, access.relay-not-allowed.
   */
  require(account: Address, calls: readonly Call[], enrolmentCode: string | undefined): Promise<void>;
};

export type SenderPolicyParameters = {
  readonly client: PublicClient;
  readonly addresses: NetworkAddresses;
  readonly served: ServedFacilities;
  readonly enrolmentCode: string | undefined;
};

/** For whom this node spends gas, and on what. */
export function createSenderPolicy({
  client,
  addresses,
  served,
  enrolmentCode,
}: SenderPolicyParameters): SenderPolicy {
  const { token, accountFactory } = addresses;
  const own = [...peerNames.map((name) => addresses[name]), token, accountFactory];
  const targets = new Set(own.map((at) => at.toLowerCase()));

  async function standingOf(account: Address): Promise<FacilityStanding> {
    const [{ facilityId, until }, { timestamp }] = await Promise.all([
      getStaff({ client, addresses }, { account }),
      client.getBlock(),
    ]);
    return facilityId === 0 || until <= timestamp ? "foreign" : served.standingOf(facilityId);
  }

  return {
    async require(account, calls, givenCode) {
      for (const { to, data, value = 0n } of calls) {
        if (value !== 0n || !(targets.has(to.toLowerCase()) || addsSigner(account, to, data))) {
          throw new AppError("access.relay-not-allowed", { selector: data.slice(0, 10), to });
        }
      }
      const standing = await standingOf(account);
      if (standing === "served") return;
      const npi = applicantNpi(calls, addresses);
      const knowsCode =
        enrolmentCode !== undefined && givenCode !== undefined && sameText(enrolmentCode, givenCode);
      const applies = npi !== undefined && served.servesNpi(npi);
      if (knowsCode && (standing === "applicant" || applies)) return;
      throw new AppError("access.sender-not-served", { account });
    },
  };
}

const addSigners = toFunctionSelector(getAbiItem({ abi: passkeyAccountAbi, name: "addSigners" }));

/** Whether the account makes one more passkey its own, as for a second phone. */
function addsSigner(account: Address, to: Address, data: Call["data"]): boolean {
  return to.toLowerCase() === account.toLowerCase() && data.startsWith(addSigners);
}

/** The NPI of a call that does nothing but apply for membership. */
function applicantNpi(calls: readonly Call[], addresses: NetworkAddresses): string | undefined {
  const [call] = calls;
  if (call === undefined || calls.length !== 1) return undefined;
  if (call.to.toLowerCase() !== addresses.facilityRegistry.toLowerCase()) return undefined;
  try {
    const decoded = decodeFunctionData({ abi: facilityRegistryAbi, data: call.data });
    return decoded.functionName === "applyForMembership" ? decoded.args[0].npi.toString() : undefined;
  } catch {
    return undefined;
  }
}
