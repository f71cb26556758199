import { formatUsd } from "@medequipshare/domain";
import { facilityLedgerAbi } from "@medequipshare/sdk";
import type { Hospital } from "../../seed/montana.ts";
import { post, type Stage } from "../stage.ts";
import { balance } from "../steps/reserve.ts";

/** What an act adds to a facility's two balances, token units; negative where it takes. */
export interface Due {
  readonly place: Hospital;
  readonly free: bigint;
  readonly escrowed: bigint;
}

interface Told {
  readonly who: string;
  readonly what: string;
}

/** What is added to the free and to the escrowed balance of a facility. */
export const due = (place: Hospital, free: bigint, escrowed = 0n): Due => ({ place, free, escrowed });

/** From the free balance into escrow. */
export const setAside = (place: Hospital, amount: bigint): Due => due(place, -amount, amount);

/**
 * Runs one act and compares the whole ledger before and after, to the unit: those named get what is due, everybody else
 * nothing, the fund `toFund`; nothing is made or lost. Tells one line.
 */
export async function expectMoney<Made>(
  stage: Stage,
  { who, what }: Told,
  dues: readonly Due[],
  act: () => Promise<Made>,
  toFund = 0n,
): Promise<Made> {
  const sum = dues.reduce((total, { free, escrowed }) => total + free + escrowed, toFund);
  if (sum !== 0n) throw new Error(`${what}: what is due does not add up, ${sum} is left`);
  const before = await readLedger(stage);
  const made = await act();
  const after = await readLedger(stage);
  const bySlug = new Map(dues.map((each) => [each.place.slug, each]));
  for (const [slug, was] of before.accounts) {
    const is = after.accounts.get(slug) ?? was;
    const { free = 0n, escrowed = 0n } = bySlug.get(slug) ?? {};
    if (is.free - was.free !== free || is.escrowed - was.escrowed !== escrowed)
      throw new Error(
        `${what}: ${slug} got ${is.free - was.free} free, ${is.escrowed - was.escrowed} escrowed; due are ${free}, ${escrowed}`,
      );
  }
  if (after.fund - before.fund !== toFund)
    throw new Error(`${what}: the fund got ${after.fund - before.fund}; due are ${toFund}`);
  for (const { place, free } of dues) post(stage, place, free);
  stage.record.tell({ who, what: `${what}: ${describe(dues, toFund)}` });
  return made;
}

async function readLedger(stage: Stage) {
  const { chain, addresses, facts, places } = stage;
  const { owner, borrower, carrier, provider, founders } = places;
  const all = [owner, borrower, carrier, provider, ...founders].filter(({ slug }) => facts.ids.has(slug));
  const accounts = all.map(async (place) => [place.slug, await balance(stage, place)] as const);
  const ledger = { address: addresses.facilityLedger, abi: facilityLedgerAbi } as const;
  const fund = chain.readContract({ ...ledger, functionName: "fund" });
  return { accounts: new Map(await Promise.all(accounts)), fund: await fund };
}

function describe(dues: readonly Due[], toFund: bigint): string {
  const parts = dues.flatMap(({ place, free, escrowed }) => {
    const moved = [
      ...(free === 0n ? [] : [`${signed(free)} free`]),
      ...(escrowed === 0n ? [] : [`${signed(escrowed)} in escrow`]),
    ];
    return moved.length > 0 ? [`${place.name} ${moved.join(" and ")}`] : [];
  });
  if (toFund !== 0n) parts.push(`the fund ${signed(toFund)}`);
  return parts.join("; ") || "nobody pays, nobody gets";
}

const signed = (amount: bigint): string => (amount > 0n ? `+${formatUsd(amount)}` : formatUsd(amount));
