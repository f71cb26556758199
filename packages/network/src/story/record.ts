import { formatUsd } from "@medequipshare/domain";

/** One thing a person did. */
export interface Act {
  readonly who: string;
  readonly what: string;
  /** Token units that moved or were agreed on. */
  readonly money?: bigint;
}

/** One numbered step of the story and the transactions it took. */
export interface StepRecord {
  readonly name: string;
  gas: bigint;
  readonly txs: string[];
}

export interface StoryRecord {
  readonly steps: StepRecord[];
  step(name: string): void;
  /** Notes a transaction; the next act told is its story. */
  note(tx: string, gas: bigint): void;
  tell(act: Act): void;
  /** Tells something that happened beside the acts: it claims no transactions. */
  aside(who: string, what: string): void;
}

/** Collects steps; prints one readable line an act unless `quiet`. */
export function createRecord(quiet: boolean): StoryRecord {
  const steps: StepRecord[] = [];
  const untold: { readonly tx: string; readonly gas: bigint }[] = [];
  return {
    steps,
    step(name) {
      steps.push({ name, gas: 0n, txs: [] });
      if (!quiet) console.log(`\n${steps.length}. ${name}`);
    },
    note(tx, gas) {
      const step = steps.at(-1);
      if (!step) return;
      step.gas += gas;
      step.txs.push(tx);
      untold.push({ tx, gas });
    },
    aside(who, what) {
      if (!quiet) console.log(`   ${who} ${what}`);
    },
    tell({ who, what, money }) {
      const own = untold.splice(0);
      if (quiet) return;
      const gas = own.reduce((sum, one) => sum + one.gas, 0n);
      const chain = own.length > 0 && `tx ${own.map(({ tx }) => tx.slice(0, 10)).join(" ")}, ${gas} gas`;
      const tail = [chain, money !== undefined && formatUsd(money)].filter(Boolean).join(", ");
      console.log(`   ${who} ${what}${tail ? `  (${tail})` : ""}`);
    },
  };
}
