import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  blankFlash,
  type Hex,
  type Lock,
  type LockEffect,
  type LockEvent,
  type LockFlash,
  OFFLINE_GRANT_SECONDS,
  PRESENCE_SECONDS,
  startLock,
  stepLock,
} from "./lock-machine.ts";

const ANNA: Hex = "0xaa";
const BEN: Hex = "0xbb";

/** A lock in a world of chain and network, which keeps by hand what the lock may do. */
class World {
  lock: Lock;
  /** What the flash holds: only what was stored. */
  flash: LockFlash = blankFlash;
  /** Seconds since the world began; the lock knows nothing of it. */
  now = 0;
  /** Whether the chain holds a grant, by operator. */
  readonly granted = new Set<Hex>();
  /** When the chain held a grant last, by operator. */
  readonly heldAt = new Map<Hex, number>();
  questions: { id: number; operator: Hex; askedAt: number }[] = [];
  onTheWay: number[] = [];
  /** How often the chain recorded each opening. */
  readonly recorded = new Map<number, number>();
  readonly brokenGlass: number[] = [];
  readonly decisions: string[] = [];
  private nonces = 0;

  constructor() {
    const { lock, effects } = startLock(blankFlash);
    this.lock = lock;
    this.perform(effects);
  }

  get isOnline(): boolean {
    return this.lock.memory.online;
  }

  /** `until` loses power after so many effects. */
  tell(event: LockEvent, until = Number.POSITIVE_INFINITY): void {
    const { lock, effects } = stepLock(this.lock, event);
    this.lock = lock;
    this.perform(effects.slice(0, until));
    if (effects.length > until) this.reboot();
  }

  reboot(): void {
    const { lock, effects } = startLock(this.flash);
    this.lock = lock;
    this.perform(effects);
  }

  private perform(effects: readonly LockEffect[]): void {
    for (const effect of effects) {
      if (effect.type === "store") this.flash = effect.flash;
      if (effect.type === "ask-chain")
        this.questions.push({ id: effect.id, operator: effect.operator, askedAt: this.now });
      if (effect.type === "deliver") this.onTheWay.push(...effect.entries.map(({ sequence }) => sequence));
      if (effect.type === "decide") this.decisions.push(effect.decision);
      if (effect.type === "move-bolt" && effect.why === "glass") {
        const last = this.flash.journal.at(-1);
        if (last?.sequence !== this.flash.sequence)
          throw new Error("the bolt moved before it was journalled");
        this.brokenGlass.push(this.flash.sequence);
      }
    }
  }

  pass(seconds: number): void {
    this.now += seconds;
    for (const operator of this.granted) this.heldAt.set(operator, this.now);
    this.tell({ type: "time-passed", seconds });
  }

  checkOut(operator: Hex): void {
    this.nonces += 1;
    const nonce: Hex = `0x${this.nonces}`;
    const before = this.lock.memory.stated.length;
    this.tell({ type: "presence-asked", operator, nonce });
    if (this.lock.memory.stated.length === before && before < 16) return;
    this.granted.add(operator);
    this.heldAt.set(operator, this.now);
    if (this.isOnline) this.tell({ type: "grant-told", operator, nonce });
  }

  /** Answers the oldest question, or the newest first. */
  answer(newest: boolean): void {
    const question = newest ? this.questions.pop() : this.questions.shift();
    if (question === undefined) return;
    const mayOpen = this.granted.has(question.operator);
    this.tell({ type: "answered", id: question.id, mayOpen });
  }

  revoke(operator: Hex): void {
    this.granted.delete(operator);
  }

  arrive(): void {
    const sequence = this.onTheWay.shift();
    if (sequence === undefined || !this.isOnline) return;
    // As the contract: a sequence counts once.
    if (!this.recorded.has(sequence)) this.recorded.set(sequence, 1);
  }

  /** The lock reads on chain what is recorded. */
  look(): void {
    if (!this.isOnline) return;
    for (const { sequence } of this.lock.flash.journal) {
      if (this.recorded.has(sequence)) this.tell({ type: "recorded", sequence });
    }
  }
}

const operator = fc.constantFrom(ANNA, BEN);
const action = fc.oneof(
  fc.record({
    act: fc.constant("pass" as const),
    seconds: fc.oneof(fc.nat(20), fc.integer({ min: 880, max: 920 }), fc.nat(4_000)),
  }),
  fc.record({
    act: fc.constantFrom(
      "up" as const,
      "down" as const,
      "reboot" as const,
      "clock" as const,
      "arrive" as const,
      "lose" as const,
      "look" as const,
    ),
  }),
  fc.record({
    act: fc.constantFrom(
      "checkOut" as const,
      "revoke" as const,
      "attempt" as const,
      "attempt" as const,
      "forge" as const,
    ),
    operator,
  }),
  fc.record({ act: fc.constant("answer" as const), newest: fc.boolean() }),
  fc.record({ act: fc.constant("answer" as const), newest: fc.boolean() }),
  fc.record({ act: fc.constant("break" as const), until: fc.constantFrom(0, 1, 2, 9, 9, 9) }),
);
type Action = typeof action extends fc.Arbitrary<infer Value> ? Value : never;

function play(world: World, step: Action): void {
  if (step.act === "pass") world.pass(step.seconds);
  else if (step.act === "up") world.tell({ type: "network-up" });
  else if (step.act === "down") world.tell({ type: "network-down" });
  else if (step.act === "reboot") world.reboot();
  else if (step.act === "clock") world.tell({ type: "clock-set", at: 1_800_000_000 + world.now });
  else if (step.act === "arrive") world.arrive();
  else if (step.act === "lose") world.onTheWay.shift();
  else if (step.act === "look") world.look();
  else if (step.act === "checkOut") world.checkOut(step.operator);
  else if (step.act === "revoke") world.revoke(step.operator);
  else if (step.act === "attempt") world.tell({ type: "opening-asked", operator: step.operator });
  else if (step.act === "forge") world.tell({ type: "grant-told", operator: step.operator, nonce: "0xf0" });
  else if (step.act === "answer") world.answer(step.newest);
  else if (step.act === "break") world.tell({ type: "glass-broken" }, step.until);
}

/** Whose opening the step decides on. */
function openerOf(world: World, step: Action): Hex | undefined {
  if (step.act === "answer") return world.questions.at(step.newest ? -1 : 0)?.operator;
  return step.act === "attempt" ? step.operator : undefined;
}

const started = (): World => {
  const world = new World();
  world.tell({ type: "network-up" });
  world.tell({ type: "clock-set", at: 1_800_000_000 });
  return world;
};
const checkedOut = (): World => {
  const world = started();
  world.checkOut(ANNA);
  world.answer(false);
  return world;
};
const attempt = (world: World, by = ANNA): string | undefined => {
  world.tell({ type: "opening-asked", operator: by });
  if (world.isOnline) world.answer(true);
  return world.decisions.at(-1);
};

describe("a lock, whatever happens to it in whatever order", () => {
  it("opens on a grant that the chain held within the last 15 minutes, or by its glass", () => {
    let opened = 0;
    fc.assert(
      fc.property(fc.array(action, { minLength: 10, maxLength: 60, size: "max" }), (actions) => {
        const world = checkedOut();
        for (const step of actions) {
          const before = world.decisions.length;
          const by = openerOf(world, step);
          play(world, step);
          const open = world.decisions.slice(before).filter((one) => /^opened(: offline grant)?$/.test(one));
          if (open.length === 0) continue;
          opened += 1;
          expect(by).toBeDefined();
          expect(world.now - (world.heldAt.get(by ?? BEN) ?? -1)).toBeLessThanOrEqual(OFFLINE_GRANT_SECONDS);
        }
      }),
      { numRuns: 2_000 },
    );
    expect(opened).toBeGreaterThan(300);
  });

  it("opens by its glass whenever asked, and every such opening comes on chain exactly once", () => {
    fc.assert(
      fc.property(fc.array(action, { minLength: 10, maxLength: 60, size: "max" }), (actions) => {
        const world = started();
        for (const step of actions) {
          const before = world.brokenGlass.length;
          play(world, step);
          if (step.act === "break" && step.until > 1) expect(world.brokenGlass.length).toBe(before + 1);
        }
        world.reboot();
        world.tell({ type: "network-up" });
        while (world.onTheWay.length > 0) world.arrive();
        world.look();
        expect(world.flash.journal).toEqual([]);
        expect([...world.recorded.values()].every((times) => times === 1)).toBe(true);
        for (const sequence of world.brokenGlass) expect(world.recorded.has(sequence)).toBe(true);
        expect(new Set(world.brokenGlass).size).toBe(world.brokenGlass.length);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("a lock without network", () => {
  it.each([
    [OFFLINE_GRANT_SECONDS, "opened: offline grant"],
    [OFFLINE_GRANT_SECONDS + 1, "refused: offline, and no grant read within 15 minutes"],
  ])("%i s after the last grant it read: %s", (seconds, decision) => {
    const world = checkedOut();
    world.tell({ type: "network-down" });
    world.pass(seconds);
    expect(attempt(world)).toBe(decision);
  });

  it("does not live longer by being used", () => {
    const world = checkedOut();
    world.tell({ type: "network-down" });
    for (let turn = 0; turn < 3; turn += 1) {
      world.pass(OFFLINE_GRANT_SECONDS / 3);
      expect(attempt(world)).toBe("opened: offline grant");
    }
    world.pass(1);
    expect(attempt(world)).toMatch(/^refused: offline/);
  });

  it("opens for nobody else, and for nobody after a reboot", () => {
    const world = checkedOut();
    world.tell({ type: "network-down" });
    expect(attempt(world, BEN)).toMatch(/^refused/);
    world.reboot();
    expect(attempt(world)).toMatch(/^refused: offline/);
  });
});

describe("a lock with network", () => {
  it("refuses at once what the chain has revoked, and offline afterwards", () => {
    const world = checkedOut();
    world.revoke(ANNA);
    expect(attempt(world)).toBe("refused: the chain holds no such grant");
    world.tell({ type: "network-down" });
    expect(attempt(world)).toMatch(/^refused: offline/);
  });

  it("opens after a reboot on the grant that the chain still holds", () => {
    const world = checkedOut();
    world.reboot();
    world.tell({ type: "network-up" });
    expect(attempt(world)).toBe("opened");
  });

  it("takes an answer that came too late for none, and one to an earlier start for nothing", () => {
    const world = checkedOut();
    world.pass(OFFLINE_GRANT_SECONDS);
    world.tell({ type: "opening-asked", operator: ANNA });
    world.pass(11);
    world.answer(false);
    expect(world.decisions.at(-1)).toMatch(/^refused: offline/);
    world.tell({ type: "opening-asked", operator: ANNA });
    world.reboot();
    const before = world.decisions.length;
    world.answer(false);
    expect(world.decisions).toHaveLength(before);
  });

  it("lets no consent on a slow way outlive a refusal", () => {
    const world = checkedOut();
    world.tell({ type: "opening-asked", operator: ANNA });
    const slow = world.questions.pop()?.id ?? 0;
    world.revoke(ANNA);
    expect(attempt(world)).toBe("refused: the chain holds no such grant");
    const before = world.decisions.length;
    world.tell({ type: "answered", id: slow, mayOpen: true });
    expect(world.decisions).toHaveLength(before);
  });

  it("opens on a message once, for somebody who has just shown presence", () => {
    const world = checkedOut();
    world.tell({ type: "grant-told", operator: ANNA, nonce: "0x1" });
    world.answer(false);
    expect(world.decisions).toEqual(["opened", "kept closed: nobody asked"]);
    const other = started();
    other.tell({ type: "presence-asked", operator: ANNA, nonce: "0x1" });
    other.granted.add(ANNA);
    other.pass(PRESENCE_SECONDS + 1);
    other.tell({ type: "grant-told", operator: ANNA, nonce: "0x1" });
    other.answer(false);
    expect(other.decisions).toEqual(["kept closed: nobody asked"]);
    expect(attempt(other)).toBe("opened");
  });

  it("asks the chain about no nonce that it never stated", () => {
    const world = started();
    world.tell({ type: "grant-told", operator: ANNA, nonce: "0xf0" });
    expect(world.decisions.at(-1)).toBe("refused: not for a presence it stated");
    expect(world.questions).toEqual([]);
  });
});

describe("a lock without a clock", () => {
  it("states no presence, and writes no time of an opening", () => {
    const world = new World();
    world.tell({ type: "clock-set", at: 1_800_000_000 });
    world.tell({ type: "presence-asked", operator: ANNA, nonce: "0x01" });
    expect(world.decisions).toEqual(["refused: it has no clock"]);
    world.tell({ type: "glass-broken" });
    world.tell({ type: "network-up" });
    world.tell({ type: "clock-set", at: 1_800_000_000 });
    world.pass(5);
    world.tell({ type: "glass-broken" });
    expect(world.flash.journal).toEqual([
      { bootCount: 1, sequence: 1, openedAt: 0 },
      { bootCount: 1, sequence: 2, openedAt: 1_800_000_005 },
    ]);
  });
});
