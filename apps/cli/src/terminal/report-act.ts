import { formatUsd } from "@medequipshare/domain";
import type { ActReceipt } from "@medequipshare/sdk";
import type { CommandResult } from "./command.ts";
import { formatFields, formatMoment } from "./format.ts";

const money = new Set([
  "amount",
  "balance",
  "bond",
  "compensation",
  "contribution",
  "escrow",
  "free",
  "lateFee",
  "refund",
  "revenue",
  "shortfall",
  "toBorrower",
  "toOwner",
]);

const moments = new Set(["startsAt", "endsAt", "heldUntil", "from", "until", "validUntil", "dueAt"]);

type ResultName<Result> = Exclude<keyof Result, keyof ActReceipt>;

/** What an act did: a sentence, its results (those of the names, or all), the transaction and its gas. */
export function reportAct<Result extends ActReceipt>(
  sentence: string,
  { logs: _logs, ...receipt }: Result,
  names?: readonly ResultName<Result>[],
): CommandResult {
  const { hash, blockNumber, gasUsed, ...all } = receipt;
  const told = new Map(Object.entries(all));
  const wanted = names?.map(String) ?? [...told.keys()];
  const results = Object.fromEntries(wanted.map((name) => [name, told.get(name)]));
  const shown = Object.entries(results).map(([name, value]): [string, string] => [
    name,
    shownValue(name, value),
  ]);
  return {
    data: { ...results, transaction: hash, block: blockNumber, gas: gasUsed },
    text: `${sentence}\n${formatFields({
      ...Object.fromEntries(shown),
      transaction: hash,
      block: String(blockNumber),
      gas: gasUsed.toLocaleString("en-US"),
    })}`,
  };
}

function shownValue(name: string, value: unknown): string {
  if (money.has(name) && typeof value === "bigint") return formatUsd(value);
  if (moments.has(name) && typeof value === "number") return formatMoment(value);
  return String(value);
}
