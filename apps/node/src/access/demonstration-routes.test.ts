import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Role } from "@medequipshare/domain";
import { createNodeClient } from "@medequipshare/protocol";
import {
  appointStaff,
  createSoftwarePasskey,
  type SoftwarePasskeyJson,
  softwarePasskey,
} from "@medequipshare/sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  aPerson,
  FAR,
  FIRST_NODE,
  startTestNetwork,
  type TestNetwork,
} from "../../testing/start-test-network.ts";
import { parseConfig } from "../config/config.ts";
import { startNode } from "../process/start-node.ts";
import { mountDemonstration } from "./demonstration-routes.ts";

let network: TestNetwork;
let known: SoftwarePasskeyJson;
const folder = () => join(network.folder, "people");

beforeAll(async () => {
  network = await startTestNetwork();
  known = await createSoftwarePasskey("localhost");
  mkdirSync(folder());
  writeFileSync(join(folder(), "coordinator.json"), JSON.stringify(known));
  writeFileSync(join(folder(), "nobody.json"), JSON.stringify(await createSoftwarePasskey("localhost")));
}, 60_000);
afterAll(() => network?.[Symbol.asyncDispose]());

describe("the people of a demonstration", () => {
  it("are told with facility, roles and key, as far as the chain knows them", {
    timeout: 60_000,
  }, async () => {
    const settings = network.settings(FIRST_NODE, { DEMONSTRATION_PEOPLE: folder() });
    await using node = await startNode(parseConfig(settings));
    await network.fund(node.relayer);
    const administrator = await aPerson(network, node.url, { passkey: network.administrator });
    const coordinator = await aPerson(network, node.url, { passkey: await softwarePasskey(known) });
    const { account } = coordinator;
    const accepted = await coordinator.accept({ roles: Role.coordinator, until: FAR });
    await appointStaff(administrator.writer, accepted);
    const client = createNodeClient(node.url);
    const people = async () => (await client.demonstration.people({})).items;
    await expect.poll(people, { timeout: 30_000 }).toHaveLength(1);
    expect(await people()).toMatchObject([
      { account, facilityId: 1, roles: Role.coordinator, passkey: known },
    ]);
    expect((await client.network.get()).demonstration).toBe(true);
  });

  it("are no door of any other node", { timeout: 60_000 }, async () => {
    await using node = await startNode(parseConfig(network.settings("other")));
    const client = createNodeClient(node.url);
    await expect(client.demonstration.people({})).rejects.toMatchObject({ code: "input.not-found" });
    expect((await client.network.get()).demonstration).toBe(false);
  });

  it("are refused on a chain that is not a development's own", () => {
    const addresses = { ...network.addresses, chainId: 137 };
    const mount = () => expect.unreachable("nothing is mounted");
    const parameters = { folders: [folder()], db: undefined as never, client: network.client, addresses };
    expect(() => mountDemonstration(mount, parameters)).toThrow(
      expect.objectContaining({ code: "config.invalid", message: expect.stringContaining("137") }),
    );
  });
});
