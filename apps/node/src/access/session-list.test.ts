import { Role } from "@medequipshare/domain";
import { createNodeClient } from "@medequipshare/protocol";
import { appointStaff, dismissStaff } from "@medequipshare/sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
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
import { type RunningNode, startNode } from "../process/start-node.ts";

const FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";

let network: TestNetwork;
let node: RunningNode;
let administrator: TestPerson;
let clock = 1_900_000_000;

beforeAll(async () => {
  network = await startTestNetwork();
  node = await startNode(parseConfig(network.settings(FIRST_NODE)), { now: () => clock });
  await network.fund(node.relayer);
  administrator = await aPerson(network, node.url, { passkey: network.administrator });
  await administrator.signIn();
}, 60_000);
afterAll(async () => {
  await node?.[Symbol.asyncDispose]();
  await network?.[Symbol.asyncDispose]();
});

/** Opens another session of the person, from a browser. */
async function elsewhere({ account, passkey }: TestPerson) {
  const from = (token?: string) =>
    createNodeClient(node.url, {
      token: () => token,
      fetch: (url, init) => {
        const headers = new Headers(init?.headers);
        headers.set("user-agent", FIREFOX);
        return fetch(url, { ...init, headers });
      },
    });
  const { challenge } = await from().session.challenge({ body: { account } });
  const { authenticatorData, clientDataJSON, r, s } = await passkey.sign(challenge);
  const assertion = { authenticatorData, clientDataJSON, r, s };
  const body = { account, challenge, passkey: passkey.publicKey, assertion, enrolmentCode: ENROLMENT_CODE };
  const { token } = await from().session.open({ body });
  return { node: from(token), token };
}

const missing = { code: "access.session-missing" };

describe("somebody's own sessions", () => {
  it("are told with what they were opened by, and no secret of theirs", async () => {
    const person = await aPerson(network, node.url);
    await person.signIn(ENROLMENT_CODE);
    const other = await elsewhere(person);
    clock += 60;
    const { items } = await person.node.session.list();
    expect(items).toMatchObject([
      { isCurrent: true, agent: null, level: "device-bound", createdAt: clock - 60, lastSeenAt: clock },
      { isCurrent: false, agent: "Firefox, Windows", lastSeenAt: clock - 60 },
    ]);
    expect(JSON.stringify(items)).not.toMatch(/[0-9a-f]{17}/);
    expect(JSON.stringify(items)).not.toContain(other.token);
  });

  it("end one by one, each by its own person only", async () => {
    const person = await aPerson(network, node.url);
    await person.signIn(ENROLMENT_CODE);
    const other = await elsewhere(person);
    const sessionId =
      (await other.node.session.list()).items.find(({ isCurrent }) => isCurrent)?.sessionId ?? "";
    await expect(administrator.node.session.end({ params: { sessionId } })).rejects.toMatchObject({
      code: "input.not-found",
    });
    await other.node.session.current();
    await person.node.session.end({ params: { sessionId } });
    await expect(other.node.session.current()).rejects.toMatchObject(missing);
    expect((await person.node.session.list()).items).toHaveLength(1);
  });

  it("end all but the one that asks, or all", async () => {
    const person = await aPerson(network, node.url);
    await person.signIn(ENROLMENT_CODE);
    const other = await elsewhere(person);
    expect(await person.node.session.endAll({ query: { keep: "current" } })).toEqual({ ended: 1 });
    await expect(other.node.session.current()).rejects.toMatchObject(missing);
    expect(await person.node.session.endAll()).toEqual({ ended: 1 });
    await expect(person.node.session.current()).rejects.toMatchObject(missing);
  });

  it("are not listed once they have ended by themselves", async () => {
    const person = await aPerson(network, node.url);
    await person.signIn(ENROLMENT_CODE);
    clock += 15 * 60;
    await administrator.signIn();
    await person.signIn(ENROLMENT_CODE);
    expect((await person.node.session.list()).items).toHaveLength(1);
  });
});

describe("an administrator", () => {
  it("ends all sessions of somebody on their staff, whose dismissal ends later ones", {
    timeout: 60_000,
  }, async () => {
    const person = await aPerson(network, node.url);
    const { account } = person;
    const params = { account };
    await person.signIn(ENROLMENT_CODE);
    await expect(administrator.node.person.endSessions({ params })).rejects.toMatchObject({
      code: "input.not-found",
    });
    await appointStaff(administrator.writer, await person.accept({ roles: Role.finance, until: FAR }));
    await expect(person.node.person.endSessions({ params })).rejects.toMatchObject({
      code: "facility.staff-unauthorized",
    });
    expect(await administrator.node.person.endSessions({ params })).toEqual({ ended: 1 });
    await expect(person.node.session.current()).rejects.toMatchObject(missing);
    await person.signIn();
    await person.node.session.current();
    await dismissStaff(administrator.writer, { account });
    await expect(person.node.session.current()).rejects.toMatchObject(missing);
  });
});
