import { randomBytes } from "node:crypto";
import {
  grantPayload,
  grantTopic,
  presencePayload,
  presenceRequestPayload,
  presenceRequestTopic,
  presenceTopic,
} from "@medequipshare/protocol";
import { checkoutDeskAbi, type NetworkAddresses, type P256Key, signPresence } from "@medequipshare/sdk";
import type { MqttClient } from "mqtt";
import type { PublicClient } from "viem";
import { z } from "zod";
import { connectToBroker } from "./connect-to-broker.ts";

export interface LockParameters {
  readonly unitId: number;
  readonly key: P256Key;
  readonly addresses: Pick<NetworkAddresses, "chainId" | "checkoutDesk">;
  /** The lock reads grants from the chain itself; a gateway's message only wakes it. */
  readonly chain: PublicClient;
}

/** What the lock makes of a message that asks it to open. */
export type LockDecision =
  | "opened"
  | "refused: not for a presence it stated"
  | "refused: the chain holds no such grant";

/** The lock of a cabinet: states presence when asked, and opens on a grant it found on chain and nothing else. */
export class LockSimulator {
  private readonly parameters: LockParameters;
  private client: MqttClient | undefined;
  private nonce: `0x${string}` | undefined;
  private waiting: (() => void)[] = [];
  /** What it decided, in order. */
  readonly decisions: LockDecision[] = [];

  constructor(parameters: LockParameters) {
    this.parameters = parameters;
  }

  async connect(mqttUrl: string): Promise<void> {
    await this.client?.endAsync(true);
    const { unitId, addresses } = this.parameters;
    const requests = presenceRequestTopic(addresses.chainId, unitId).name;
    const grants = grantTopic(addresses.chainId, unitId).name;
    const client = await connectToBroker(mqttUrl, { clientId: `lock-${unitId}`, clean: false });
    this.client = client;
    client.on("message", (topic, message) => {
      void (topic === requests ? this.statePresence(message) : this.considerOpening(message));
    });
    await client.subscribeAsync([requests, grants], { qos: 1 });
  }

  async disconnect(): Promise<void> {
    await this.client?.endAsync(true);
    this.client = undefined;
  }

  /** Resolves when the lock has decided on `decisions` messages in all. */
  async decided(decisions: number): Promise<void> {
    while (this.decisions.length < decisions) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  private async statePresence(message: Buffer): Promise<void> {
    const asked = presenceRequestPayload.safeParse(JSON.parse(message.toString()));
    const { unitId, key, addresses, chain } = this.parameters;
    if (!asked.success || asked.data.unitId !== unitId) return;
    const { operator, requestId } = asked.data;
    const nonce: `0x${string}` = `0x${randomBytes(32).toString("hex")}`;
    this.nonce = nonce;
    const issuedAt = Number((await chain.getBlock({ blockTag: "latest" })).timestamp);
    const { presence, signature } = await signPresence(addresses, key, { unitId, operator, nonce, issuedAt });
    const statement = z.encode(presencePayload, { requestId, ...presence, ...signature });
    const topic = presenceTopic(addresses.chainId, unitId);
    await this.client?.publishAsync(topic.name, JSON.stringify(statement), { qos: topic.qos });
  }

  /** Decides on a message that asks it to open, from wherever it came. */
  async considerOpening(message: Uint8Array): Promise<LockDecision> {
    const decision = await this.decide(message);
    this.decisions.push(decision);
    for (const resolve of this.waiting.splice(0)) resolve();
    return decision;
  }

  private async decide(message: Uint8Array): Promise<LockDecision> {
    const told = grantPayload.safeParse(JSON.parse(new TextDecoder().decode(message)));
    const { unitId, addresses, chain } = this.parameters;
    if (!told.success || told.data.lockNonce !== this.nonce) return "refused: not for a presence it stated";
    const isGranted = await chain.readContract({
      address: addresses.checkoutDesk,
      abi: checkoutDeskAbi,
      functionName: "mayOpen",
      args: [unitId, told.data.operator, told.data.lockNonce],
    });
    return isGranted ? "opened" : "refused: the chain holds no such grant";
  }
}
