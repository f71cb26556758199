/** What a lock does, as a function of what happens to it: no clock, network or flash of its own. */

/** How long an opening may rely on the last positive answer of the chain, seconds of the lock's own clock. */
export const OFFLINE_GRANT_SECONDS = 900;
/** How long the chain has to answer; what comes later is no answer. */
const ANSWER_SECONDS = 10;
/** How long a statement of presence means that somebody stands there, seconds; as long as it counts on chain. */
export const PRESENCE_SECONDS = 300;
/** Statements of presence and grants a lock remembers; each at most one flood of requests deep. */
const MOST_REMEMBERED = 16;

export type Hex = `0x${string}`;

/** An opening without a grant, as the lock will sign it. */
export type JournalEntry = {
  readonly bootCount: number;
  readonly sequence: number;
  /** 0 without a clock. */
  readonly openedAt: number;
};

/** Somebody whom a nonce of this lock stands for. */
type Stated = { readonly operator: Hex; readonly nonce: Hex };

/** Survives a loss of power. */
export type LockFlash = {
  readonly bootCount: number;
  readonly sequence: number;
  /** What the chain is not known to hold yet, oldest first. */
  readonly journal: readonly JournalEntry[];
  /** Nonces for which the chain held a grant once: not a grant, only whom to ask the chain about. */
  readonly known: readonly Stated[];
};

type Grant = Stated & { readonly askedAt: number };
/** `opens` when somebody stands at the door; else the answer is noted only. */
type Question = Grant & { readonly id: number; readonly opens: boolean };

/** Everything else: gone with the power. `elapsed` counts seconds since the lock started and never jumps. */
type LockMemory = {
  readonly elapsed: number;
  readonly online: boolean;
  readonly clock: { readonly at: number; readonly elapsed: number } | undefined;
  readonly stated: readonly (Stated & { readonly statedAt: number })[];
  readonly grants: readonly Grant[];
  readonly questions: readonly Question[];
  readonly asked: number;
};

export type Lock = { readonly flash: LockFlash; readonly memory: LockMemory };

export type LockEvent =
  | { readonly type: "reboot" }
  | { readonly type: "time-passed"; readonly seconds: number }
  | { readonly type: "network-up" }
  | { readonly type: "network-down" }
  /** Unix seconds from the source it trusts: the chain it reads itself. */
  | { readonly type: "clock-set"; readonly at: number }
  | { readonly type: "presence-asked"; readonly operator: Hex; readonly nonce: Hex }
  /** The gateway says there is a grant: a reason to ask the chain, nothing more. */
  | { readonly type: "grant-told"; readonly operator: Hex; readonly nonce: Hex }
  /** The operator is at the door again. */
  | { readonly type: "opening-asked"; readonly operator: Hex }
  /** The chain's answer to a question of this start; undefined when it did not answer. */
  | { readonly type: "answered"; readonly id: number; readonly mayOpen: boolean | undefined }
  | { readonly type: "glass-broken" }
  /** The lock read on chain that this opening is recorded. */
  | { readonly type: "recorded"; readonly sequence: number };

export type LockDecision =
  | "opened"
  | "opened: offline grant"
  | "opened: glass broken"
  | "kept closed: nobody asked"
  | "refused: not for a presence it stated"
  | "refused: the chain holds no such grant"
  | "refused: offline, and no grant read within 15 minutes"
  | "refused: it has no clock";

/** What the lock does, in this order; a loss of power may come between any two. */
export type LockEffect =
  | { readonly type: "store"; readonly flash: LockFlash }
  | { readonly type: "ask-chain"; readonly id: number; readonly operator: Hex; readonly nonce: Hex }
  | {
      readonly type: "state-presence";
      readonly operator: Hex;
      readonly nonce: Hex;
      readonly issuedAt: number;
    }
  | { readonly type: "move-bolt"; readonly why: "grant" | "glass" }
  | { readonly type: "decide"; readonly decision: LockDecision }
  | { readonly type: "deliver"; readonly entries: readonly JournalEntry[] };

export type LockStep = { readonly lock: Lock; readonly effects: readonly LockEffect[] };

const nothing: LockMemory = {
  elapsed: 0,
  online: false,
  clock: undefined,
  stated: [],
  grants: [],
  questions: [],
  asked: 0,
};

export const blankFlash: LockFlash = { bootCount: 0, sequence: 0, journal: [], known: [] };

/** A lock that has just got power. */
export function startLock(flash: LockFlash): LockStep {
  const started = { ...flash, bootCount: flash.bootCount + 1 };
  return { lock: { flash: started, memory: nothing }, effects: [{ type: "store", flash: started }] };
}

/** What the lock is and does after an event. */
export function stepLock(lock: Lock, event: LockEvent): LockStep {
  switch (event.type) {
    case "reboot":
      return startLock(lock.flash);
    case "time-passed":
      return quietly(lock, { elapsed: lock.memory.elapsed + Math.max(event.seconds, 0) });
    case "network-up":
      return {
        lock: withMemory(lock, { online: true }),
        effects: lock.flash.journal.length === 0 ? [] : [{ type: "deliver", entries: lock.flash.journal }],
      };
    case "network-down":
      return quietly(lock, { online: false });
    case "clock-set":
      return quietly(
        lock,
        lock.memory.online ? { clock: { at: event.at, elapsed: lock.memory.elapsed } } : {},
      );
    case "presence-asked":
      return statePresence(lock, event);
    case "grant-told":
      return considerGrant(lock, event);
    case "opening-asked":
      return considerOpening(lock, event.operator);
    case "answered":
      return decide(lock, event);
    case "glass-broken":
      return breakGlass(lock);
    case "recorded":
      return forget(lock, event.sequence);
  }
}

/** Unix seconds by the lock's clock; undefined when it has none since it started. */
export function wallClock({ memory }: Lock): number | undefined {
  return memory.clock && memory.clock.at + Math.floor(memory.elapsed - memory.clock.elapsed);
}

function statePresence(lock: Lock, { operator, nonce }: Stated): LockStep {
  const issuedAt = wallClock(lock);
  if (issuedAt === undefined) return refuse(lock, "refused: it has no clock");
  const stated = [...lock.memory.stated, { operator, nonce, statedAt: lock.memory.elapsed }].slice(
    -MOST_REMEMBERED,
  );
  return {
    lock: withMemory(lock, { stated }),
    effects: [{ type: "state-presence", operator, nonce, issuedAt }],
  };
}

/** A message opens once, for somebody who has just shown presence: one repeated later must not open for nobody. */
function considerGrant(lock: Lock, { operator, nonce }: Stated): LockStep {
  const isSame = (one: Stated) => one.operator === operator && one.nonce === nonce;
  const stated = lock.memory.stated.find(isSame);
  if (stated === undefined && !lock.flash.known.some(isSame)) {
    return refuse(lock, "refused: not for a presence it stated");
  }
  const opens = stated !== undefined && lock.memory.elapsed - stated.statedAt <= PRESENCE_SECONDS;
  return ask(lock, { operator, nonce }, opens);
}

function considerOpening(lock: Lock, operator: Hex): LockStep {
  const stated = lock.flash.known.find((one) => one.operator === operator);
  if (stated === undefined) return refuse(lock, "refused: not for a presence it stated");
  return ask(lock, stated, true);
}

/** Online the chain is asked; offline, what it said last counts. */
function ask(lock: Lock, { operator, nonce }: Stated, opens: boolean): LockStep {
  const { memory } = lock;
  if (!memory.online) return decideOffline(lock, operator, opens);
  const id = memory.asked + 1;
  const questions = [...memory.questions, { id, operator, nonce, askedAt: memory.elapsed, opens }];
  return {
    lock: withMemory(lock, { asked: id, questions: questions.slice(-MOST_REMEMBERED) }),
    effects: [{ type: "ask-chain", id, operator, nonce }],
  };
}

function decide(
  lock: Lock,
  { id, mayOpen }: { readonly id: number; readonly mayOpen: boolean | undefined },
): LockStep {
  const question = lock.memory.questions.find((one) => one.id === id);
  // Of a start before this one, or answered already.
  if (question === undefined) return { lock, effects: [] };
  const { operator, nonce, askedAt, opens } = question;
  // Earlier questions are settled by this answer: an old consent on a slow way must not outlive a refusal.
  const open = lock.memory.questions.filter((one) => one.operator !== operator || one.id > id);
  const left = withMemory(lock, { questions: open });
  const others = left.memory.grants.filter((one) => one.operator !== operator);
  const isLate = lock.memory.elapsed - askedAt > ANSWER_SECONDS;
  // A refusal counts however late it comes; an old consent opens nothing.
  if (mayOpen === false)
    return refuse(withMemory(left, { grants: others }), "refused: the chain holds no such grant");
  if (mayOpen === undefined || isLate) return decideOffline(left, operator, opens);
  const granted = withMemory(left, {
    grants: [...others, { operator, nonce, askedAt }].slice(-MOST_REMEMBERED),
    stated: left.memory.stated.filter((one) => one.operator !== operator || one.nonce !== nonce),
  });
  const [remembered, stored] = remember(granted, { operator, nonce });
  return { lock: remembered, effects: [...stored, ...openIf(opens, "opened")] };
}

function openIf(opens: boolean, decision: LockDecision): readonly LockEffect[] {
  if (!opens) return [{ type: "decide", decision: "kept closed: nobody asked" }];
  return [
    { type: "move-bolt", why: "grant" },
    { type: "decide", decision },
  ];
}

function decideOffline(lock: Lock, operator: Hex, opens: boolean): LockStep {
  const { grants, elapsed } = lock.memory;
  const isFresh = grants.some(
    (one) => one.operator === operator && elapsed - one.askedAt <= OFFLINE_GRANT_SECONDS,
  );
  if (!isFresh) return refuse(lock, "refused: offline, and no grant read within 15 minutes");
  return { lock, effects: openIf(opens, "opened: offline grant") };
}

/** Always opens, and never before it is written down that it did. */
function breakGlass(lock: Lock): LockStep {
  const { flash, memory } = lock;
  const sequence = flash.sequence + 1;
  const entry = { bootCount: flash.bootCount, sequence, openedAt: wallClock(lock) ?? 0 };
  const written = { ...flash, sequence, journal: [...flash.journal, entry] };
  return {
    lock: { flash: written, memory },
    effects: [
      { type: "store", flash: written },
      { type: "move-bolt", why: "glass" },
      { type: "decide", decision: "opened: glass broken" },
      ...(memory.online ? [{ type: "deliver", entries: [entry] } as const] : []),
    ],
  };
}

function forget(lock: Lock, sequence: number): LockStep {
  const journal = lock.flash.journal.filter((one) => one.sequence !== sequence);
  const flash = { ...lock.flash, journal };
  return { lock: { ...lock, flash }, effects: [{ type: "store", flash }] };
}

/** Flash wears out: it is written when a grant is new, not when it is used. */
function remember(lock: Lock, { operator, nonce }: Stated): readonly [Lock, readonly LockEffect[]] {
  const { known } = lock.flash;
  if (known.some((one) => one.operator === operator && one.nonce === nonce)) return [lock, []];
  const others = known.filter((one) => one.operator !== operator);
  const flash = { ...lock.flash, known: [...others, { operator, nonce }].slice(-MOST_REMEMBERED) };
  return [{ ...lock, flash }, [{ type: "store", flash }]];
}

function refuse(lock: Lock, decision: LockDecision): LockStep {
  return { lock, effects: [{ type: "decide", decision }] };
}

function withMemory(lock: Lock, change: Partial<LockMemory>): Lock {
  return { ...lock, memory: { ...lock.memory, ...change } };
}

function quietly(lock: Lock, change: Partial<LockMemory>): LockStep {
  return { lock: withMemory(lock, change), effects: [] };
}
