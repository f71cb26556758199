import { type NetworkWriter, signAgreement } from "@medequipshare/sdk";
import { isHex } from "viem";
import { z } from "zod";
import type { Person } from "../../access/person.ts";
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

/** A lender writes agreement and price schedule, each sealed to a few borrowers at a time, and signs with each. */
export async function offerAgreements(
  seeding: Seeding,
  lender: Hospital,
  round: AgreementRound,
): Promise<void> {
  const author = await seeding.person(lender, "administrator");
  const borrowers = seeding.hospitals.filter((place) => place !== lender);
  for (let first = 0; first < borrowers.length; first += AT_ONCE) {
    const next = borrowers.slice(first, first + AT_ONCE);
    const papers = await storePapers(author, lender, next, round);
    for (const borrower of next) round.progress.note(paperName(lender, borrower), JSON.stringify(papers));
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

const papersShape = z.object({ document: z.string(), priceSchedule: z.string() });
type Papers = z.output<typeof papersShape>;

/** Encrypted to the lender and these borrowers; those that an interrupted seeding stored are kept. */
async function storePapers(
  author: Person,
  lender: Hospital,
  borrowers: readonly Hospital[],
  { progress, idOf }: AgreementRound,
): Promise<Papers> {
  const [first] = borrowers;
  const stored = first && progress.noteOf(paperName(lender, first));
  if (stored !== undefined) return papersShape.parse(JSON.parse(stored));
  const recipients = borrowers.map(idOf);
  return {
    document: await author.put({ kind: "agreement", bytes: agreementText(lender), recipients }),
    priceSchedule: await author.put({ kind: "price-schedule", bytes: scheduleText(lender), recipients }),
  };
}

const paperName = (lender: Hospital, borrower: Hospital) => `papers of ${lender.slug} and ${borrower.slug}`;

/** Digests of the agreement of a lender with a borrower and of its prices. */
export function papersOf(
  lender: Hospital,
  borrower: Hospital,
  { progress }: Pick<AgreementRound, "progress">,
) {
  const stored = progress.noteOf(paperName(lender, borrower));
  if (stored === undefined) throw new TypeError(`${lender.name} has offered ${borrower.name} no agreement`);
  const { document, priceSchedule } = papersShape.parse(JSON.parse(stored));
  if (!isHex(document) || !isHex(priceSchedule)) throw new TypeError("a digest is malformed");
  return { document, priceSchedule };
}

function signatureOn(lender: Hospital, borrower: Hospital, round: AgreementRound) {
  const { from, idOf } = round;
  const agreement = {
    ownerId: idOf(lender),
    borrowerId: idOf(borrower),
    from,
    until: from + TWO_YEARS,
    ...papersOf(lender, borrower, round),
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
