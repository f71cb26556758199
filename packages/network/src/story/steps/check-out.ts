import { askPresence } from "@medequipshare/cli";
import { grantPayload, grantTopic } from "@medequipshare/protocol";
import { checkOut, signCheckOut } from "@medequipshare/sdk";
import { z } from "zod";
import type { Person } from "../../access/person.ts";
import { connectToBroker } from "../../usage/connect-to-broker.ts";
import type { LockDecision } from "../../usage/lock-machine.ts";
import { refusal } from "../refusal.ts";
import { jsonBytes, known, type Stage } from "../stage.ts";
import { connectLock, doorAt } from "./connect.ts";

/** Two factors, both verified on chain; the lock opens on the grant and on nothing else. */
export async function checkOutUnit(stage: Stage): Promise<void> {
  const { facts, places, cast, addresses, record } = stage;
  const lock = known(facts, "lock");
  const operator = await cast.person(places.borrower, "operator");
  await connectLock(stage);
  const { request, presence } = await askAtLock(stage, operator);

  const forged = await forgedGrant(stage, request);
  await sendThroughGateway(stage, forged);
  record.tell({ who: "A forged grant", what: "was sent through the gateway, with the meter's credential" });
  // By a wire to the lock itself: the gateway's dropping it is not what protects the lock.
  const decision = await lock.considerOpening(forged);
  if (decision !== NO_GRANT) throw new Error(`handed a forged grant, the lock ${decision}`);
  record.tell({ who: "The lock", what: `was handed it past the gateway; ${decision}` });

  const stranger = await cast.person(places.carrier, "operator");
  const wrong = { request, presence, assertion: await signCheckOut(addresses, stranger.passkey, request) };
  await refusal("checkout.assertion-invalid", () => checkOut(operator.relay, wrong));
  record.tell({ who: `A passkey of ${places.carrier.name}`, what: "was refused by the contract" });

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

/** A loan handed on early: nobody checks out before its own start, and both factors open the lock from then on. */
export async function checkOutFromStart(stage: Stage): Promise<void> {
  const { facts, places, cast, addresses, record, clock } = stage;
  const lock = known(facts, "lock");
  const operator = await cast.person(places.borrower, "operator");
  await connectLock(stage);
  const attempt = async () => {
    const asked = await askAtLock(stage, operator);
    const assertion = await signCheckOut(addresses, operator.passkey, asked.request);
    return checkOut(operator.relay, { ...asked, assertion });
  };
  await refusal("checkout.not-on-loan", attempt);
  record.tell({ who: operator.name, what: "tried to check out before the loan's own start; refused" });
  await clock.until(known(facts, "startsAt") + stage.random.between(60, 1_200));
  const decided = lock.decisions.length;
  await attempt();
  while (!lock.decisions.slice(decided).includes("opened")) await lock.decided(lock.decisions.length + 1);
  record.tell({ who: operator.name, what: "checked out from the start on; the lock opened" });
  await lock.disconnect();
}

/** The lock states that the operator stands before it; what is to be signed and sent with that. */
async function askAtLock(stage: Stage, operator: Person) {
  const { facts, addresses, clock, borrowerNode } = stage;
  const unitId = known(facts, "unitId");
  const asked = { unitId, operator: operator.account };
  const { nonce, issuedAt, r, s } = await askPresence({
    ...asked,
    mqttUrl: borrowerNode.mqttUrl,
    chainId: addresses.chainId,
    sessionToken: await operator.signIn(),
  });
  return {
    request: {
      ...asked,
      reservationId: known(facts, "reservationId"),
      lockNonce: nonce,
      expiresAt: (await clock.now()) + 300,
    },
    presence: { presence: { ...asked, nonce, issuedAt }, signature: { r, s } },
  };
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
  const unitId = known(stage.facts, "unitId");
  const attacker = await connectToBroker(await doorAt(stage, "borrower", { unitId, instrument: "meter" }));
  const topic = grantTopic(stage.addresses.chainId, unitId);
  await attacker.publishAsync(topic.name, Buffer.from(forged), { qos: 1 });
  await attacker.endAsync();
}
