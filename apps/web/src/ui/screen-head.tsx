import type { ReactNode } from "react";
import { PageTitle } from "./page-title.tsx";

type ScreenHeadProps = {
  readonly title: string;
  readonly lead?: ReactNode;
  /** Beside the title on a desk, below it on a phone. */
  readonly aside?: ReactNode;
};

/** What a screen is called, in the page and in the browser's tab. */
export function ScreenHead({ title, lead, aside }: ScreenHeadProps) {
  return (
    <div className="mb-6 flex flex-wrap items-end gap-x-8 gap-y-2">
      <PageTitle>{title}</PageTitle>
      <div className="grow basis-80">
        <h1 className="text-(length:--text-xl)">{title}</h1>
        {lead !== undefined && <p className="max-w-[65ch] text-quiet">{lead}</p>}
      </div>
      {aside}
    </div>
  );
}
