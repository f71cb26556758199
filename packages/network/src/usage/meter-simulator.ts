import { type ReadingPayload, readingPayload, readingTopic } from "@medequipshare/protocol";
import { type NetworkAddresses, type P256Key, signReading } from "@medequipshare/sdk";
import type { MqttClient } from "mqtt";
import { z } from "zod";
import type { BrokerDoor } from "./broker-door.ts";
import { connectToBroker } from "./connect-to-broker.ts";

export interface MeterParameters {
  readonly unitId: number;
  readonly epoch: number;
  readonly key: P256Key;
  readonly addresses: Pick<NetworkAddresses, "chainId" | "usageMeter">;
}

/** A run-hour meter: it counts, signs what it counted, and publishes. Nothing else is simulated about it. */
export class MeterSimulator {
  private readonly parameters: MeterParameters;
  private client: MqttClient | undefined;
  private sequence = 0;
  private runSeconds: bigint;
  private cycles: bigint;

  constructor(parameters: MeterParameters, counters: { runSeconds: bigint; cycles: bigint }) {
    this.parameters = parameters;
    this.runSeconds = counters.runSeconds;
    this.cycles = counters.cycles;
  }

  get unitId(): number {
    return this.parameters.unitId;
  }

  async connect(door: BrokerDoor): Promise<void> {
    await this.disconnect();
    this.client = await connectToBroker(door);
  }

  async disconnect(): Promise<void> {
    await this.client?.endAsync(true);
    this.client = undefined;
  }

  /** The equipment runs for `seconds`. */
  run(seconds: number): void {
    this.runSeconds += BigInt(seconds);
    this.cycles += 1n;
  }

  /** Takes and signs a reading; publishing it is another step, which may fail or come late. */
  async take(takenAt: number): Promise<ReadingPayload> {
    this.sequence += 1;
    const { unitId, epoch, key, addresses } = this.parameters;
    const { sequence, runSeconds, cycles } = this;
    const reading = { unitId, epoch, sequence, takenAt, runSeconds, cycles };
    return { ...reading, ...(await signReading(addresses, key, reading)).signature };
  }

  /** Resolves once the gateway has acknowledged, that is: stored, the reading. */
  async publish(reading: ReadingPayload): Promise<void> {
    if (!this.client) throw new TypeError("the meter is not connected");
    const topic = readingTopic(this.parameters.addresses.chainId, this.parameters.unitId);
    const payload = JSON.stringify(z.encode(readingPayload, reading));
    await this.client.publishAsync(topic.name, payload, { qos: topic.qos, retain: topic.retain });
  }
}
