import type { LoanPack } from "@medequipshare/protocol";
import { loanPack } from "@medequipshare/protocol";
import {
  certifyTurnaround,
  handOver,
  inspectUnit,
  passkeyStatementSigner,
  prepareHandover,
  signHandover,
} from "@medequipshare/sdk";
import type { Hex } from "viem";
import { z } from "zod";
import type { Person } from "../../access/person.ts";
import type { Hospital } from "../../seed/montana.ts";
import { unitPicture } from "../../seed/unit-picture.ts";
import { idOf, jsonBytes, known, type Stage } from "../stage.ts";

/** The loan pack for one direction, encrypted to owner, borrower, carrier and whom it concerns besides. */
export async function packFor(
  stage: Stage,
  direction: LoanPack["direction"],
  author: Person,
  others: readonly Hospital[] = [],
): Promise<Hex> {
  const { places, facts, clock } = stage;
  const recipients = [places.owner, places.borrower, places.carrier, ...others]
    .filter((place) => facts.ids.has(place.slug))
    .map((place) => idOf(stage, place));
  const unitId = known(facts, "unitId");
  const photograph = await author.put({ kind: "image", bytes: unitPicture });
  const certificates: LoanPack["certificates"] = [];
  for (const kind of ["decontamination", "sanitisation"] as const) {
    const document = await author.put({
      kind: "turnaround",
      bytes: jsonBytes({ unitId, kind, method: "per manufacturer's instructions (invented)" }),
      recipients,
    });
    certificates.push({ kind, document });
  }
  const pack: LoanPack = {
    reservationId: known(facts, "reservationId"),
    unitId,
    direction,
    preparedAt: await clock.now(),
    agreement: known(facts, "agreement"),
    condition: { grade: "good", notes: "No visible damage.", photographs: [photograph] },
    accessories: [
      { name: "Circuit", count: 2 },
      { name: "Humidifier", count: 1 },
      { name: "Test lung", count: 1 },
    ],
    certificates,
  };
  const digest = await author.put({
    kind: "loan-pack",
    bytes: jsonBytes(z.encode(loanPack, pack)),
    recipients,
  });
  stage.record.tell({ who: author.name, what: `made the ${direction} loan pack ${digest.slice(0, 10)}…` });
  return digest;
}

/** The newest stored reading goes on chain: a hand-over states the meter's counter. */
export async function relayReading(stage: Stage, person: Person): Promise<void> {
  await person.signIn();
  const unitId = known(stage.facts, "unitId");
  const { reading, relay } = await person.node.reading.relayLatest({ params: { unitId } });
  if (relay.success !== true || relay.transactionHash === null)
    throw new Error(
      `reading ${reading.sequence} was not accepted: ${relay.status} ${relay.revertData ?? ""}`,
    );
  stage.record.note(relay.transactionHash, relay.gasUsed ?? 0n);
  const hours = Number(reading.runSeconds) / 3600;
  stage.record.tell({
    who: person.name,
    what: `had the meter's reading relayed: ${hours.toFixed(2)} hours in all`,
  });
}

/** Custody changes: both sign the same hash, each on their own; one of them relays. Gives the second they signed at. */
export async function changeHands(
  stage: Stage,
  pack: Hex,
  from: [Hospital, string],
  to: [Hospital, string],
): Promise<number> {
  const { cast, facts, chain, addresses, record, clock } = stage;
  const releaser = await cast.person(...from);
  const receiver = await cast.person(...to);
  await receiver.read(pack);
  const handover = await prepareHandover(
    { client: chain, addresses },
    {
      reservationId: known(facts, "reservationId"),
      releaserId: idOf(stage, from[0]),
      receiverId: idOf(stage, to[0]),
      releasedBy: releaser.account,
      receivedBy: receiver.account,
      loanPack: pack,
      signedAt: await clock.now(),
    },
  );
  const sign = ({ passkey, account }: Person) =>
    signHandover({ addresses, handover, signer: passkeyStatementSigner({ passkey, account, addresses }) });
  const [releaserSignature, receiverSignature] = [await sign(releaser), await sign(receiver)];
  const { handoverHash } = await handOver(receiver.relay, { handover, releaserSignature, receiverSignature });
  record.tell({
    who: `${releaser.name} and ${receiver.name}`,
    what: `signed ${handoverHash.slice(0, 10)}…; custody moved`,
  });
  return handover.signedAt;
}

/** Incoming inspection before first use at the borrower. */
export async function inspect(stage: Stage): Promise<void> {
  const { places, facts } = stage;
  const engineer = await stage.cast.person(places.borrower, "biomedical");
  const recipients = [idOf(stage, places.owner), idOf(stage, places.borrower)];
  const document = await engineer.put({
    kind: "inspection",
    bytes: jsonBytes({ visual: "passed", protectiveEarthMilliohm: 120, functionTest: "passed" }),
    recipients,
  });
  await inspectUnit(engineer.writer, {
    reservationId: known(facts, "reservationId"),
    accepted: true,
    document,
  });
  stage.record.tell({ who: engineer.name, what: "inspected and accepted the unit" });
}

/** Decontamination and sanitisation, as a rule before the unit leaves the borrower. */
export async function turnAround(stage: Stage, by: Hospital = stage.places.borrower): Promise<void> {
  const { places, facts } = stage;
  const engineer = await stage.cast.person(by, "biomedical");
  const recipients = [idOf(stage, places.owner), idOf(stage, places.borrower)];
  for (const kind of ["decontamination", "sanitisation"] as const) {
    const document = await engineer.put({
      kind: "turnaround",
      bytes: jsonBytes({ kind, result: "done" }),
      recipients,
    });
    await certifyTurnaround(engineer.writer, { unitId: known(facts, "unitId"), kind, document });
    stage.record.tell({ who: engineer.name, what: `certified the ${kind}` });
  }
}
