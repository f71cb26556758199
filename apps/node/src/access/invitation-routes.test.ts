import { Role } from "@medequipshare/domain";
import { type Address, createNodeClient, type NodeClient } from "@medequipshare/protocol";
import {
  accountAddress,
  appointStaff,
  createSoftwarePasskey,
  dismissStaff,
  getAcceptanceNonce,
  type Passkey,
  passkeyStatementSigner,
  signAcceptance,
  softwarePasskey,
} from "@medequipshare/sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aRegistration } from "../../testing/a-registration.ts";
import {
  aPerson,
  FAR,
  FIRST_NODE,
  startTestNetwork,
  type TestNetwork,
  type TestPerson,
} from "../../testing/start-test-network.ts";
import { parseConfig } from "../config/config.ts";
import { type RunningNode, startNode } from "../process/start-node.ts";

let network: TestNetwork;
let node: RunningNode;
let administrator: TestPerson;
let stranger: NodeClient;

beforeAll(async () => {
  network = await startTestNetwork();
  node = await startNode(parseConfig(network.settings(FIRST_NODE)));
  await network.fund(node.relayer);
  administrator = await aPerson(network, node.url, { passkey: network.administrator });
  await administrator.signIn();
  stranger = createNodeClient(node.url);
}, 60_000);
afterAll(async () => {
  await node?.[Symbol.asyncDispose]();
  await network?.[Symbol.asyncDispose]();
});

const terms = { name: "Maria Ruiz", roles: Role.coordinator, until: FAR };
const invite = () => administrator.node.invitation.create({ body: terms });

/** What somebody invited does with the link, unless told otherwise. */
async function answer(code: string, odd: { readonly roles?: number; readonly signs?: Passkey } = {}) {
  const {
    facilityId,
    roles,
    until,
    registration: asked,
  } = await stranger.invitation.open({ body: { code } });
  const passkey = await softwarePasskey(await createSoftwarePasskey("localhost"));
  const account = await accountAddress(network.client, network.addresses, [passkey.publicKey]);
  const { addresses } = network;
  const signer = passkeyStatementSigner({ passkey: odd.signs ?? passkey, account, addresses });
  const signature = await signAcceptance(signer, {
    addresses,
    facilityId,
    account,
    roles: odd.roles ?? roles,
    until,
    passkey: passkey.publicKey,
    nonce: await getAcceptanceNonce(network, { account }),
  });
  const registration = aRegistration(asked, { passkey });
  const { challenge } = asked;
  const body = { code, name: "María Ruiz", challenge, registration, signature };
  return { body, passkey, account, credentialId: registration.credentialId };
}

async function signIn(passkey: Passkey, credentialId: string) {
  const { challenge } = await stranger.session.challenge({ body: {} });
  const { authenticatorData, clientDataJSON, r, s } = await passkey.sign(challenge);
  const assertion = { authenticatorData, clientDataJSON, r, s };
  return stranger.session.signIn({ body: { challenge, credentialId, assertion } });
}

const waiting = async () => (await administrator.node.invitation.list()).items;

describe("an invitation", () => {
  it("is told, accepted, confirmed, signed in with, and ends with the appointment", {
    timeout: 90_000,
  }, async () => {
    const { code } = await invite();
    expect(await stranger.invitation.open({ body: { code } })).toMatchObject({ ...terms, facilityId: 1 });
    const { body, passkey, account, credentialId } = await answer(code);
    await stranger.invitation.accept({ body });
    await expect(signIn(passkey, credentialId)).rejects.toMatchObject({ code: "access.sender-not-served" });

    const [accepted] = await waiting();
    expect(accepted?.acceptance).toMatchObject({ account: account.toLowerCase() });
    await appointStaff(administrator.writer, {
      ...terms,
      account,
      passkey: passkey.publicKey,
      acceptance: accepted?.acceptance?.signature,
      createAccount: true,
    });
    await expect.poll(waiting, { timeout: 30_000 }).toEqual([]);
    const opened = await signIn(passkey, credentialId);
    expect(opened).toMatchObject({ name: "María Ruiz", facilityId: 1, roles: Role.coordinator });
    const own = createNodeClient(node.url, { token: () => opened.token });
    expect((await own.person.list()).items).toMatchObject([{ name: null }, { name: "María Ruiz" }]);
    await expect(own.invitation.create({ body: terms })).rejects.toMatchObject({
      code: "facility.staff-unauthorized",
    });
    await expect(own.invitation.list()).rejects.toMatchObject({ code: "facility.staff-unauthorized" });

    await dismissStaff(administrator.writer, { account });
    await expect(own.session.current()).rejects.toMatchObject({ code: "access.session-missing" });
    await expect(signIn(passkey, credentialId)).rejects.toMatchObject({ code: "access.sender-not-served" });
  });

  it("for somebody whose key was lost ends the old account as it begins the new one", {
    timeout: 90_000,
  }, async () => {
    const accept = async (replaces?: Address) => {
      const { code } = await administrator.node.invitation.create({ body: { ...terms, replaces } });
      const answered = await answer(code);
      await stranger.invitation.accept({ body: answered.body });
      const { account, passkey } = answered;
      await appointStaff(administrator.writer, {
        ...terms,
        account,
        passkey: passkey.publicKey,
        acceptance: answered.body.signature,
        createAccount: true,
        replaces,
      });
      return answered;
    };
    const lost = await accept();
    const { token } = await signIn(lost.passkey, lost.credentialId);
    const fresh = await accept(lost.account);
    const own = createNodeClient(node.url, { token: () => token });
    await expect(own.session.current()).rejects.toMatchObject({ code: "access.session-missing" });
    expect(await signIn(fresh.passkey, fresh.credentialId)).toMatchObject({
      account: fresh.account.toLowerCase(),
      roles: Role.coordinator,
    });
  });

  it("counts once", { timeout: 60_000 }, async () => {
    const { code } = await invite();
    const [first, second] = [await answer(code), await answer(code)];
    await stranger.invitation.accept({ body: first.body });
    const unknown = { code: "access.invitation-unknown" };
    await expect(stranger.invitation.accept({ body: second.body })).rejects.toMatchObject(unknown);
    await expect(stranger.invitation.open({ body: { code } })).rejects.toMatchObject(unknown);
  });

  it("is unknown by another code, and once it was withdrawn", async () => {
    const unknown = { code: "access.invitation-unknown" };
    await expect(stranger.invitation.open({ body: { code: "A".repeat(22) } })).rejects.toMatchObject(unknown);
    const { code, invitationId } = await invite();
    await administrator.node.invitation.withdraw({ params: { invitationId } });
    await expect(stranger.invitation.open({ body: { code } })).rejects.toMatchObject(unknown);
    await expect(administrator.node.invitation.withdraw({ params: { invitationId } })).rejects.toMatchObject(
      unknown,
    );
  });

  it.each([
    ["other terms than it says", async () => ({ roles: Role.administrator })],
    [
      "another passkey than the new one",
      async () => ({ signs: await softwarePasskey(await createSoftwarePasskey("localhost")) }),
    ],
  ])("is not accepted by a signature of %s", async (_what, odd) => {
    const { code } = await invite();
    const { body, passkey, credentialId } = await answer(code, await odd());
    await expect(stranger.invitation.accept({ body })).rejects.toMatchObject({
      code: "facility.acceptance-invalid",
    });
    await expect(signIn(passkey, credentialId)).rejects.toMatchObject({ code: "access.passkey-unknown" });
  });

  it("is made by nobody without a session", async () => {
    await expect(stranger.invitation.create({ body: terms })).rejects.toMatchObject({
      code: "access.session-missing",
    });
  });
});
