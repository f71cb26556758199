/** What one step found: an empty list of problems is a pass. Counts default to one test per step. */
export type StepResult = {
  readonly problems: readonly string[];
  readonly passed?: number;
  readonly failed?: number;
  /** What to print although nothing is wrong. */
  readonly notes?: string;
};

/** One named step of `npm run check` or `npm test`. */
export type Step = { readonly name: string; readonly run: () => Promise<StepResult> };

/** A step's result together with how long it took. */
export type StepOutcome = {
  readonly name: string;
  readonly seconds: number;
  readonly passed: number;
  readonly failed: number;
};
