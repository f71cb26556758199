import { formatUsd } from "@medequipshare/domain";
import type { ReservationDetail } from "@medequipshare/protocol";
import { Empty } from "../ui/empty.tsx";
import { formatMoney, roundParts } from "../ui/format-money.ts";
import { formatDuration } from "../ui/format-time.ts";
import { Icon } from "../ui/icon.tsx";
import { settlementMessages } from "./messages.ts";

type SettlementTableProps = { readonly escrow: bigint; readonly settlement: ReservationDetail["settlement"] };

/** How an escrow was divided, and whether its parts add up to it. */
export function SettlementTable({ escrow, settlement }: SettlementTableProps) {
  if (settlement === null) return <Empty>{settlementMessages.notYet}</Empty>;
  const { revenue, lateFee, contribution, refund, shortfall, metered, meteredSeconds } = settlement;
  const parts: readonly [string, bigint][] = [
    [settlementMessages.revenue, revenue],
    [settlementMessages.lateFee, lateFee],
    [settlementMessages.contribution, contribution],
    [settlementMessages.refund, refund],
  ];
  const rounded = roundParts(parts.map(([, amount]) => amount));
  const whole = parts.reduce((sum, [, amount]) => sum + amount, 0n);
  const time = formatDuration(Number(meteredSeconds));
  return (
    <>
      <p className="mb-2 text-quiet">
        {metered ? settlementMessages.metered(time) : settlementMessages.notMetered(time)}
      </p>
      <table className="listing">
        <tbody>
          {parts.map(([part, amount], index) => (
            <tr key={part}>
              <td>{part}</td>
              <td className="!pr-0 text-right" title={formatUsd(amount)}>
                {formatMoney(rounded[index] ?? amount)}
              </td>
            </tr>
          ))}
          <tr className="font-semibold">
            <td>{settlementMessages.whole}</td>
            <td className="!pr-0 text-right" title={formatUsd(escrow)}>
              {formatMoney(escrow)}
            </td>
          </tr>
        </tbody>
      </table>
      <p className={`mt-2 flex gap-1.5 text-sm ${whole === escrow ? "text-go" : "text-stop"}`}>
        <Icon name={whole === escrow ? "go" : "stop"} />
        {whole === escrow ? settlementMessages.addsUp : settlementMessages.differs}
      </p>
      {shortfall > 0n && (
        <p className="mt-1 text-sm">{settlementMessages.shortfall(formatMoney(shortfall))}</p>
      )}
    </>
  );
}
