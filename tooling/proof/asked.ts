/** How much `npm run prove` asks for where nobody says otherwise. */
export const asked = {
  /** Drawn acts, against contracts and model. */
  operations: 100_000,
  /** Runs of each invariant. */
  runs: 2500,
  /** Seeds of the story. */
  seeds: 20,
} as const;
