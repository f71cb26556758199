import { mapPeers, peerNames, peers } from "@medequipshare/contracts";
import { type Address, decodeFunctionData, encodeAbiParameters, encodeEventTopics, pad, toHex } from "viem";
import { describe, expect, it } from "vitest";
import { approveWork, contribute } from "../maintenance/acts.ts";
import { settleLoan } from "../settlement/acts.ts";
import { defineAct, isAct } from "./define-act.ts";
import type { Call } from "./encode-call.ts";
import type { NetworkWriter } from "./network.ts";
import type { NetworkAddresses } from "./network-addresses.ts";
import type { EventLog } from "./sender.ts";

const at = (number: number): Address => pad(toHex(number), { size: 20 });
const addresses: NetworkAddresses = {
  ...mapPeers((name) => at(1 + peerNames.indexOf(name))),
  chainId: 1,
  peerBook: at(100),
  entryPoint: at(101),
  accountFactory: at(102),
  webAuthnVerifier: at(103),
  token: at(104),
};
const { abi } = peers.maintenanceFund;
const contribution = { unitId: 7, amount: 3n };

/** A writer on whose network every act leaves these logs. */
function writer(logs: readonly EventLog[]): NetworkWriter & { readonly sent: Call[] } {
  const sent: Call[] = [];
  const sender: NetworkWriter["sender"] = {
    async send(calls) {
      sent.push(...calls);
      return { hash: pad("0x1"), blockNumber: 1n, gasUsed: 2n, logs };
    },
  };
  return { sender, addresses, sent };
}

function credited(address: Address): EventLog {
  const [signature] = encodeEventTopics({ abi, eventName: "UnitFundCredited" });
  const topics = [signature, pad("0x7"), pad("0x5")].filter((topic) => typeof topic === "string");
  return {
    address,
    topics,
    data: encodeAbiParameters([{ type: "uint256" }, { type: "uint256" }], [3n, 10n]),
  };
}

describe("defineAct", () => {
  it("sends one call of its peer and gives the receipt", async () => {
    const network = writer([]);
    expect(await approveWork(network, { workOrderId: 9n })).toMatchObject({ blockNumber: 1n, gasUsed: 2n });
    const [call] = network.sent;
    expect(call).toEqual(approveWork.call(addresses, { workOrderId: 9n }));
    expect(call?.to).toBe(addresses.maintenanceFund);
    expect(decodeFunctionData({ abi, data: call?.data ?? "0x" })).toEqual({
      functionName: "approve",
      args: [9n],
    });
  });

  it("adds what its event tells to the receipt", async () => {
    const strange = credited(addresses.token);
    const result = await contribute(writer([strange, credited(addresses.maintenanceFund)]), contribution);
    expect(result).toMatchObject({ hash: pad("0x1"), unitId: 7, facilityId: 5, amount: 3n, balance: 10n });
  });

  it("says that the event is missing", async () => {
    const lost = contribute(writer([credited(addresses.token)]), contribution);
    await expect(lost).rejects.toMatchObject({ code: "internal.unexpected" });
  });

  it("says what it is without being sent", () => {
    const { peer, functionName, tells, relayed } = settleLoan;
    expect([peer, functionName, tells, relayed]).toEqual(["settlementDesk", "settle", "LoanSettled", true]);
    expect([approveWork.tells, approveWork.relayed]).toEqual([undefined, false]);
    expect([isAct(settleLoan), isAct(isAct), isAct({})]).toEqual([true, false, false]);
  });

  it("does not compile for what the ABI has not", () => {
    const peer = "maintenanceFund";
    const args = ({ id }: { readonly id: bigint }) => [id] as const;
    const approve = { peer, call: "approve", args } as const;
    const badActs = () => [
      defineAct(approve),
      // @ts-expect-error the function takes one argument
      defineAct({ ...approve, args: ({ id }: { readonly id: bigint }) => [id, 1] as const }),
      // @ts-expect-error the function takes an integer
      defineAct({ ...approve, args: ({ id }: { readonly id: bigint }) => [String(id)] as const }),
      // @ts-expect-error the peer has no such function
      defineAct({ ...approve, call: "approveAll" }),
      // @ts-expect-error the function changes nothing
      defineAct({ ...approve, call: "workOrderOf" }),
      // @ts-expect-error the peer has no such event
      defineAct({ ...approve, tells: "LoanSettled" }),
      // @ts-expect-error without an event there is nothing to give
      defineAct({ ...approve, gives: () => ({ workOrderId: 7n }) }),
      // @ts-expect-error there is no such peer
      defineAct({ ...approve, peer: "maintenanceDesk" }),
    ];
    const badUses = async (network: NetworkWriter) => [
      (await contribute(network, contribution)).balance,
      // @ts-expect-error the event has no such argument
      (await contribute(network, contribution)).free,
      // @ts-expect-error the act tells no event
      (await approveWork(network, { workOrderId: 1n })).workOrderId,
      // @ts-expect-error the act needs an amount
      contribute(network, { unitId: 7 }),
    ];
    expect([badActs, badUses]).toHaveLength(2);
  });
});
