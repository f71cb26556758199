import { RECENT_PROOF_MINUTES, Role } from "@medequipshare/domain";
import { createNodeClient, type NodeClient, type SessionProof } from "@medequipshare/protocol";
import { appointStaff, dismissStaff } from "@medequipshare/sdk";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { aPasskey, Says } from "../../testing/a-passkey.ts";
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
let clock = 1_900_000_000;

beforeAll(async () => {
  network = await startTestNetwork();
  node = await startNode(parseConfig(network.settings(FIRST_NODE)), { now: () => clock });
  await network.fund(node.relayer);
  administrator = await aPerson(network, node.url, { passkey: network.administrator });
}, 60_000);
afterAll(async () => {
  await node?.[Symbol.asyncDispose]();
  await network?.[Symbol.asyncDispose]();
});
beforeEach(() => administrator.signIn());

const later = () => {
  clock += RECENT_PROOF_MINUTES * 60;
};
const needed = { code: "access.step-up-needed", evidence: { minutes: RECENT_PROOF_MINUTES } };
const missing = { code: "access.session-missing" };
const terms = { name: "Maria Ruiz", roles: Role.coordinator, until: FAR };
const bearing = (token: string) => createNodeClient(node.url, { token: () => token });

/** What gives power to whoever has nothing but a session. */
function powers(own: NodeClient): readonly (readonly [string, () => Promise<unknown>])[] {
  const of = { params: { unitId: 1, instrument: "meter" } } as const;
  const invitationId = `0x${"11".repeat(32)}` as const;
  return [
    ["invite", () => own.invitation.create({ body: terms })],
    ["withdraw an invitation", () => own.invitation.withdraw({ params: { invitationId } })],
    ["issue a credential", () => own.credential.issue(of)],
    ["revoke a credential", () => own.credential.revoke(of)],
    ["begin another passkey", () => own.passkey.challenge()],
    ["end a session", () => own.session.end({ params: { sessionId: "0123456789abcdef" } })],
    ["end all sessions", () => own.session.endAll({ query: { keep: "current" } })],
    ["end another's", () => own.person.endSessions({ params: { account: administrator.account } })],
  ];
}

async function proofOf({ account, passkey }: Pick<TestPerson, "account" | "passkey">, asked = account) {
  const { challenge } = await createNodeClient(node.url).session.challenge({ body: { account: asked } });
  const { authenticatorData, clientDataJSON, r, s } = await passkey.sign(challenge);
  const assertion = { authenticatorData, clientDataJSON, r, s };
  return { account, challenge, passkey: passkey.publicKey, assertion } satisfies SessionProof;
}

describe("a session that somebody stole without the key", () => {
  it("reads, and gives no power once the last proof is five minutes old", async () => {
    const thief = bearing(administrator.token());
    later();
    expect((await thief.person.list()).items).not.toEqual([]);
    for (const [what, use] of powers(thief)) await expect(use(), what).rejects.toMatchObject(needed);
    expect((await thief.invitation.list()).items).toEqual([]);
  });

  it("signs nothing for the chain", { timeout: 30_000 }, async () => {
    const person = await aPerson(network, node.url);
    await appointStaff(administrator.writer, await person.accept({ roles: Role.finance, until: FAR }));
    const keyless = await aPerson(network, node.url, {
      account: administrator.account,
      passkey: await aPasskey(),
    });
    await expect(dismissStaff(keyless.writer, { account: person.account })).rejects.toMatchObject({
      code: "access.signature-refused",
    });
  });

  it.each([
    ["another key", () => aPasskey(), "access.account-unproven"],
    ["no verified person", () => aPasskey(Says.present), "access.assertion-rejected"],
  ] as const)("is not lifted with %s", async (_what, key, code) => {
    later();
    const thief = bearing(administrator.token());
    const body = await proofOf({ account: administrator.account, passkey: await key() });
    await expect(thief.session.renew({ body })).rejects.toMatchObject({ code });
    await expect(thief.invitation.create({ body: terms })).rejects.toMatchObject(needed);
  });

  it("is not lifted by the proof of somebody else, whoever the challenge was for", async () => {
    later();
    const thief = bearing(administrator.token());
    const other = await aPerson(network, node.url);
    await expect(thief.session.renew({ body: await proofOf(other) })).rejects.toMatchObject({
      code: "access.challenge-invalid",
    });
    const body = await proofOf(other, administrator.account);
    await expect(thief.session.renew({ body })).rejects.toMatchObject({ code: "access.account-unproven" });
    const wallet = privateKeyToAccount(generatePrivateKey());
    const proof = { origin: "http://localhost", signature: await wallet.signMessage({ message: "I" }) };
    const { challenge } = await thief.session.challenge({ body: { account: administrator.account } });
    const forged = { account: administrator.account, challenge, wallet: proof };
    await expect(thief.session.renew({ body: forged })).rejects.toMatchObject({
      code: "access.assertion-rejected",
    });
    await expect(thief.invitation.create({ body: terms })).rejects.toMatchObject(needed);
  });
});

describe("whoever proves again that it is they", () => {
  it("goes on under another token, and the old one is dead", async () => {
    later();
    const old = bearing(administrator.token());
    const { token, ...renewed } = await old.session.renew({ body: await proofOf(administrator) });
    expect(renewed).toMatchObject({ account: administrator.account.toLowerCase(), facilityId: 1 });
    await expect(old.session.current()).rejects.toMatchObject(missing);
    const own = bearing(token);
    const { invitationId } = await own.invitation.create({ body: terms });
    await own.invitation.withdraw({ params: { invitationId } });
    const { items } = await own.session.list();
    expect(items.find(({ isCurrent }) => isCurrent)).toMatchObject({ createdAt: clock });
  });

  it("is asked once by a client that mends it", async () => {
    later();
    let token = administrator.token();
    let asked = 0;
    const own = createNodeClient(node.url, {
      token: () => token,
      async mend({ code }, refused = "") {
        if (code !== "access.step-up-needed") return false;
        asked += 1;
        const body = await proofOf(administrator);
        token = (await bearing(refused).session.renew({ body })).token;
        return true;
      },
    });
    const { invitationId } = await own.invitation.create({ body: terms });
    await own.invitation.withdraw({ params: { invitationId } });
    expect(asked).toBe(1);
  });
});

describe("a node whose setting", () => {
  it("lowers for how long a proof counts asks earlier", { timeout: 60_000 }, async () => {
    const settings = network.settings("strict", { STEP_UP_MINUTES: "1" });
    await using strict = await startNode(parseConfig(settings), { now: () => clock });
    const person = await aPerson(network, strict.url, { passkey: network.administrator });
    await person.signIn();
    await person.node.passkey.challenge();
    clock += 60;
    await expect(person.node.passkey.challenge()).rejects.toMatchObject({
      code: "access.step-up-needed",
      evidence: { minutes: 1 },
    });
  });
});
