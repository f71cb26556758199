const paths = {
  go: "M4 10.5l4 4 8-9",
  stop: "M5 5l10 10M15 5L5 15",
  wait: "M10 4v7M10 14.5v1.5",
  right: "M4 10h11M11 6l4 4-4 4",
  left: "M16 10H5M9 6l-4 4 4 4",
  before: "M12 5l-5 5 5 5",
  after: "M8 5l5 5-5 5",
  down: "M5 8l5 5 5-5",
  place:
    "M10 17s-5-4.6-5-8.6A5 5 0 0 1 15 8.4C15 12.4 10 17 10 17zM10 10.2a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6z",
  wallet: "M3 6.5h12.5V15H3zM3 6.5l9-2.5v2.5M12.5 10.8h.1",
  document: "M5 3h7l3 3v11H5zM12 3v3h3M7.5 10h5M7.5 13h5",
} as const;
export type IconName = keyof typeof paths;

/** A small drawing beside a word that says the same; hidden from screen readers. */
export function Icon({ name, className = "" }: { name: IconName; className?: string }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 20 20"
      className={`mt-[0.15em] inline-block size-[1.15em] shrink-0 ${className}`}
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={paths[name]} />
    </svg>
  );
}
