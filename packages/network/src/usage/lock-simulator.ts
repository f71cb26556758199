import { randomBytes } from "node:crypto";
import {
  breakGlassPayload,
  breakGlassTopic,
  grantPayload,
  grantTopic,
  presencePayload,
  presenceRequestPayload,
  presenceRequestTopic,
  presenceTopic,
} from "@medequipshare/protocol";
import {
  getBreakGlass,
  getLockNumber,
  mayOpen,
  type NetworkAddresses,
  type P256Key,
  signBreakGlass,
  signPresence,
} from "@medequipshare/sdk";
import type { MqttClient } from "mqtt";
import type { Address, PublicClient } from "viem";
import { z } from "zod";
import type { BrokerDoor } from "./broker-door.ts";
import { connectToBroker } from "./connect-to-broker.ts";
import {
  blankFlash,
  type Hex,
  type JournalEntry,
  type Lock,
  type LockDecision,
  type LockEffect,
  type LockEvent,
  type LockFlash,
  startLock,
  stepLock,
} from "./lock-machine.ts";

export interface LockParameters {
  readonly unitId: number;
  readonly key: P256Key;
  readonly addresses: NetworkAddresses;
  /** The lock reads grants from the chain itself; a gateway's message only wakes it. */
  readonly chain: PublicClient;
  /** Seconds of an oscillator that never jumps; the machine's unless given. */
  readonly oscillator?: () => number | Promise<number>;
}

/**
 * The lock of a cabinet as hardware: flash, power, network and a bolt around {@link stepLock}, which decides. Its
 * requests to the chain end when its network does.
 */
export class LockSimulator {
  private readonly parameters: LockParameters;
  private lock: Lock;
  private flash: LockFlash = blankFlash;
  private client: MqttClient | undefined;
  private beat: number | undefined;
  /** One thing after the other, as in a lock's own loop. */
  private turn: Promise<unknown> = Promise.resolve();
  private waiting: (() => void)[] = [];
  /** What it decided, in order. */
  readonly decisions: LockDecision[] = [];

  constructor(parameters: LockParameters) {
    this.parameters = parameters;
    const { lock, effects } = startLock(this.flash);
    this.lock = lock;
    for (const effect of effects) if (effect.type === "store") this.flash = effect.flash;
  }

  get unitId(): number {
    return this.parameters.unitId;
  }

  /** The network is there: the broker is found, the clock is set by the chain, the journal is delivered. */
  async connect(door: BrokerDoor): Promise<void> {
    await this.disconnect();
    const { unitId, addresses } = this.parameters;
    const requests = presenceRequestTopic(addresses.chainId, unitId).name;
    const grants = grantTopic(addresses.chainId, unitId).name;
    const client = await connectToBroker(door);
    this.client = client;
    client.on("message", (topic, message) => {
      void (topic === requests ? this.statePresence(message) : this.considerOpening(message));
    });
    // Before a message can ask for presence, which needs the clock.
    await this.inTurn(() => this.comeOnline());
    await client.subscribeAsync([requests, grants], { qos: 1 });
  }

  /** The network is lost. */
  async disconnect(): Promise<void> {
    await this.client?.endAsync(true);
    this.client = undefined;
    await this.inTurn(() => this.tell({ type: "network-down" }));
  }

  /** The power goes and comes back: the flash is what is left, and the network as it was. */
  async reboot(): Promise<void> {
    await this.inTurn(async () => {
      const { lock, effects } = startLock(this.flash);
      this.lock = lock;
      await this.perform(effects);
      if (this.client !== undefined) await this.comeOnline();
    });
  }

  /** Somebody breaks the glass. */
  async breakGlass(): Promise<LockDecision> {
    return this.decisionOn(() => this.tell({ type: "glass-broken" }));
  }

  /** The operator asks the lock itself to open, by its reader. */
  async ask(operator: Address): Promise<LockDecision> {
    return this.decisionOn(() => this.tell({ type: "opening-asked", operator: lower(operator) }));
  }

  /** Decides on a message that asks it to open, from wherever it came. */
  async considerOpening(message: Uint8Array): Promise<LockDecision> {
    const told = grantPayload.safeParse(jsonOf(message));
    const operator = lower(told.data?.operator ?? "0x");
    const nonce = told.data?.lockNonce ?? "0x";
    return this.decisionOn(() => this.tell({ type: "grant-told", operator, nonce }));
  }

  /** Resolves when the lock has decided `decisions` times in all. */
  async decided(decisions: number): Promise<void> {
    while (this.decisions.length < decisions) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  /** Reads on chain what is recorded, sends the rest again, and tells how many openings it still keeps. */
  async deliver(): Promise<number> {
    await this.inTurn(async () => {
      if (this.client === undefined) return;
      await this.strikeRecorded();
      await this.perform([{ type: "deliver", entries: this.flash.journal }]);
    });
    return this.flash.journal.length;
  }

  private inTurn<Result>(act: () => Promise<Result>): Promise<Result> {
    const done = this.turn.then(act);
    this.turn = done.catch(() => undefined);
    return done;
  }

  private decisionOn(act: () => Promise<void>): Promise<LockDecision> {
    return this.inTurn(async () => {
      await act();
      const decision = this.decisions.at(-1);
      if (decision === undefined) throw new TypeError("the lock decided nothing");
      return decision;
    });
  }

  private async comeOnline(): Promise<void> {
    await this.tell({ type: "network-up" });
    await this.setClock();
  }

  private async setClock(): Promise<void> {
    const { timestamp } = await this.parameters.chain.getBlock({ blockTag: "latest" });
    await this.tell({ type: "clock-set", at: Number(timestamp) });
  }

  private async tell(event: LockEvent): Promise<void> {
    await this.keepTime();
    const { lock, effects } = stepLock(this.lock, event);
    this.lock = lock;
    await this.perform(effects);
  }

  private async keepTime(): Promise<void> {
    const { oscillator = () => performance.now() / 1000 } = this.parameters;
    const beat = await oscillator();
    const seconds = this.beat === undefined ? 0 : beat - this.beat;
    this.beat = beat;
    this.lock = stepLock(this.lock, { type: "time-passed", seconds }).lock;
  }

  private async perform(effects: readonly LockEffect[]): Promise<void> {
    for (const effect of effects) {
      if (effect.type === "store") this.flash = effect.flash;
      else if (effect.type === "decide") this.note(effect.decision);
      else if (effect.type === "ask-chain") await this.askChain(effect);
      else if (effect.type === "state-presence") await this.publishPresence(effect);
      else if (effect.type === "deliver")
        for (const entry of effect.entries) await this.publishOpening(entry);
    }
  }

  private note(decision: LockDecision): void {
    this.decisions.push(decision);
    for (const resolve of this.waiting.splice(0)) resolve();
  }

  private async askChain({ id, operator, nonce }: { id: number; operator: Hex; nonce: Hex }): Promise<void> {
    const { unitId, addresses, chain: client } = this.parameters;
    const answer = await mayOpen({ client, addresses }, { unitId, operator, lockNonce: nonce }).catch(
      () => undefined,
    );
    await this.tell({ type: "answered", id, mayOpen: answer });
  }

  private requestId = "";

  private async statePresence(message: Buffer): Promise<void> {
    const asked = presenceRequestPayload.safeParse(jsonOf(message));
    if (!asked.success || asked.data.unitId !== this.parameters.unitId) return;
    const { operator, requestId } = asked.data;
    const nonce: Hex = `0x${randomBytes(32).toString("hex")}`;
    await this.inTurn(async () => {
      this.requestId = requestId;
      // Whoever checks the statement has the chain's time; without an answer the lock's own must do.
      await this.setClock().catch(() => undefined);
      await this.tell({ type: "presence-asked", operator: lower(operator), nonce });
    });
  }

  private async publishPresence(stated: { operator: Hex; nonce: Hex; issuedAt: number }): Promise<void> {
    const { unitId, key, addresses } = this.parameters;
    const { operator, nonce, issuedAt } = stated;
    const signed = await signPresence(addresses, key, { unitId, operator, nonce, issuedAt });
    const { presence, signature } = signed;
    const statement = z.encode(presencePayload, { requestId: this.requestId, ...presence, ...signature });
    const topic = presenceTopic(addresses.chainId, unitId);
    await this.client?.publishAsync(topic.name, JSON.stringify(statement), { qos: topic.qos });
  }

  /** The gateway's acknowledgement ends nothing: an opening is kept until the chain holds it. */
  private async publishOpening(entry: JournalEntry): Promise<void> {
    const { unitId, key: signer, addresses } = this.parameters;
    const { opening, key, signature } = await signBreakGlass(addresses, signer, { unitId, ...entry });
    const { x, y } = key;
    const statement = z.encode(breakGlassPayload, { ...opening, x, y, ...signature });
    const topic = breakGlassTopic(addresses.chainId, unitId);
    await this.client?.publishAsync(topic.name, JSON.stringify(statement), { qos: topic.qos });
  }

  private async strikeRecorded(): Promise<void> {
    const { unitId, key, addresses, chain: client } = this.parameters;
    const lock = await getLockNumber({ client, addresses }, { unitId, key: key.publicKey });
    for (const { sequence } of this.flash.journal) {
      const { recordedAt } = await getBreakGlass({ client, addresses }, { unitId, lock, sequence });
      if (recordedAt > 0) await this.tell({ type: "recorded", sequence });
    }
  }
}

function lower(address: Address): Hex {
  return `0x${address.slice(2).toLowerCase()}`;
}

/** Anybody may publish anything; undefined when it is no JSON. */
function jsonOf(message: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(message));
  } catch {
    return undefined;
  }
}
