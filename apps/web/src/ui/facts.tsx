import type { ReactNode } from "react";

export type Fact = { readonly term: string; readonly value: ReactNode };

/** Terms and their values in two columns that fold into one. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="grid grid-cols-[minmax(6rem,2fr)_3fr] gap-x-6 tabular-nums">
      {facts.map(({ term, value }) => (
        <div key={term} className="col-span-2 grid grid-cols-subgrid border-b border-rule py-2 last:border-0">
          <dt className="text-quiet first-letter:uppercase">{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
