import { formatUsd } from "@medequipshare/domain";
import type { NodeClient } from "@medequipshare/protocol";
import {
  facilityLedgerAbi,
  facilityRegistryAbi,
  maintenanceFundAbi,
  type NetworkReader,
} from "@medequipshare/sdk";
import { erc20Abi } from "viem";
import { type Finding, findingOver } from "./finding.ts";

/** Recomputes the ledger's sums: accounts and fund against liabilities, tokens, and what the node says (INV-SET-1). */
export async function auditLedger(
  node: NodeClient,
  { client, addresses }: NetworkReader,
  unitIds: readonly number[],
): Promise<readonly Finding[]> {
  const ledger = { address: addresses.facilityLedger, abi: facilityLedgerAbi } as const;
  const maintenance = { address: addresses.maintenanceFund, abi: maintenanceFundAbi } as const;
  const registry = { address: addresses.facilityRegistry, abi: facilityRegistryAbi } as const;
  const count = await client.readContract({ ...registry, functionName: "facilityCount" });
  const facilityIds = Array.from({ length: count }, (_, index) => index + 1);
  const accounts = await Promise.all(
    facilityIds.map((id) => client.readContract({ ...ledger, functionName: "balanceOf", args: [id] })),
  );
  const [fund, liabilities, total, tokens] = await Promise.all([
    client.readContract({ ...ledger, functionName: "fund" }),
    client.readContract({ ...ledger, functionName: "liabilities" }),
    client.readContract({ ...maintenance, functionName: "total" }),
    client.readContract({
      address: addresses.token,
      abi: erc20Abi,
      functionName: "balanceOf",
      args: [ledger.address],
    }),
  ]);
  const units = await Promise.all(
    unitIds.map((id) => client.readContract({ ...maintenance, functionName: "balanceOf", args: [id] })),
  );
  const owed = accounts.reduce((sum, { free, escrowed }) => sum + free + escrowed, fund);
  const funds = units.reduce((sum, balance) => sum + balance, 0n);
  const told = await Promise.all(
    facilityIds.map(async (facilityId, index) => {
      const said = await node.ledger.get({ params: { facilityId } });
      const { free = 0n, escrowed = 0n } = accounts[index] ?? {};
      const same = said.free === free && said.escrowed === escrowed;
      return same
        ? undefined
        : `facility ${facilityId} has ${formatUsd(free)} free, the node says ${formatUsd(said.free)}`;
    }),
  );
  return [
    compare("accounts and fund add up to the ledger's liabilities", owed, liabilities),
    {
      check: "the ledger holds tokens for all it owes",
      ok: tokens >= liabilities,
      detail: formatUsd(tokens),
    },
    compare("the units' funds add up to the ledger's fund", funds, fund),
    compare("the maintenance fund's total is the ledger's fund", total, fund),
    findingOver("the node's balances are the chain's", told),
  ];
}

function compare(check: string, one: bigint, other: bigint): Finding {
  const ok = one === other;
  return { check, ok, detail: ok ? formatUsd(one) : `${formatUsd(one)} against ${formatUsd(other)}` };
}
