import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Role } from "@medequipshare/domain";
import { createNodeClient, SESSION_USERNAME } from "@medequipshare/protocol";
import { appointStaff } from "@medequipshare/sdk";
import { connectAsync } from "mqtt";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  DIRECTORY_CLIENT,
  DIRECTORY_SECRET,
  startDirectory,
  type TestDirectory,
} from "../../testing/start-directory.ts";
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

const ORIGIN = "http://localhost";

let network: TestNetwork;
let directory: TestDirectory;
let node: RunningNode;
let maria: TestPerson;
let clock = 1_900_000_000;

function settings(name: string, issuer: string) {
  return network.settings(name, {
    ORIGIN,
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: DIRECTORY_CLIENT,
    OIDC_CLIENT_SECRET_FILE: join(network.folder, "oidc.secret"),
  });
}

beforeAll(async () => {
  network = await startTestNetwork();
  directory = await startDirectory({ origin: ORIGIN });
  await writeFile(join(network.folder, "oidc.secret"), `${DIRECTORY_SECRET}\n`);
  node = await startNode(parseConfig(settings(FIRST_NODE, directory.issuer)), { now: () => clock });
  await network.fund(node.relayer);
  const administrator = await aPerson(network, node.url, { passkey: network.administrator });
  maria = await aPerson(network, node.url);
  await appointStaff(administrator.writer, await maria.accept({ roles: Role.finance, until: FAR }));
  await maria.signIn();
  await link(maria, "maria");
}, 60_000);
afterAll(async () => {
  await node?.[Symbol.asyncDispose]();
  await directory?.[Symbol.asyncDispose]();
  await network?.[Symbol.asyncDispose]();
});

const anyone = () => createNodeClient(node.url);

async function link(person: TestPerson, subject: string): Promise<void> {
  const { url, flow } = await person.node.directory.beginLink();
  await person.node.directory.link({ body: { flow, query: await directory.signIn(url, subject) } });
}

async function signIn(subject: string) {
  const { url, flow } = await anyone().directory.beginSignIn();
  const body = { flow, query: await directory.signIn(url, subject) };
  const session = await anyone().directory.signIn({ body });
  return { ...session, node: createNodeClient(node.url, { token: () => session.token }) };
}

const unlinked = { code: "access.directory-unlinked" };
const refused = { code: "access.directory-refused" };

describe("a sign-in with the hospital's directory", () => {
  it("opens a session of the account that linked itself, which lasts as long as its level says", async () => {
    const { account, level, roles, facilityId, expiresAt, node: reading } = await signIn("maria");
    expect({ account, level, roles, facilityId, expiresAt }).toEqual({
      account: maria.account.toLowerCase(),
      level: "directory",
      roles: Role.finance,
      facilityId: 1,
      expiresAt: clock + 8 * 3_600,
    });
    expect(await reading.person.list()).toMatchObject({ items: expect.any(Array) });
    const { items } = await maria.node.session.list();
    expect(items.map((session) => session.level).sort()).toEqual(["device-bound", "directory"]);
    await reading.session.close();
    await expect(reading.session.current()).rejects.toMatchObject({ code: "access.session-missing" });
  });

  it("opens one that changes nothing, stores nothing and relays nothing", async () => {
    const { node: reading } = await signIn("maria");
    const only = { code: "access.session-reading" };
    const document = { query: { visibility: "public", kind: "image" }, body: new Uint8Array(1) } as const;
    const invited = { name: "X", roles: Role.finance, until: FAR };
    await expect(reading.document.put(document)).rejects.toMatchObject(only);
    await expect(reading.invitation.create({ body: invited })).rejects.toMatchObject(only);
    await expect(reading.passkey.challenge()).rejects.toMatchObject(only);
    await expect(reading.reading.relayLatest({ params: { unitId: 1 } })).rejects.toMatchObject(only);
    await expect(reading.directory.beginLink()).rejects.toMatchObject(only);
    await expect(reading.directory.unlink()).rejects.toMatchObject(only);
  });

  it("connects nobody to the broker, which a session by passkey does", async () => {
    await maria.signIn();
    const { token } = await signIn("maria");
    const login = (password: string) => ({ username: SESSION_USERNAME, password, reconnectPeriod: 0 });
    await expect(connectAsync(node.mqttUrl, login(token))).rejects.toMatchObject({ code: 5 });
    const client = await connectAsync(node.mqttUrl, login(maria.token()));
    await client.endAsync(true);
  });

  it("opens nothing for whom nobody has linked", async () => {
    await expect(signIn("stranger")).rejects.toMatchObject(unlinked);
  });

  it("counts once", async () => {
    const { url, flow } = await anyone().directory.beginSignIn();
    const query = await directory.signIn(url, "maria");
    await anyone().directory.signIn({ body: { flow, query } });
    await expect(anyone().directory.signIn({ body: { flow, query } })).rejects.toMatchObject(refused);
    const other = await anyone().directory.beginSignIn();
    const replayed = new URLSearchParams(query);
    replayed.set("state", new URL(other.url).searchParams.get("state") ?? "");
    const body = { flow: other.flow, query: `?${replayed}` };
    await expect(anyone().directory.signIn({ body })).rejects.toMatchObject(refused);
  });

  it("is refused with the answer to another one, another nonce, and after ten minutes", async () => {
    const mine = await anyone().directory.beginSignIn();
    const other = await anyone().directory.beginSignIn();
    const answer = await directory.signIn(other.url, "maria");
    await expect(
      anyone().directory.signIn({ body: { flow: mine.flow, query: answer } }),
    ).rejects.toMatchObject(refused);

    const turned = await anyone().directory.beginSignIn();
    const url = new URL(turned.url);
    url.searchParams.set("nonce", "of-somebody-else");
    const query = await directory.signIn(url.href, "maria");
    await expect(anyone().directory.signIn({ body: { flow: turned.flow, query } })).rejects.toMatchObject(
      refused,
    );

    const late = await anyone().directory.beginSignIn();
    const body = { flow: late.flow, query: await directory.signIn(late.url, "maria") };
    clock += 600;
    await expect(anyone().directory.signIn({ body })).rejects.toMatchObject(refused);
  });

  it("sends people back to the node's own page only", async () => {
    const { url } = await anyone().directory.beginSignIn();
    expect(new URL(url).searchParams.get("redirect_uri")).toBe(`${ORIGIN}/directory`);
  });
});

describe("a link with the directory", () => {
  it("is made in the session that began it, not by a sign-in, and for one account", async () => {
    await maria.signIn();
    const { url, flow } = await maria.node.directory.beginLink();
    const body = { flow, query: await directory.signIn(url, "somebody") };
    await expect(anyone().directory.signIn({ body })).rejects.toMatchObject(refused);
    await expect(maria.node.directory.link({ body })).rejects.toMatchObject(refused);

    const administrator = await aPerson(network, node.url, { passkey: network.administrator });
    await administrator.signIn();
    await expect(link(administrator, "maria")).rejects.toMatchObject({ code: "access.directory-taken" });
  });

  it("takes the sessions along that it opened, and no other, when it is changed or cut", async () => {
    await maria.signIn();
    const before = await signIn("maria");
    await link(maria, "m.lopez");
    await expect(before.node.session.current()).rejects.toMatchObject({ code: "access.session-missing" });
    await expect(signIn("maria")).rejects.toMatchObject(unlinked);
    const after = await signIn("m.lopez");
    await maria.node.directory.unlink();
    await expect(after.node.session.current()).rejects.toMatchObject({ code: "access.session-missing" });
    await expect(signIn("m.lopez")).rejects.toMatchObject(unlinked);
    await maria.node.session.current();
    await link(maria, "maria");
  });
});

describe("a logout at the directory", () => {
  const tell = (token: string) =>
    fetch(`${node.url}/v1/directory/logout`, {
      method: "POST",
      body: new URLSearchParams({ logout_token: token }),
    });
  const missing = { code: "access.session-missing" };

  it("ends at once what the directory opened for the person, and no other session", async () => {
    await maria.signIn();
    const { node: reading } = await signIn("maria");
    expect((await tell(await directory.logoutToken("somebody"))).status).toBe(204);
    await reading.session.current();
    expect((await tell(await directory.logoutToken("maria"))).status).toBe(204);
    await expect(reading.session.current()).rejects.toMatchObject(missing);
    await maria.node.session.current();
  });

  it.each([
    ["for another client", { aud: "another" }],
    ["of another directory", { iss: "https://another.example" }],
    ["of no event", { events: {} }],
    ["of another event", { events: { "https://another.example": {} } }],
    ["with a nonce, as an ID token has", { nonce: "any" }],
    ["without an id", { jti: undefined }],
    ["that names nobody", { sub: undefined }],
    ["from another time", { iat: 1, exp: 2 }],
  ])("is not believed %s", async (_what, changed) => {
    const { node: reading } = await signIn("maria");
    expect((await tell(await directory.logoutToken("maria", changed))).status).toBe(400);
    await reading.session.current();
  });

  it("is not believed without the directory's signature, nor twice", async () => {
    const token = await directory.logoutToken("maria");
    expect((await tell(token)).status).toBe(204);
    const { node: reading } = await signIn("maria");
    const [header, payload] = (await directory.logoutToken("maria")).split(".");
    const unsigned = `${Buffer.from('{"alg":"none"}').toString("base64url")}.${payload}.`;
    const stranger = await startDirectory({ origin: ORIGIN });
    await using _ended = stranger;
    const forged = await stranger.logoutToken("maria", { iss: directory.issuer });
    for (const refusedToken of [token, unsigned, `${header}.${payload}.`, forged, ""])
      expect((await tell(refusedToken)).status).toBe(400);
    await reading.session.current();
  });
});

describe("a node", () => {
  it("starts and serves without its directory, and says that it does not answer", async () => {
    const gone = await startDirectory({ origin: ORIGIN });
    await gone[Symbol.asyncDispose]();
    await using alone = await startNode(parseConfig(settings("alone", gone.issuer)));
    await expect(createNodeClient(alone.url).directory.beginSignIn()).rejects.toMatchObject({
      code: "access.directory-unreachable",
    });
  });

  it("has no such routes where the hospital has no directory", async () => {
    await using without = await startNode(parseConfig(network.settings("without")));
    await expect(createNodeClient(without.url).directory.beginSignIn()).rejects.toMatchObject({
      code: "input.not-found",
    });
  });

  it("does not start without the secret", async () => {
    const wrong = { ...settings("wrong", directory.issuer), OIDC_CLIENT_SECRET_FILE: "/nowhere" };
    await expect(startNode(parseConfig(wrong))).rejects.toMatchObject({ code: "config.invalid" });
  });
});
