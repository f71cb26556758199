import { readFileSync } from "node:fs";
import { AppError } from "@medequipshare/domain";
import { type BrokerLogin, breakGlassPayload, breakGlassTopic } from "@medequipshare/protocol";
import { importP256Key, requireP256Jwk, signBreakGlass } from "@medequipshare/sdk";
import { z } from "zod";
import { defineCommand } from "../terminal/command.ts";
import { optional, withDefault } from "../terminal/param.ts";
import { integer, moment, text } from "../terminal/params.ts";
import { openingArgs } from "./break-glass-params.ts";
import { connectToBroker } from "./connect-to-broker.ts";
import { readBrokerLogin } from "./read-broker-login.ts";

export const pressBreakGlass = defineCommand({
  path: "lock break-glass press",
  summary: "Act as a simulated lock whose glass is broken: sign with its key and tell the broker",
  args: openingArgs,
  options: {
    lockKey: text("file", "the simulated lock's private key as JWK"),
    credential: text("file", "what `credential issue` wrote for the lock"),
    boot: withDefault(integer("count", "how often the lock had started"), 1, "1"),
    at: optional(moment("time", "when by the lock's clock; a lock without a clock when not given")),
    broker: optional(text("url", "MQTT broker of the lock, instead of your node's")),
    seconds: withDefault(integer("count", "how long to wait for the acknowledgement"), 60, "60"),
  },
  async run(
    context,
    { unit: unitId, sequence, lockKey: path, credential, boot: bootCount, at, broker, seconds },
  ) {
    const addresses = await context.addresses();
    const url = broker ?? (await context.network()).mqttUrl;
    if (url === null) throw new AppError("config.missing", { field: "--broker" });
    const signer = await importP256Key(requireP256Jwk(JSON.parse(readFileSync(path, "utf8"))));
    const signed = await signBreakGlass(addresses, signer, {
      unitId,
      bootCount,
      sequence,
      openedAt: at ?? 0,
    });
    const { x, y } = signed.key;
    const data = z.encode(breakGlassPayload, { ...signed.opening, x, y, ...signed.signature });
    const topic = breakGlassTopic(addresses.chainId, unitId);
    const login = readBrokerLogin(credential);
    const message = JSON.stringify(data);
    await publish({ url, login, topic: topic.name, qos: topic.qos, message, seconds, unitId });
    return {
      data,
      text: `The node stored opening ${sequence} of unit ${unitId} and brings it on chain.`,
    };
  },
});

type Publication = {
  readonly url: string;
  readonly login: BrokerLogin;
  readonly topic: string;
  readonly qos: 0 | 1;
  readonly message: string;
  readonly seconds: number;
  readonly unitId: number;
};

/** Repeats until the broker acknowledges, as a lock does. Throws usage.broker-silent, usage.broker-refused. */
async function publish({ url, login, topic, qos, message, seconds, unitId }: Publication): Promise<void> {
  const { client, trouble, refused } = connectToBroker(url, login);
  const silence = new Promise<never>((_, reject) => {
    const say = () =>
      reject(new AppError("usage.broker-silent", { unitId, seconds, broker: url }, { cause: trouble() }));
    AbortSignal.timeout(seconds * 1000).addEventListener("abort", say, { once: true });
  });
  try {
    await Promise.race([client.publishAsync(topic, message, { qos }), silence, refused]);
  } finally {
    await client.endAsync(true);
  }
}
