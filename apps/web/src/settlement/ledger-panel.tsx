import { formatUsd } from "@medequipshare/domain";
import type { LedgerAccount } from "@medequipshare/protocol";
import { useQuery } from "@tanstack/react-query";
import { useNode } from "../http/node-provider.tsx";
import { Empty } from "../ui/empty.tsx";
import { formatMoney } from "../ui/format-money.ts";
import { formatMoment } from "../ui/format-time.ts";
import { Loading } from "../ui/loading.tsx";
import { Problem } from "../ui/problem.tsx";
import { settlementMessages } from "./messages.ts";
import { ledgerQuery } from "./queries.ts";

/** A facility's balances and the movements that led to them. */
export function LedgerPanel({ facilityId }: { facilityId: number }) {
  const ledger = useQuery(ledgerQuery(useNode(), facilityId));
  if (ledger.isPending) return <Loading />;
  if (ledger.isError) return <Problem error={ledger.error} onRetry={() => void ledger.refetch()} />;
  const { free, escrowed, entries } = ledger.data;
  return (
    <>
      <dl className="mb-4 flex flex-wrap gap-x-10 gap-y-2">
        <Balance term={settlementMessages.free} amount={free} />
        <Balance term={settlementMessages.escrowed} amount={escrowed} />
      </dl>
      {entries.items.length === 0 ? (
        <Empty>{settlementMessages.none}</Empty>
      ) : (
        <Movements entries={entries.items} />
      )}
    </>
  );
}

function Balance({ term, amount }: { term: string; amount: bigint }) {
  return (
    <div>
      <dt className="text-sm text-quiet">{term}</dt>
      <dd className="text-2xl font-semibold tabular-nums" title={formatUsd(amount)}>
        {formatMoney(amount)}
      </dd>
    </div>
  );
}

function Movements({ entries }: { entries: LedgerAccount["entries"]["items"] }) {
  return (
    <div className="scrolling">
      <table className="listing">
        <caption className="sr-only">{settlementMessages.movements}</caption>
        <thead>
          <tr>
            <th scope="col">{settlementMessages.when}</th>
            <th scope="col">{settlementMessages.what}</th>
            <th scope="col" className="!text-right">
              {settlementMessages.freeChange}
            </th>
            <th scope="col" className="!pr-0 !text-right">
              {settlementMessages.escrowChange}
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={`${entry.transactionHash}-${entry.kind}-${entry.freeChange}-${entry.escrowedChange}`}>
              <td>{formatMoment(entry.at)}</td>
              <td>{settlementMessages.kinds[entry.kind] ?? entry.kind}</td>
              <td className="text-right">{change(entry.freeChange)}</td>
              <td className="!pr-0 text-right">{change(entry.escrowedChange)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function change(amount: string): string {
  const value = BigInt(amount);
  if (value === 0n) return "";
  return value > 0n ? `+${formatMoney(value)}` : formatMoney(value);
}
