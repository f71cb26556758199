import { formatMoney } from "../ui/format-money.ts";
import { changeMessages } from "./change-messages.ts";

/** Amounts of money that an act moves, said before it is signed; rows of nothing are left out. */
export function ConsequenceTable({ rows }: { rows: readonly (readonly [string, bigint])[] }) {
  return (
    <table className="listing my-4">
      <caption className="pb-1 text-left font-medium">{changeMessages.consequences}</caption>
      <tbody>
        {rows.map(([what, amount]) => (
          <tr key={what}>
            <td className="!py-1.5">{what}</td>
            <td className="!py-1.5 !pr-0 text-right">{formatMoney(amount)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
