import { type ReactNode, useId } from "react";

type SectionProps = {
  readonly title: string;
  readonly aside?: ReactNode;
  /** Whether what is inside reaches the edges, as rows and tables do. */
  readonly flush?: boolean;
  readonly children: ReactNode;
};

/** A titled part of a screen. */
export function Section({ title, aside, flush = false, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="card">
      <div className="card-head">
        <h2 id={id}>{title}</h2>
        {aside}
      </div>
      <div className={flush ? "" : "card-body"}>{children}</div>
    </section>
  );
}
