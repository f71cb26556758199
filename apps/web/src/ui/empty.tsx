import type { ReactNode } from "react";

/** Says that there is nothing to show, and what could be done about it. */
export function Empty({ children }: { children: ReactNode }) {
  return <p className="empty">{children}</p>;
}
