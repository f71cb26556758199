import { formatUsd, type Quote } from "@medequipshare/domain";
import { formatMoney, roundParts } from "../ui/format-money.ts";
import { formatDuration } from "../ui/format-time.ts";
import { reservationMessages } from "./messages.ts";

type QuoteTableProps = {
  readonly quote: Quote;
  readonly turnaroundSeconds: number;
};

/** What a reservation holds in escrow, part by part. */
export function QuoteTable({ quote, turnaroundSeconds }: QuoteTableProps) {
  const [price = 0n, contribution = 0n, deposit = 0n] = roundParts([
    quote.price,
    quote.contribution,
    quote.deposit,
  ]);
  const parts: readonly [string, bigint][] = [
    [reservationMessages.price(formatDuration(quote.usableSeconds)), price],
    [reservationMessages.contribution, contribution],
    [reservationMessages.deposit, deposit],
  ];
  return (
    <div className="my-4">
      <table className="listing">
        <caption className="pb-1 text-left font-medium">{reservationMessages.quote}</caption>
        <tbody>
          {parts.map(([part, amount]) => (
            <tr key={part}>
              <td className="!py-1.5">{part}</td>
              <td className="!py-1.5 !pr-0 text-right">{formatMoney(amount)}</td>
            </tr>
          ))}
          <tr className="font-semibold">
            <td className="!py-1.5">{reservationMessages.total}</td>
            <td className="!py-1.5 !pr-0 text-right" title={formatUsd(quote.escrow)}>
              {formatMoney(quote.escrow)}
            </td>
          </tr>
        </tbody>
      </table>
      {turnaroundSeconds > 0 && (
        <p className="mt-2 text-sm text-quiet">
          {reservationMessages.turnaround(formatDuration(turnaroundSeconds))}
        </p>
      )}
    </div>
  );
}
