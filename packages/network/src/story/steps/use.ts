import { askPresence } from "@medequipshare/cli";
import { grantPayload, grantTopic, type ReadingPayload } from "@medequipshare/protocol";
import { acceptReading, checkOut, signCheckOut, usageMeterAbi } from "@medequipshare/sdk";
import { z } from "zod";
import { connectToBroker } from "../../usage/connect-to-broker.ts";
import type { LockDecision } from "../../usage/lock-simulator.ts";
import type { Random } from "../random.ts";
import { refusal } from "../refusal.ts";
import { jsonBytes, known, type Stage } from "../stage.ts";
import { relayReading } from "./hand-over.ts";

const HOUR = 3600;

/** Two factors, both verified on chain; the lock opens on the grant and on nothing else. */
export async function checkOutUnit(stage: Stage): Promise<void> {
  const { facts, places, cast, addresses, record, clock, borrowerNode } = stage;
  const lock = known(facts, "lock");
  const unitId = known(facts, "unitId");
  const operator = await cast.person(places.borrower, "operator");
  await lock.connect(borrowerNode.mqttUrl);
  const asked = {
    mqttUrl: borrowerNode.mqttUrl,
    chainId: addresses.chainId,
    unitId,
    operator: operator.account,
  };
  const { nonce, issuedAt, r, s } = await askPresence(asked);
  const reservationId = known(facts, "reservationId");
  const request = {
    reservationId,
    unitId,
    operator: operator.account,
    lockNonce: nonce,
    expiresAt: (await clock.now()) + 300,
  };

  const forged = await forgedGrant(stage, request);
  await sendThroughGateway(stage, forged);
  record.tell({ who: "A forged grant", what: "was sent to the lock through the gateway" });
  // By a wire to the lock itself: the gateway's dropping it is not what protects the lock.
  const decision = await lock.considerOpening(forged);
  if (decision !== NO_GRANT) throw new Error(`handed a forged grant, the lock ${decision}`);
  record.tell({ who: "The lock", what: `was handed it past the gateway; ${decision}` });

  const presence = { presence: { unitId, operator: operator.account, nonce, issuedAt }, signature: { r, s } };
  const stranger = await cast.person(places.borrower, "biomedical");
  const wrong = { request, presence, assertion: await signCheckOut(addresses, stranger.passkey, request) };
  await refusal("checkout.assertion-invalid", () => checkOut(operator.relay, wrong));
  record.tell({ who: "Somebody else's passkey", what: "was refused by the contract" });

  const assertion = await signCheckOut(addresses, operator.passkey, request);
  await checkOut(operator.relay, { request, presence, assertion });
  await lock.decided(2);
  // The gateway got the forged grant first: had it passed that on, the lock would have decided on it by now.
  const heard = lock.decisions.join(", ");
  if (heard !== `${NO_GRANT}, opened`)
    throw new Error(`the lock was to open on the chain's grant alone; it decided: ${heard}`);
  record.tell({ who: operator.name, what: "checked out with passkey and presence; the lock opened" });
  record.tell({ who: "The lock", what: "never got the forged grant from the gateway, which dropped it" });
  // Through another node: the operator's own would only repeat that it is done.
  const elsewhere = await cast.person(places.owner, "operator");
  await refusal("checkout.already-granted", () =>
    checkOut(elsewhere.relay, { request, presence, assertion }),
  );
  record.tell({
    who: "The same assertion, replayed through another node,",
    what: "was refused by the contract",
  });
  await lock.disconnect();
}

const NO_GRANT: LockDecision = "refused: the chain holds no such grant";

/** A grant as the gateway would announce it, right in every field, which nobody has been given. */
async function forgedGrant(
  stage: Stage,
  request: { readonly lockNonce: `0x${string}`; readonly operator: `0x${string}` },
): Promise<Uint8Array> {
  const forged = z.encode(grantPayload, {
    reservationId: known(stage.facts, "reservationId"),
    unitId: known(stage.facts, "unitId"),
    grantedAt: await stage.clock.now(),
    ...request,
  });
  return jsonBytes(forged);
}

async function sendThroughGateway(stage: Stage, forged: Uint8Array): Promise<void> {
  const attacker = await connectToBroker(stage.borrowerNode.mqttUrl);
  const topic = grantTopic(stage.addresses.chainId, known(stage.facts, "unitId"));
  await attacker.publishAsync(topic.name, Buffer.from(forged), { qos: 1 });
  await attacker.endAsync();
}

/** Hours of use. One message is lost, one repeated, two arrive in the wrong order; which, the seed says. */
export async function useUnit(stage: Stage, secondsByHour: readonly number[]): Promise<void> {
  const { facts, clock, borrowerNode, record } = stage;
  const meter = known(facts, "meter");
  await meter.connect(borrowerNode.mqttUrl);
  const started = await clock.now();
  const taken: ReadingPayload[] = [];
  for (const [hour, seconds] of secondsByHour.entries()) {
    await clock.until(started + (hour + 1) * HOUR);
    meter.run(seconds);
    taken.push(await meter.take(await clock.now()));
  }
  const { arriving, lost, repeated, late } = disturb(taken, stage.random);
  for (const reading of arriving) await meter.publish(reading);
  facts.ranSeconds = (facts.ranSeconds ?? 0) + secondsByHour.reduce((sum, seconds) => sum + seconds, 0);
  record.tell({
    who: "The meter",
    what: `signed ${taken.length} readings; number ${lost} was lost, ${repeated} came twice, ${late} after a later one`,
  });
  await requireStored(
    stage,
    taken.filter((_, index) => index + 1 !== lost),
  );
}

/** One message lost, one repeated later on, one overtaken by the next; the last reading always arrives. Numbers from 1. */
function disturb(taken: readonly ReadingPayload[], random: Random) {
  const numbers = taken.map((_, index) => index + 1);
  const lost = random.between(1, taken.length - 1);
  const order = numbers.filter((number) => number !== lost);
  const at = random.between(0, order.length - 2);
  const [late = 0, next = 0] = order.slice(at, at + 2);
  order.splice(at, 2, next, late);
  const repeated = random.pick(order);
  order.splice(random.between(order.indexOf(repeated) + 1, order.length), 0, repeated);
  const arriving = order.flatMap((number) => taken[number - 1] ?? []);
  return { arriving, lost, repeated, late };
}

/** The borrower's node stores exactly the readings that arrived, each once, and relays the newest of them. */
async function requireStored(stage: Stage, arrived: readonly ReadingPayload[]): Promise<void> {
  const { cast, places, facts, record } = stage;
  const engineer = await cast.person(places.borrower, "biomedical");
  await engineer.signIn();
  const { items } = await engineer.node.reading.list({
    query: { unitId: known(facts, "unitId"), limit: 500 },
  });
  const told = (readings: readonly ReadingPayload[]) =>
    readings.map(({ epoch, sequence, takenAt, runSeconds, r, s }) =>
      [epoch, sequence, takenAt, runSeconds, r, s].join(" "),
    );
  const [stored, expected] = [told(items.toReversed()), told(arrived)];
  if (stored.join("\n") !== expected.join("\n"))
    throw new Error(`the node stores readings\n${stored.join("\n")}\nand was sent\n${expected.join("\n")}`);
  record.tell({ who: "The borrower's node", what: `stores the ${stored.length} that arrived, each once` });
  await relayReading(stage, engineer);
  await requireLatest(stage, arrived.at(-1));
}

/** The contract's latest reading is this one. */
async function requireLatest({ chain, addresses, facts }: Stage, reading: ReadingPayload | undefined) {
  const latest = await chain.readContract({
    address: addresses.usageMeter,
    abi: usageMeterAbi,
    functionName: "latest",
    args: [known(facts, "unitId")],
  });
  if (latest.sequence !== reading?.sequence || latest.runSeconds !== reading.runSeconds)
    throw new Error(`the contract's latest reading is ${latest.sequence}, not ${reading?.sequence}`);
}

/** What a dishonest gateway can try: more hours, an old reading. Both are refused by the contract itself. */
export async function dishonestGateway(stage: Stage): Promise<void> {
  const { cast, places, clock, facts, record, ownerNode, borrowerNode } = stage;
  const meter = known(facts, "meter");
  const gateway = await cast.person(places.borrower, "operator");
  const withheld = await meter.take(await clock.now());
  const { r, s, ...reading } = withheld;
  const inflated = { ...reading, runSeconds: reading.runSeconds + 36_000n };
  await refusal("usage.signature-invalid", () =>
    acceptReading(gateway.relay, { reading: inflated, signature: { r, s } }),
  );
  record.tell({
    who: "A dishonest gateway",
    what: "added ten hours to a reading and was refused by the contract",
  });
  await meter.connect(ownerNode.mqttUrl);
  await meter.publish(withheld);
  record.tell({
    who: "The meter",
    what: "published the reading that the gateway withheld to the owner's broker",
  });
  await relayReading(stage, await cast.person(places.owner, "biomedical"));
  await requireLatest(stage, withheld);
  await refusal("usage.sequence-not-newer", () =>
    acceptReading(gateway.relay, { reading, signature: { r, s } }),
  );
  record.tell({ who: "The gateway", what: "relayed it again; nothing was counted twice" });
  await meter.connect(borrowerNode.mqttUrl);
}
