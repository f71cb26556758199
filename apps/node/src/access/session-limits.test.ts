import { type AssuranceLevel, sessionLimits } from "@medequipshare/domain";
import { createNodeClient, type NodeClient, SESSION_USERNAME } from "@medequipshare/protocol";
import { sessionMessage } from "@medequipshare/sdk";
import { connectAsync } from "mqtt";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aPasskey, Says } from "../../testing/a-passkey.ts";
import {
  aPerson,
  ENROLMENT_CODE,
  FIRST_NODE,
  startTestNetwork,
  type TestNetwork,
} from "../../testing/start-test-network.ts";
import { parseConfig } from "../config/config.ts";
import { type RunningNode, startNode } from "../process/start-node.ts";

let network: TestNetwork;
let node: RunningNode;
let clock = 1_900_000_000;
const minutes = (count: number) => (clock += count * 60);
const start = (name: string, more: Record<string, string> = {}) =>
  startNode(parseConfig(network.settings(name, more)), { now: () => clock });

beforeAll(async () => {
  network = await startTestNetwork();
  node = await start(FIRST_NODE);
}, 60_000);
afterAll(async () => {
  await node?.[Symbol.asyncDispose]();
  await network?.[Symbol.asyncDispose]();
});

async function withPasskey(flags: number, url = node.url): Promise<NodeClient> {
  const person = await aPerson(network, url, { passkey: await aPasskey(flags) });
  await person.signIn(ENROLMENT_CODE);
  return person.node;
}

async function withWallet(): Promise<NodeClient> {
  const wallet = privateKeyToAccount(generatePrivateKey());
  const account = wallet.address;
  const stranger = createNodeClient(node.url);
  const { challenge, expiresAt } = await stranger.session.challenge({ body: { account } });
  const origin = "http://localhost";
  const { chainId } = network.addresses;
  const message = sessionMessage({ account, chainId, challenge, expiresAt, origin });
  const proof = { origin, signature: await wallet.signMessage({ message }) };
  const body = { account, challenge, wallet: proof, enrolmentCode: ENROLMENT_CODE };
  const { token } = await stranger.session.open({ body });
  return createNodeClient(node.url, { token: () => token });
}

const verified = Says.present | Says.verified;
const ways: readonly (readonly [AssuranceLevel, () => Promise<NodeClient>])[] = [
  ["device-bound", () => withPasskey(verified)],
  ["synced", () => withPasskey(verified | Says.synced)],
  ["wallet", withWallet],
];

describe.each(ways)("a session of the level %s", (level, open) => {
  const limits = sessionLimits[level];

  it("says its level and when it ends", async () => {
    const expiresAt = clock + limits.minutes * 60;
    expect(await (await open()).session.current()).toMatchObject({ level, expiresAt });
  });

  it("ends when it is not used, for good, and says so", async () => {
    const own = await open();
    minutes(limits.idleMinutes - 1);
    await own.session.current();
    minutes(limits.idleMinutes - 1);
    await own.session.current();
    minutes(limits.idleMinutes);
    for (let turn = 0; turn < 2; turn += 1)
      await expect(own.session.current()).rejects.toMatchObject({
        code: "access.session-idle",
        evidence: { minutes: limits.idleMinutes },
      });
  });

  it("ends however much it is used, and says so", async () => {
    const own = await open();
    for (let past = 0; past + 14 < limits.minutes; past += 14) {
      minutes(14);
      await own.session.current();
    }
    minutes(14);
    await expect(own.session.current()).rejects.toMatchObject({
      code: "access.session-expired",
      evidence: { minutes: limits.minutes },
    });
  });
});

describe("the broker", () => {
  it("prolongs no session by asking for it", async () => {
    const person = await aPerson(network, node.url);
    await person.signIn(ENROLMENT_CODE);
    minutes(14);
    const password = person.token();
    const login = { protocolVersion: 4, reconnectPeriod: 0, username: SESSION_USERNAME, password } as const;
    // An applicant has no business there, which is known only after their session was looked up.
    await expect(connectAsync(node.mqttUrl, login)).rejects.toMatchObject({ code: 5 });
    minutes(1);
    await expect(person.node.session.current()).rejects.toMatchObject({ code: "access.session-idle" });
  });
});

describe("a node whose settings", () => {
  it("lower the limits holds sessions to them", { timeout: 60_000 }, async () => {
    await using strict = await start("strict", { SESSION_MINUTES: "30", SESSION_IDLE_MINUTES: "5" });
    const own = await withPasskey(verified | Says.synced, strict.url);
    expect((await own.session.current()).expiresAt).toBe(clock + 30 * 60);
    minutes(5);
    await expect(own.session.current()).rejects.toMatchObject({ evidence: { minutes: 5 } });
  });

  it("would raise them changes nothing", { timeout: 60_000 }, async () => {
    await using lax = await start("lax", { SESSION_MINUTES: "99999", SESSION_IDLE_MINUTES: "99999" });
    const own = await withPasskey(verified, lax.url);
    expect((await own.session.current()).expiresAt).toBe(clock + 12 * 3600);
    minutes(15);
    await expect(own.session.current()).rejects.toMatchObject({ code: "access.session-idle" });
  });
});
