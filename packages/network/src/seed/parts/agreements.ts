import { type NetworkWriter, signAgreement } from "@medequipshare/sdk";
import { type Hex, isHex } from "viem";
import type { DocumentContent, Person } from "../../access/person.ts";
import type { Hospital } from "../montana.ts";
import type { Progress } from "../progress.ts";
import type { Seeding } from "../seed-network.ts";
import { sendTogether } from "../send-together.ts";

const TWO_YEARS = 2 * 365 * 86_400;
/** One user operation carries at most this many signatures. */
const AT_ONCE = 16;

export interface AgreementRound {
  readonly lenders: readonly Hospital[];
  /** Unix seconds from which all agreements of this network count. */
  readonly from: number;
  idOf(place: Hospital): number;
  /** Remembers the digests: documents encrypted again have others. */
  readonly progress: Progress;
}

/** A lender writes one agreement and price schedule for all other hospitals, and signs it with each. */
export async function offerAgreements(
  seeding: Seeding,
  lender: Hospital,
  round: AgreementRound,
): Promise<void> {
  const author = await seeding.person(lender, "administrator");
  const recipients = seeding.hospitals.map(round.idOf);
  await storePaper(author, round, lender, { kind: "agreement", bytes: agreementText(lender), recipients });
  await storePaper(author, round, lender, {
    kind: "price-schedule",
    bytes: scheduleText(lender),
    recipients,
  });
  const borrowers = seeding.hospitals.filter((place) => place !== lender);
  for (let first = 0; first < borrowers.length; first += AT_ONCE) {
    const next = borrowers.slice(first, first + AT_ONCE);
    await sendTogether(
      author.writer,
      next.map((borrower) => signatureOn(lender, borrower, round)),
    );
  }
}

/** A hospital signs the agreements of all lenders. */
export async function acceptAgreements(
  seeding: Seeding,
  borrower: Hospital,
  round: AgreementRound,
): Promise<void> {
  const { writer } = await seeding.person(borrower, "administrator");
  const lenders = round.lenders.filter((lender) => lender !== borrower);
  await sendTogether(
    writer,
    lenders.map((lender) => signatureOn(lender, borrower, round)),
  );
}

async function storePaper(
  author: Person,
  { progress }: AgreementRound,
  lender: Hospital,
  content: DocumentContent,
): Promise<void> {
  const name = `${content.kind} of ${lender.slug}`;
  if (progress.noteOf(name) === undefined) progress.note(name, await author.put(content));
}

function paperOf({ progress }: AgreementRound, kind: DocumentContent["kind"], lender: Hospital): Hex {
  const digest = progress.noteOf(`${kind} of ${lender.slug}`);
  if (!isHex(digest)) throw new TypeError(`${lender.name} has offered no ${kind}`);
  return digest;
}

function signatureOn(lender: Hospital, borrower: Hospital, round: AgreementRound) {
  const { from, idOf } = round;
  const agreement = {
    ownerId: idOf(lender),
    borrowerId: idOf(borrower),
    from,
    until: from + TWO_YEARS,
    document: paperOf(round, "agreement", lender),
    priceSchedule: paperOf(round, "price-schedule", lender),
  };
  return (writer: NetworkWriter) => signAgreement(writer, agreement);
}

const agreementText = (lender: Hospital) => text("Master equipment sharing agreement", lender);
const scheduleText = (lender: Hospital) => text("Price schedule: the published terms of each unit", lender);

function text(title: string, lender: Hospital): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(
    JSON.stringify({ title, notice: "Invented for a demonstration", lender: lender.npi }),
  );
}
