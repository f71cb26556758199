import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from "node:crypto";
import {
  createP256Jwk,
  enrolMeter,
  importP256Key,
  type NetworkAddresses,
  proposeMeter,
} from "@medequipshare/sdk";
import type { Person } from "../../access/person.ts";
import { openBrokerDoor } from "../../usage/broker-door.ts";
import { MeterSimulator } from "../../usage/meter-simulator.ts";

/** How many signed readings a gateway stores a second, beside bare signature checks on the same machine. */
export interface ReadingRate {
  readonly readingsPerSecond: number;
  readonly verificationsPerSecond: number;
}

export interface MeasureReadingsParameters {
  readonly unitId: number;
  readonly owner: Person;
  readonly witness: Person;
  readonly mqttUrl: string;
  readonly addresses: NetworkAddresses;
  readonly count: number;
}

/** Enrols a meter on a unit, signs `count` readings and publishes them at once, each acknowledged when stored. */
export async function measureReadings(parameters: MeasureReadingsParameters): Promise<ReadingRate> {
  const { unitId, owner, witness, mqttUrl, addresses, count } = parameters;
  const key = await importP256Key(await createP256Jwk());
  await proposeMeter(owner.writer, { unitId, key: key.publicKey });
  const { epoch } = await enrolMeter(witness.writer, { unitId, key: key.publicKey });
  const meter = new MeterSimulator({ unitId, epoch, key, addresses }, { runSeconds: 0n, cycles: 0n });
  await meter.connect(await openBrokerDoor(owner, mqttUrl, { unitId, instrument: "meter" }));
  const now = Math.floor(Date.now() / 1000);
  const readings = [];
  for (let index = 0; index < count; index++) {
    meter.run(1);
    readings.push(await meter.take(now));
  }
  const began = performance.now();
  await Promise.all(readings.map((reading) => meter.publish(reading)));
  const seconds = (performance.now() - began) / 1000;
  await meter.disconnect();
  return {
    readingsPerSecond: Math.round(count / seconds),
    verificationsPerSecond: measureVerification(2_000),
  };
}

function measureVerification(count: number): number {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const message = createHash("sha256").update("reading").digest();
  const signature = sign("sha256", message, privateKey);
  const key = createPublicKey(publicKey.export({ type: "spki", format: "pem" }));
  const began = performance.now();
  for (let index = 0; index < count; index++) verify("sha256", message, key, signature);
  return Math.round(count / ((performance.now() - began) / 1000));
}
