import { type NetworkWriter, signAgreement } from "@medequipshare/sdk";
import { documentDigest } from "../document-digest.ts";
import type { Hospital } from "../montana.ts";
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
}

/** A lender publishes the standard agreement with its price schedule and signs it for every other hospital. */
export async function offerAgreements(
  seeding: Seeding,
  lender: Hospital,
  round: AgreementRound,
): Promise<void> {
  const author = await seeding.person(lender, "administrator");
  for (const bytes of [agreementText(lender), scheduleText(lender)])
    await author.put({ kind: "agreement", bytes });
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

function signatureOn(lender: Hospital, borrower: Hospital, { from, idOf }: AgreementRound) {
  const agreement = {
    ownerId: idOf(lender),
    borrowerId: idOf(borrower),
    from,
    until: from + TWO_YEARS,
    document: documentDigest(agreementText(lender)),
    priceSchedule: documentDigest(scheduleText(lender)),
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
