import { uiMessages } from "./messages.ts";

const widths = [92, 75, 58, 81, 64, 87, 70, 53, 76, 59];

/** Says that something is on its way, with about as many grey lines as it will take. */
export function Loading({ lines = 3 }: { lines?: number }) {
  return (
    <div role="status" className="grid gap-3 py-4">
      <span className="sr-only">{uiMessages.loading}</span>
      {widths.slice(0, lines).map((width) => (
        <span key={width} className="h-4 motion-safe:animate-pulse bg-rule" style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}
