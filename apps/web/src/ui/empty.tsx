import type { ReactNode } from "react";

/** Says that there is nothing to show, and what could be done about it. */
export function Empty({ children }: { children: ReactNode }) {
  return <p className="border-l-4 border-rule px-4 py-3 text-quiet">{children}</p>;
}
