import { grantPayload, grantTopic, type ReadingPayload } from "@medequipshare/protocol";
import { acceptReading, checkOut, signCheckOut } from "@medequipshare/sdk";
import { z } from "zod";
import { askPresence } from "../../usage/ask-presence.ts";
import { connectToBroker } from "../../usage/connect-to-broker.ts";
import type { Random } from "../random.ts";
import { refusal } from "../refusal.ts";
import { known, type Stage } from "../stage.ts";

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

  await sendForgedGrant(stage, request);
  record.tell({ who: "A forged grant", what: "was sent to the lock through the gateway" });

  const presence = { presence: { unitId, operator: operator.account, nonce, issuedAt }, signature: { r, s } };
  const stranger = await cast.person(places.borrower, "biomedical");
  const wrong = { request, presence, assertion: await signCheckOut(addresses, stranger.passkey, request) };
  await refusal("checkout.assertion-invalid", () => checkOut(operator.relay, wrong));
  record.tell({ who: "Somebody else's passkey", what: "was refused by the contract" });

  const assertion = await signCheckOut(addresses, operator.passkey, request);
  await checkOut(operator.relay, { request, presence, assertion });
  await lock.decided(1);
  // The forged grant was sent first: had the gateway passed it on, the lock would have decided on it by now.
  const { opened, refused } = lock.count;
  if (opened !== 1 || refused !== 0) throw new Error("the lock did not hear and open on the grant alone");
  record.tell({ who: operator.name, what: "checked out with passkey and presence; the lock opened" });
  record.tell({ who: "The lock", what: "never heard of the forged grant: the gateway dropped it" });
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

async function sendForgedGrant(
  stage: Stage,
  request: { readonly lockNonce: `0x${string}`; readonly operator: `0x${string}` },
) {
  const unitId = known(stage.facts, "unitId");
  const attacker = await connectToBroker(stage.borrowerNode.mqttUrl);
  const topic = grantTopic(stage.addresses.chainId, unitId);
  const reservationId = known(stage.facts, "reservationId");
  const forged = z.encode(grantPayload, {
    reservationId,
    unitId,
    grantedAt: await stage.clock.now(),
    ...request,
  });
  await attacker.publishAsync(topic.name, JSON.stringify(forged), { qos: 1 });
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

/** What a dishonest gateway can try: more hours, an old reading. Both are refused by the contract itself. */
export async function dishonestGateway(stage: Stage): Promise<void> {
  const { cast, places, clock, facts, record } = stage;
  const meter = known(facts, "meter");
  const gateway = await cast.person(places.borrower, "operator");
  const { r, s, ...reading } = await meter.take(await clock.now());
  const inflated = { ...reading, runSeconds: reading.runSeconds + 36_000n };
  await refusal("usage.signature-invalid", () =>
    acceptReading(gateway.relay, { reading: inflated, signature: { r, s } }),
  );
  record.tell({
    who: "A dishonest gateway",
    what: "added ten hours to a reading and was refused by the contract",
  });
  const elsewhere = await cast.person(places.owner, "biomedical");
  await acceptReading(elsewhere.relay, { reading, signature: { r, s } });
  record.tell({ who: "The owner's node", what: "relayed the reading that the gateway withheld" });
  await refusal("usage.sequence-not-newer", () =>
    acceptReading(gateway.relay, { reading, signature: { r, s } }),
  );
  record.tell({ who: "The gateway", what: "relayed it again; nothing was counted twice" });
}
