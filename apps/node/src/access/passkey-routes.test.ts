import { createNodeClient } from "@medequipshare/protocol";
import { addPasskey, createSoftwarePasskey, type Passkey, softwarePasskey } from "@medequipshare/sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anyChallenge, aRegistration, type RegistrationParameters } from "../../testing/a-registration.ts";
import {
  aPerson,
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

beforeAll(async () => {
  network = await startTestNetwork();
  node = await startNode(parseConfig(network.settings(FIRST_NODE)));
  await network.fund(node.relayer);
  administrator = await aPerson(network, node.url, { passkey: network.administrator });
  await administrator.signIn();
}, 60_000);
afterAll(async () => {
  await node?.[Symbol.asyncDispose]();
  await network?.[Symbol.asyncDispose]();
});

const aPasskey = async () => softwarePasskey(await createSoftwarePasskey("localhost"));

/** Makes a passkey as the administrator's second one. */
async function enrol(passkey: Passkey, odd: Partial<RegistrationParameters> = {}): Promise<string> {
  const asked = await administrator.node.passkey.challenge();
  const registration = aRegistration(asked, { passkey, ...odd });
  await administrator.node.passkey.add({ body: { challenge: asked.challenge, registration } });
  return registration.credentialId;
}

async function signIn(passkey: Passkey, credentialId: string) {
  const stranger = createNodeClient(node.url);
  const { challenge } = await stranger.session.challenge({ body: {} });
  const { authenticatorData, clientDataJSON, r, s } = await passkey.sign(challenge);
  const body = { challenge, credentialId, assertion: { authenticatorData, clientDataJSON, r, s } };
  return { body, opened: stranger.session.signIn({ body }) };
}

describe("a second passkey", () => {
  it("signs in once the account itself names it a signer, and not before", { timeout: 60_000 }, async () => {
    const passkey = await aPasskey();
    const credentialId = await enrol(passkey);
    await expect((await signIn(passkey, credentialId)).opened).rejects.toMatchObject({
      code: "access.account-unproven",
    });
    await addPasskey(administrator.writer, { passkey: passkey.publicKey });
    const { body, opened } = await signIn(passkey, credentialId);
    const { account, facilityId, name, token } = await opened;
    expect({ account, facilityId, name }).toEqual({
      account: administrator.account.toLowerCase(),
      facilityId: 1,
      name: null,
    });
    const own = createNodeClient(node.url, { token: () => token });
    expect((await own.person.list()).items).toMatchObject([{ account, name: null }]);
    await expect(own.session.signIn({ body })).rejects.toMatchObject({ code: "access.challenge-invalid" });
  });

  it("is not remembered for another one's credential id", async () => {
    const credentialId = await enrol(await aPasskey());
    await expect(enrol(await aPasskey(), { credentialId })).rejects.toMatchObject({
      code: "access.passkey-taken",
    });
  });

  it.each([
    ["its person was not verified", { flags: 0x41 }],
    ["it was made on another page", { origin: "https://elsewhere.example" }],
    ["its key is of another kind", { algorithm: -257 }],
  ])("is refused when %s", async (_why, odd) => {
    await expect(enrol(await aPasskey(), odd)).rejects.toMatchObject({
      code: "access.registration-rejected",
    });
  });

  it("is refused over a challenge that opens sessions, and over one that nobody gave", async () => {
    const passkey = await aPasskey();
    const forSession = await administrator.node.session.challenge({
      body: { account: administrator.account },
    });
    for (const challenge of [forSession.challenge, anyChallenge()]) {
      const registration = aRegistration({ challenge, rpId: "localhost" }, { passkey });
      const adding = administrator.node.passkey.add({ body: { challenge, registration } });
      await expect(adding).rejects.toMatchObject({ code: "access.challenge-invalid" });
    }
  });
});

describe("signing in with a passkey", () => {
  it("is refused when the node does not know it", async () => {
    const { opened } = await signIn(await aPasskey(), "AAAA");
    await expect(opened).rejects.toMatchObject({ code: "access.passkey-unknown" });
  });

  it("is refused when another one signed", async () => {
    const credentialId = await enrol(await aPasskey());
    const { opened } = await signIn(await aPasskey(), credentialId);
    await expect(opened).rejects.toMatchObject({ code: "access.assertion-rejected" });
  });
});
