import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { homeCell, Role, serviceArea, USD } from "@medequipshare/domain";
import { createNodeClient } from "@medequipshare/protocol";
import {
  acceptReading,
  applyForMembership,
  appointStaff,
  approveUnit,
  attestFacility,
  certifyCompetency,
  changeServiceArea,
  type checkOut,
  createP256Jwk,
  createSoftwarePasskey,
  deposit,
  digestOf,
  enrolLock,
  enrolMeter,
  handOver,
  importP256Key,
  inspectUnit,
  issueCertificate,
  type NetworkWriter,
  type P256Key,
  passkeyStatementSigner,
  prepareHandover,
  proposeLock,
  proposeMeter,
  registerUnit,
  reserve,
  setPlan,
  setTerms,
  signAgreement,
  signCheckOut,
  signHandover,
  signPresence,
  signReading,
  softwarePasskey,
  walletSender,
} from "@medequipshare/sdk";
import { createWalletClient, type Hex, http, keccak256, toHex } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { createPerson, type Person } from "../../src/access/person.ts";
import type { RunningNetwork } from "../../src/boot/boot-network.ts";
import type { RunningNode } from "../../src/boot/start-node.ts";
import { devKeys } from "../../src/chain/dev-keys.ts";
import { type Hospital, listMontanaHospitals } from "../../src/seed/montana.ts";
import type { Clock } from "../../src/story/clock.ts";
import { storyTerms } from "../../src/story/story-terms.ts";
import type { CommandLine } from "./command-line.ts";
import { bootOneNode } from "./one-node.ts";

export const HOUR = 3_600;
const DAY = 86_400;

interface Attested {
  readonly licensedUntil: number;
  readonly insuredUntil: number;
  readonly cover: bigint;
}

const at = (hospitals: readonly Hospital[], index: number): Hospital => {
  const found = hospitals[index];
  if (found === undefined) throw new TypeError(`no hospital ${index}`);
  return found;
};

/** A node with one loan under way, and people who each lack one thing. */
export interface RefusalScene extends AsyncDisposable {
  readonly network: RunningNetwork;
  readonly node: RunningNode;
  readonly dir: string;
  readonly cli: CommandLine;
  readonly clock: Clock;
  /** Of facilities 1, the owner, and 2, the borrower; they hold every role. */
  readonly owner: Person;
  readonly borrower: Person;
  /** Of facility 3, which has no agreement. */
  readonly stranger: Person;
  /** Of facility 4, whose insurance ends in two days. */
  readonly uninsured: Person;
  /** Of facility 5, whose insurance covers one dollar. */
  readonly poorlyCovered: Person;
  /** Of facility 6, whose licence ends in two days. */
  readonly unlicensed: Person;
  /** An operator of the borrower without the competency. */
  readonly novice: Person;
  /** Sends to the chain itself, with gas of its own. */
  readonly wallet: NetworkWriter;
  readonly unitId: number;
  readonly reservationId: bigint;
  readonly meter: P256Key;
  readonly lock: P256Key;
  readonly epoch: number;
  /** Of the check-out that was granted. */
  readonly granted: Parameters<typeof checkOut>[1];
  /** The owner's key, as the command line takes it. */
  readonly keyFile: string;
  file(name: string, content: string): string;
  /**
   * Rows and digests of the node's chain schema, of its outbox, its documents and its readings, and the chain's head: no refused act
   * may change them.
   */
  state(): Promise<unknown>;
}

export const digest = (text: string): Hex => digestOf(new TextEncoder().encode(text));

export async function openRefusalScene(): Promise<RefusalScene> {
  const dir = mkdtempSync(join(tmpdir(), "medequipshare-refusals-"));
  const hospitals = listMontanaHospitals();
  const { network, node, cli, clock, people } = await bootOneNode(dir);
  const { addresses, reader: chain, enrolmentCode } = network;
  const door = { url: node.url, addresses, chain, enrolmentCode };
  const admin = createNodeClient(node.url, { token: () => node.adminToken() });
  const account = privateKeyToAccount(devKeys.deployer);
  const walletClient = createWalletClient({
    account,
    chain: chain.chain,
    transport: http(network.chain.url),
  });
  const wallet = { addresses, sender: walletSender({ walletClient, publicClient: chain }) };
  const newPerson = async (name: string): Promise<Person> =>
    createPerson({ name, passkey: await softwarePasskey(await createSoftwarePasskey("localhost")), door });
  const [owner, borrower, stranger] = await Promise.all([0, 1, 2].map(founderPerson));
  if (!owner || !borrower || !stranger) throw new TypeError("no founders");
  const reviewers = [owner, borrower];
  const second = await newPerson("second engineer");
  const novice = await newPerson("novice");
  const until = (await clock.now()) + 300 * DAY;

  async function founderPerson(index: number): Promise<Person> {
    const { slug, name } = at(hospitals, index);
    return createPerson({ name, passkey: await people.passkeyOf(slug, "administrator"), door });
  }

  const all = Object.values(Role).reduce((sum, bit) => sum | bit, 0);
  const appoint = ({ writer }: Person, { account, passkey }: Person, roles: number) =>
    appointStaff(writer, { account, roles, until, passkey: passkey.publicKey });
  const accepted = async (person: Person, facilityId: number, roles: number) =>
    person.accept({ facilityId, roles, until });
  for (const person of [owner, borrower, stranger]) await appoint(person, person, all);
  await appointStaff(owner.writer, await accepted(second, 1, Role.biomedical));
  await appointStaff(borrower.writer, await accepted(novice, 2, Role.operator));

  const sound: Attested = { licensedUntil: until, insuredUntil: until, cover: 1_000_000n * USD };
  /** A hospital next door to the owner, admitted on the founders' word. */
  async function admit(index: number, attested: Partial<Attested>) {
    const person = await newPerson(`administrator ${index}`);
    const { npi, ccn } = at(hospitals, index);
    await person.signIn();
    const { x, y } = await person.node.document.makeKey({ params: { npi } });
    const papers = { profile: digest(`profile ${index}`), evidence: digest(`evidence ${index}`) };
    const application = {
      kind: "hospital",
      npi,
      ccn,
      homeCell: homeCell(at(hospitals, 0)),
      ...papers,
    } as const;
    const { facilityId } = await applyForMembership(person.writer, {
      application: { ...application, encryptionKey: { x, y } },
      passkey: person.passkey.publicKey,
    });
    const found = { facilityId, evidence: papers.evidence, ...sound, ...attested };
    for (const reviewer of reviewers) await attestFacility(reviewer.writer, found);
    await appoint(person, person, all);
    return { person, facilityId };
  }

  const soon = (await clock.now()) + 2 * DAY;
  const uninsured = await admit(3, { insuredUntil: soon });
  const poorlyCovered = await admit(4, { cover: USD });
  const unlicensed = await admit(5, { licensedUntil: soon });

  const now = await clock.now();
  const { unitId } = await registerUnit(owner.writer, {
    productCode: "CBK",
    deviceIdentifier: "09521234000013",
    serialNumber: "SN-REFUSED",
    specification: digest("specification"),
    locationCell: homeCell(at(hospitals, 0)),
    slotSeconds: HOUR,
    valuation: {
      cost: 20_000n * USD,
      residual: 2_000n * USD,
      acquiredAt: now - 365 * DAY,
      life: 8 * 365 * DAY,
      rateBps: 0,
      method: "straight-line",
    },
  });
  await approveUnit(second.writer, { unitId });
  for (const kind of ["calibration", "electrical-safety"] as const) {
    await issueCertificate(owner.writer, { unitId, kind, validUntil: until, document: digest(kind) });
  }
  await setPlan(owner.writer, { unitId, intervalSeconds: 180 * DAY, dueAt: now + 180 * DAY });
  await setTerms(owner.writer, { unitId, terms: { ...storyTerms(12), horizonDays: 30, maximumSlots: 240 } });
  const area = serviceArea({ centre: at(hospitals, 0), minutes: 300, finest: 3 });
  await changeServiceArea(owner.writer, { added: area });
  for (const [borrowerId, person] of [
    [2, borrower],
    [uninsured.facilityId, uninsured.person],
    [poorlyCovered.facilityId, poorlyCovered.person],
  ] as const) {
    const papers = { document: digest("agreement"), priceSchedule: digest("prices") };
    const agreement = { ownerId: 1, borrowerId, from: now - DAY, until: now + 400 * DAY, ...papers };
    for (const party of [owner, person]) await signAgreement(party.writer, agreement);
  }
  for (const facilityId of [2, poorlyCovered.facilityId])
    await deposit(wallet, { facilityId, amount: 1_000n * USD });

  const [meter, lock] = [
    await importP256Key(await createP256Jwk()),
    await importP256Key(await createP256Jwk()),
  ];
  await proposeMeter(owner.writer, { unitId, key: meter.publicKey });
  const { epoch } = await enrolMeter(borrower.writer, { unitId, key: meter.publicKey });
  await proposeLock(owner.writer, { unitId, key: lock.publicKey });
  await enrolLock(borrower.writer, { unitId, key: lock.publicKey });
  const startsAt = (Math.floor((await clock.now()) / HOUR) + 2) * HOUR;
  const window = { unitId, startsAt, endsAt: startsAt + 10 * HOUR, priority: "urgent" } as const;
  const { reservationId } = await reserve(borrower.writer, window);
  await clock.until(startsAt);
  const reading = { unitId, epoch, sequence: 5, takenAt: await clock.now(), runSeconds: 1_000n, cycles: 3n };
  await acceptReading(owner.relay, await signReading(addresses, meter, reading));
  const handover = await prepareHandover(
    { client: chain, addresses },
    {
      reservationId,
      releaserId: 1,
      receiverId: 2,
      releasedBy: owner.account,
      receivedBy: borrower.account,
      loanPack: digest("pack"),
      signedAt: await clock.now(),
    },
  );
  const sign = ({ passkey, account }: Person) =>
    signHandover({ addresses, handover, signer: passkeyStatementSigner({ passkey, account, addresses }) });
  const [releaserSignature, receiverSignature] = [await sign(owner), await sign(borrower)];
  await handOver(owner.relay, { handover, releaserSignature, receiverSignature });
  await inspectUnit(borrower.writer, { reservationId, accepted: true, document: digest("inspection") });
  const competency = { account: borrower.account, productCode: "CBK", until, evidence: digest("training") };
  await certifyCompetency(borrower.writer, competency);
  const issuedAt = await clock.now();
  const operator = borrower.account;
  const nonce = keccak256(toHex("the first nonce"));
  const request = { reservationId, unitId, operator, lockNonce: nonce, expiresAt: issuedAt + 300 };
  const granted = {
    request,
    presence: await signPresence(addresses, lock, { unitId, operator, nonce, issuedAt }),
    assertion: await signCheckOut(addresses, borrower.passkey, request),
  };

  return {
    network,
    node,
    dir,
    cli,
    clock,
    owner,
    borrower,
    stranger,
    uninsured: uninsured.person,
    poorlyCovered: poorlyCovered.person,
    unlicensed: unlicensed.person,
    novice,
    wallet,
    unitId,
    reservationId,
    meter,
    lock,
    epoch,
    granted,
    keyFile: join(dir, "people", at(hospitals, 0).slug, "administrator.json"),
    file(name, content) {
      const path = join(dir, name);
      writeFileSync(path, content);
      return path;
    },
    async state() {
      const head = await chain.getBlockNumber({ cacheTime: 0 });
      for (;;) {
        const { indexed } = await admin.network.status();
        if (indexed !== null && BigInt(indexed.number) >= head) break;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      const { chain: tables, local } = await admin.admin.digest();
      const { operation, relay, document, reading } = local;
      return { head: Number(head), tables, operation, relay, document, reading };
    },
    async [Symbol.asyncDispose]() {
      await network.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
