import { Role } from "@medequipshare/domain";
import {
  accountSigners,
  applyForMembership,
  appointStaff,
  encodeApplication,
  facilityRegistryAbi,
  passkeyAccountAbi,
  passkeyAccountFactoryAbi,
  reservationManagerAbi,
  settlementDeskAbi,
} from "@medequipshare/sdk";
import {
  type Address,
  concat,
  createTestClient,
  encodeFunctionData,
  type Hex,
  http,
  pad,
  parseEther,
} from "viem";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { anApplication } from "../../testing/an-application.ts";
import {
  aPerson,
  ENROLMENT_CODE,
  FAR,
  FIRST_NODE,
  startTestNetwork,
  type TestNetwork,
  type TestPerson,
} from "../../testing/start-test-network.ts";
import { parseConfig } from "../config/config.ts";
import { type RunningNode, startNode } from "./start-node.ts";

let network: TestNetwork;
let node: RunningNode;
let administrator: TestPerson;

beforeAll(async () => {
  network = await startTestNetwork();
  node = await startNode(parseConfig(network.settings(FIRST_NODE)));
  await network.fund(node.relayer);
  administrator = await aPerson(network, node.url, { passkey: network.administrator });
}, 60_000);
afterAll(async () => {
  await node?.close();
  await network?.[Symbol.asyncDispose]();
}, 20_000);

const controlOf = ({ url }: TestNetwork) => createTestClient({ mode: "anvil", transport: http(url) });

async function call(to: Address, data: Hex): Promise<void> {
  const hash = await network.wallet.sendTransaction({ to, data });
  await network.client.waitForTransactionReceipt({ hash });
}

function signersOf({ passkey }: TestPerson): readonly Hex[] {
  return accountSigners(network.addresses, [passkey.publicKey]).signers;
}

function create(person: TestPerson): Promise<void> {
  const args = [signersOf(person), 1n] as const;
  const data = encodeFunctionData({ abi: passkeyAccountFactoryAbi, functionName: "create", args });
  return call(network.addresses.accountFactory, data);
}

/** What the account itself would do after an authenticator was lost. */
async function replaceSigner(account: Address, lost: TestPerson, fresh: TestPerson): Promise<void> {
  const control = controlOf(network);
  await control.setBalance({ address: account, value: parseEther("1") });
  await control.impersonateAccount({ address: account });
  for (const [functionName, person] of [
    ["addSigners", fresh],
    ["removeSigners", lost],
  ] as const) {
    const data = encodeFunctionData({ abi: passkeyAccountAbi, functionName, args: [signersOf(person)] });
    await control.request({
      // anvil takes it for an impersonated account; viem types it for wallets only.
      method: "eth_sendTransaction" as never,
      params: [{ from: account, to: account, data }] as never,
    });
    await control.mine({ blocks: 1 });
  }
}

describe("startNode", () => {
  describe("given a stranger who applied on chain by themselves under an NPI of this node", () => {
    const query = { visibility: "private", kind: "evidence", mediaType: "text/plain" } as const;
    let stranger: TestPerson;
    let digest: `0x${string}`;

    beforeAll(async () => {
      const applicant = await aPerson(network, node.url);
      await applicant.signIn(ENROLMENT_CODE);
      const { application } = await anApplication(applicant);
      const body = new TextEncoder().encode("what only the hospital may read");
      ({ digest } = await applicant.node.document.put({
        query: { ...query, recipientNpis: [application.npi] },
        body,
      }));
      const { address: account } = network.wallet.account;
      stranger = await aPerson(network, node.url, { account });
      const { x, y } = stranger.passkey.publicKey;
      const hash = await network.wallet.writeContract({
        address: network.addresses.facilityRegistry,
        abi: facilityRegistryAbi,
        functionName: "applyForMembership",
        args: [encodeApplication(application), x, y],
      });
      await network.client.waitForTransactionReceipt({ hash });
      const isIndexed = async () =>
        (await stranger.node.facility.list({ query: { npi: application.npi } })).items.length;
      await vi.waitUntil(isIndexed, { timeout: 20_000 });
    }, 60_000);

    it("opens no session and sends nothing without the enrolment code", async () => {
      await expect(stranger.signIn()).rejects.toMatchObject({ code: "access.sender-not-served" });
      const act = applyForMembership(stranger.writer, await anApplication(stranger));
      await expect(act).rejects.toMatchObject({ code: "access.sender-not-served" });
    });

    it("is an applicant with the code, and reads nothing that is sealed to the NPI", async () => {
      await stranger.signIn(ENROLMENT_CODE);
      expect(await stranger.node.session.current()).toMatchObject({ facilityId: null, roles: 0 });
      await expect(stranger.node.document.plain({ params: { digest } })).rejects.toMatchObject({
        code: "document.not-readable",
      });
      const body = new TextEncoder().encode("more evidence");
      const put = stranger.node.document.put({ query: { ...query, recipients: [1] }, body });
      await expect(put).resolves.toMatchObject({ visibility: "private" });
    });
  });

  describe("given a person who lost a right", () => {
    it("sends nothing for one whose term has ended", async () => {
      const colleague = await aPerson(network, node.url);
      const { timestamp } = await network.client.getBlock();
      const until = Number(timestamp) + 120;
      const accepted = await colleague.accept({ roles: Role.administrator, until });
      await appointStaff(administrator.writer, accepted);
      const control = controlOf(network);
      await control.setNextBlockTimestamp({ timestamp: BigInt(until) });
      await control.mine({ blocks: 1 });
      const { account: other } = await aPerson(network, node.url);
      const act = appointStaff(colleague.writer, { account: other, roles: Role.operator, until: FAR });
      await expect(act).rejects.toMatchObject({ code: "access.sender-not-served" });
      await expect(colleague.signIn()).rejects.toMatchObject({ code: "access.sender-not-served" });
    });

    it("lets a passkey in only while it signs for the account", async () => {
      const lost = await aPerson(network, node.url);
      const { account } = lost;
      await create(lost);
      // As a plain wallet's, so that nothing but the account says which passkey signs for it.
      const accepted = await lost.accept({ roles: Role.coordinator, until: FAR, passkey: undefined });
      await appointStaff(administrator.writer, accepted);
      await lost.signIn();
      const fresh = await aPerson(network, node.url, { account });
      await replaceSigner(account, lost, fresh);
      await fresh.signIn();
      await expect(lost.signIn()).rejects.toMatchObject({ code: "access.account-unproven" });
    });
  });

  describe("given a call that anyone may make", () => {
    it("pays for no sweep of nothing and for no padded call", async () => {
      const before = await network.client.getTransactionCount({ address: node.relayer });
      const { reservationManager, settlementDesk } = network.addresses;
      const sweep = (stale: readonly bigint[]) =>
        encodeFunctionData({ abi: reservationManagerAbi, functionName: "sweep", args: [stale] });
      const settle = encodeFunctionData({ abi: settlementDeskAbi, functionName: "settle", args: [5n] });
      for (const body of [
        { to: reservationManager, data: sweep([]) },
        { to: reservationManager, data: sweep(Array.from({ length: 17 }, (_, index) => BigInt(index))) },
        { to: settlementDesk, data: concat([settle, "0x00"]) },
        { to: settlementDesk, data: pad(settle, { dir: "right", size: 9_000 }) },
      ]) {
        await expect(administrator.node.relay.submit({ body })).rejects.toMatchObject({
          code: "access.relay-not-allowed",
        });
      }
      await expect(
        administrator.node.relay.submit({ body: { to: reservationManager, data: sweep([5n]) } }),
      ).rejects.toMatchObject({ code: "reservation.unknown" });
      expect(await network.client.getTransactionCount({ address: node.relayer })).toBe(before);
    });
  });
});
