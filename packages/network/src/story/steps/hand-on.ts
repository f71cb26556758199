import {
  getLoan,
  type HandOnParameters,
  handOn,
  passkeyStatementSigner,
  prepareHandOn,
  signHandOn,
} from "@medequipshare/sdk";
import type { Hex } from "viem";
import type { Person } from "../../access/person.ts";
import { untilIndexed } from "../../access/until-indexed.ts";
import { refusal } from "../refusal.ts";
import { idOf, known, type Stage } from "../stage.ts";

/** The unit goes to the next borrower before it is clean: refused, however well signed. */
export async function refuseUnclean(stage: Stage, next: Stage, pack: Hex): Promise<void> {
  const { signed, receiver } = await signAll(stage, next, pack);
  await refusal("equipment.not-fit", () => handOn(receiver.relay, signed));
  stage.record.tell({ who: "Handing it on uncleaned", what: "was refused by the contract: it is not fit" });
}

/** Both borrowers and the owner sign one hash; one loan ends and the next begins in one act. */
export async function goOn(stage: Stage, next: Stage, pack: Hex): Promise<void> {
  const { record } = stage;
  const { signed, releaser, receiver, consenter } = await signAll(stage, next, pack);
  for (const person of [receiver, consenter]) await person.read(pack);
  const without = { ...signed, ownerSignature: signed.releaserSignature };
  await refusal("custody.signature-invalid", () => handOn(receiver.relay, without));
  record.tell({ who: "The two borrowers", what: "tried it without the owner; refused by the contract" });
  const { handOnHash } = await handOn(receiver.relay, signed);
  record.tell({
    who: `${releaser.name}, ${receiver.name} and ${consenter.name}`,
    what: `signed ${handOnHash.slice(0, 10)}…; the unit went on without the way home`,
  });
  await requireMeeting(stage, next);
}

async function signAll(stage: Stage, next: Stage, pack: Hex) {
  const { cast, places, chain, addresses, clock, facts } = stage;
  const releaser = await cast.person(places.borrower, "biomedical");
  const receiver = await cast.person(next.places.borrower, "biomedical");
  const consenter = await cast.person(places.owner, "coordinator");
  const statement = await prepareHandOn(
    { client: chain, addresses },
    {
      reservationId: known(facts, "reservationId"),
      nextReservationId: known(next.facts, "reservationId"),
      releasedBy: releaser.account,
      receivedBy: receiver.account,
      consentedBy: consenter.account,
      loanPack: pack,
      signedAt: await clock.now(),
    },
  );
  const sign = ({ passkey, account }: Person) =>
    signHandOn({
      addresses,
      handOn: statement,
      signer: passkeyStatementSigner({ passkey, account, addresses }),
    });
  const signed: HandOnParameters = {
    handOn: statement,
    releaserSignature: await sign(releaser),
    receiverSignature: await sign(receiver),
    ownerSignature: await sign(consenter),
  };
  return { signed, releaser, receiver, consenter };
}

/** Chain and nodes of all three say the same of both loans: one counter, one second, one holder. */
async function requireMeeting(stage: Stage, next: Stage): Promise<void> {
  const { cast, places, chain, addresses, facts, record } = stage;
  const [from, to] = [known(facts, "reservationId"), known(next.facts, "reservationId")];
  const network = { client: chain, addresses };
  const [ended, begun] = [
    await getLoan(network, { reservationId: from }),
    await getLoan(network, { reservationId: to }),
  ];
  if (ended.closingSeconds !== begun.openingSeconds || ended.returnedAt !== begun.pickedUpAt)
    throw new Error(`closed at ${ended.closingSeconds}, opened at ${begun.openingSeconds}`);
  const unitId = known(facts, "unitId");
  for (const place of [places.owner, places.borrower, next.places.borrower]) {
    const { node } = await cast.person(place, "coordinator");
    await untilIndexed(node, chain);
    const [one, other, unit] = [
      await node.reservation.get({ params: { reservationId: from } }),
      await node.reservation.get({ params: { reservationId: to } }),
      await node.unit.get({ params: { unitId }, query: {} }),
    ];
    if (one.state !== "returned" || one.loan?.handedOn?.toReservationId !== to)
      throw new Error(`the node of ${place.name} does not say that the first loan was handed on`);
    if (other.state !== "on-loan" || other.loan?.receivedFrom?.fromReservationId !== from)
      throw new Error(`the node of ${place.name} does not say where the second loan came from`);
    if (unit.holderId !== idOf(next, next.places.borrower))
      throw new Error(`the node of ${place.name} names facility ${unit.holderId} as holder`);
  }
  record.tell({
    who: "All three nodes",
    what: `say: one loan closed and the next opened at ${ended.closingSeconds} run seconds`,
  });
}
