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
  today: "M3 5.5h14v11.5H3zM3 9h14M7 3v4M13 3v4M7 13l2 2 4-4",
  find: "M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12zM13.5 13.5L17.5 17.5",
  outAndIn: "M3 7h13M12.5 3.5L16 7l-3.5 3.5M17 13H4M7.5 9.5L4 13l3.5 3.5",
  equipment: "M10 2.5l7 3.7v7.6l-7 3.7-7-3.7V6.2zM3 6.2l7 3.7 7-3.7M10 9.9v7.6",
  network:
    "M10 6.2a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM4.2 17.4a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM15.8 17.4a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM9.1 6l-4 7.6M10.9 6l4 7.6M6.2 15.4h7.6",
  people:
    "M7 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM1.8 16.5c.4-3 2.4-4.6 5.2-4.6s4.8 1.6 5.2 4.6M13 9.3a2.6 2.6 0 1 0-.6-5.1M15 12.3c1.8.5 2.9 1.9 3.2 4.2",
  more: "M4.5 10h.1M10 10h.1M15.5 10h.1",
  clock: "M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15zM10 5.8v4.4l3 2.2",
  calendar: "M3 5h14v12H3zM3 9h14M7 3v3.5M13 3v3.5",
  hourglass: "M5 2.5h10M5 17.5h10M6 2.5c0 4.5 4 4.7 4 7.5s-4 3-4 7.5M14 2.5c0 4.5-4 4.7-4 7.5s4 3 4 7.5",
  van: "M2 5h9.5v9H2zM11.5 8h3.7l2.8 3v3h-6.5M5.5 16.3a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4zM14.5 16.3a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4z",
  out: "M11 4H4v12h7M8.5 10H17M13.8 6.5L17.3 10l-3.5 3.5",
  octagon: "M6.7 2.5h6.6l4.2 4.2v6.6l-4.2 4.2H6.7l-4.2-4.2V6.7zM7 7l6 6M13 7l-6 6",
  scales: "M10 3v14M5 17h10M4 6h12M4 6l-2.4 5.5a2.6 2.6 0 0 0 4.8 0zM16 6l-2.4 5.5a2.6 2.6 0 0 0 4.8 0z",
  document: "M5 3h7l3 3v11H5zM12 3v3h3M7.5 10h5M7.5 13h5",
} as const;
export type IconName = keyof typeof paths;

/** A small drawing beside a word that says the same; hidden from screen readers. */
export function Icon({ name, className = "" }: { name: IconName; className?: string }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 20 20"
      className={`icon ${className}`}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={paths[name]} />
    </svg>
  );
}
