import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Role, testNpi } from "@medequipshare/domain";
import { createNodeClient } from "@medequipshare/protocol";
import { applyForMembership, appointStaff, getStaff, settleLoan } from "@medequipshare/sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
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

describe("startNode", () => {
  describe("given an applicant", () => {
    it("refuses one without the enrolment code", async () => {
      const stranger = await aPerson(network, node.url);
      const act = applyForMembership(stranger.writer, await anApplication(stranger));
      await expect(act).rejects.toMatchObject({ code: "access.sender-not-served" });
    });

    it("creates the account and brings the application to the chain without gas of its own", {
      timeout: 60_000,
    }, async () => {
      const applicant = await aPerson(network, node.url, { enrolmentCode: ENROLMENT_CODE });
      const applied = await applyForMembership(applicant.writer, await anApplication(applicant));
      expect(applied.facilityId).toBe(2);
      expect(await network.client.getBalance({ address: applicant.account })).toBe(0n);
      await expect
        .poll(() => applicant.node.facility.get({ params: { facilityId: 2 } }).catch(() => undefined), {
          timeout: 20_000,
        })
        .toMatchObject({ facilityId: 2, account: applicant.account.toLowerCase(), active: false });
    });
  });

  describe("given a member of staff", () => {
    it("sends what the contracts accept", async () => {
      const colleague = await aPerson(network, node.url);
      const { account } = colleague;
      const accepted = await colleague.accept({ roles: Role.coordinator, until: FAR });
      await appointStaff(administrator.writer, accepted);
      const staff = await getStaff({ client: network.client, addresses: network.addresses }, { account });
      expect(staff).toMatchObject({ facilityId: 1, roles: Role.coordinator });
    });

    it("gives the contract's own refusal before anything is sent", async () => {
      const before = await network.client.getTransactionCount({ address: node.relayer });
      const { account } = await aPerson(network, node.url);
      const act = appointStaff(administrator.writer, { account, roles: Role.operator, until: 1 });
      await expect(act).rejects.toMatchObject({
        code: "facility.term-in-past",
        evidence: { until: expect.anything() },
      });
      expect(await network.client.getTransactionCount({ address: node.relayer })).toBe(before);
    });

    it("gives the same answer when the same operation is submitted again", async () => {
      const colleague = await aPerson(network, node.url);
      const { addresses } = network;
      const { writer } = administrator;
      const submitted: Parameters<typeof administrator.node.operation.submit>[0][] = [];
      const spied = {
        ...administrator.node.operation,
        submit: (input: Parameters<typeof administrator.node.operation.submit>[0]) => {
          submitted.push(input);
          return administrator.node.operation.submit(input);
        },
      };
      const { passkeySender } = await import("@medequipshare/sdk");
      const sender = passkeySender({
        operations: spied,
        addresses,
        passkey: administrator.passkey,
        account: administrator.account,
      });
      const accepted = await colleague.accept({ roles: Role.operator, until: FAR });
      const { hash } = await appointStaff({ ...writer, sender }, accepted);
      const [input] = submitted;
      if (input === undefined) throw new Error("nothing was submitted");
      const again = await Promise.all([1, 2, 3].map(() => administrator.node.operation.submit(input)));
      expect(new Set(again.map(({ transactionHash }) => transactionHash))).toEqual(new Set([hash]));
    });
  });

  describe("given a call that anyone may make", () => {
    it("gives the contract's refusal", async () => {
      await expect(settleLoan(administrator.relay, { reservationId: 5n })).rejects.toMatchObject({
        code: expect.stringMatching(/^reservation\./),
      });
    });

    it("relays nothing else", async () => {
      const body = { to: network.addresses.facilityRegistry, data: "0x12345678" } as const;
      await expect(administrator.node.relay.submit({ body })).rejects.toMatchObject({
        code: "access.relay-not-allowed",
      });
    });
  });

  describe("given a session", () => {
    it("opens on the passkey's assertion, once a challenge", async () => {
      await administrator.signIn();
      expect(await administrator.node.session.current()).toMatchObject({
        facilityId: 1,
        roles: Role.administrator | Role.reviewer,
      });
      const { challenge } = await administrator.node.session.challenge({
        body: { account: administrator.account },
      });
      const { authenticatorData, clientDataJSON, r, s } = await administrator.passkey.sign(challenge);
      const assertion = { authenticatorData, clientDataJSON, r, s };
      const body = {
        account: administrator.account,
        challenge,
        passkey: administrator.passkey.publicKey,
        assertion,
      };
      const attempts = await Promise.allSettled(
        [1, 2, 3, 4].map(() => administrator.node.session.open({ body })),
      );
      expect(attempts.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    });

    it("stores a private document that only its facility reads, and records each reading", async () => {
      await administrator.signIn();
      const bytes = new TextEncoder().encode("condition of the unit");
      const query = { visibility: "private", kind: "loan-pack", mediaType: "text/plain" } as const;
      const { digest } = await administrator.node.document.put({ query, body: bytes });
      const params = { digest };
      const stored = await administrator.node.document.get({ params });
      expect(new TextDecoder().decode(stored)).not.toContain("condition");
      expect(await administrator.node.document.plain({ params })).toEqual(bytes);
      expect(await administrator.node.document.verify({ params })).toMatchObject({
        verified: true,
        encrypted: true,
      });
      await administrator.node.session.close();
      await expect(administrator.node.document.plain({ params })).rejects.toMatchObject({
        code: "access.session-missing",
      });
    });

    it.each(["agreement", "certificate", "evidence", "loan-pack"] as const)(
      "stores no %s in plain",
      async (kind) => {
        await administrator.signIn();
        const body = new TextEncoder().encode("{}");
        const act = administrator.node.document.put({ query: { visibility: "public", kind }, body });
        await expect(act).rejects.toMatchObject({ code: "document.kind-private", evidence: { kind } });
      },
    );

    it("refuses a public profile of the wrong shape", async () => {
      await administrator.signIn();
      const query = { visibility: "public", kind: "facility-profile" } as const;
      const body = new TextEncoder().encode('{"name": ""}');
      await expect(administrator.node.document.put({ query, body })).rejects.toMatchObject({
        code: "document.malformed",
      });
    });
  });

  describe("given input that matches no schema", () => {
    it.each([
      ["/v1/units/x", 400],
      ["/v1/units?limit=-1", 400],
      ["/v1/units?unknown=1", 400],
      ["/v1/units/999", 404],
      ["/v1/nothing", 404],
      ["/v1/documents/0x12", 400],
      ["/v1/admin/digest", 401],
      ["/v1/reservations/99999999999999999999999999999999", 404],
    ])("answers %s with %i and a problem", async (path, status) => {
      const response = await fetch(`${node.url}${path}`);
      expect(response.status).toBe(status);
      expect(response.headers.get("content-type")).toBe("application/problem+json");
      expect(await response.json()).toMatchObject({
        status,
        code: expect.any(String),
        hint: expect.any(String),
      });
    });
  });

  describe("given the OpenAPI document", () => {
    it("describes every operation", async () => {
      const told = z
        .object({ paths: z.object({}).loose() })
        .parse(await (await fetch(`${node.url}/v1/openapi.json`)).json());
      expect(Object.keys(told.paths)).toContain("/v1/operations/prepare");
    });
  });

  describe("given somebody who follows the chain", () => {
    it("tells applied blocks with what changed", async () => {
      const aborting = new AbortController();
      const blocks = administrator.node.watch(aborting.signal);
      const seen = (async () => {
        for await (const block of blocks) {
          const change = block.changes.find(({ event }) => event === "StaffAppointed");
          if (change !== undefined) return change;
        }
        return undefined;
      })();
      const colleague = await aPerson(network, node.url);
      const accepted = await colleague.accept({ roles: Role.finance, until: FAR });
      await appointStaff(administrator.writer, accepted);
      expect(await seen).toMatchObject({ room: "facility", facilityId: 1 });
      aborting.abort();
    });
  });

  describe("given a second node that knows the first", () => {
    it("shows, from the first's documents, who a facility is", { timeout: 120_000 }, async () => {
      const [address = ""] = node.multiaddrs;
      await using second = await startNode(
        parseConfig(network.settings("second", { IPFS_PEERS: address, FACILITY_NPIS: testNpi(90) })),
      );
      const profile = {
        name: "Example Hospital",
        address: "1 Example Street",
        city: "Billings",
        state: "MT",
        zip: "59101",
        latitude: 45.7833,
        longitude: -108.5007,
        source: "made up for a test",
      };
      const applicant = await aPerson(network, node.url, { enrolmentCode: ENROLMENT_CODE });
      await applicant.signIn(ENROLMENT_CODE);
      const query = { visibility: "public", kind: "facility-profile" } as const;
      const body = new TextEncoder().encode(JSON.stringify(profile));
      const { digest } = await applicant.node.document.put({ query, body });
      const { application, passkey } = await anApplication(applicant);
      const { facilityId } = await applyForMembership(applicant.writer, {
        application: { ...application, profile: digest },
        passkey,
      });
      const { node: reader } = await aPerson(network, second.url);
      const named = () => reader.facility.get({ params: { facilityId } }).catch(() => undefined);
      await expect.poll(async () => (await named())?.profile, { timeout: 20_000 }).toEqual(profile);
      expect((await reader.network.status()).documentPeers).toBe(1);
    });

    it("says of its health which peer does not answer", { timeout: 120_000 }, async () => {
      const nobody = "/ip4/127.0.0.9/tcp/1";
      await using second = await startNode(parseConfig(network.settings("lonely", { IPFS_PEERS: nobody })));
      const { node: reader } = await aPerson(network, second.url);
      await expect
        .poll(async () => (await reader.network.status()).reasons, { timeout: 20_000 })
        .toContainEqual(expect.stringContaining(`no answer from document peers ${nobody}`));
    });

    it("does not act for facilities that the first serves", { timeout: 120_000 }, async () => {
      await using second = await startNode(
        parseConfig(network.settings("third", { FACILITY_NPIS: testNpi(90) })),
      );
      const foreign = await aPerson(network, second.url, { passkey: network.administrator });
      const { account } = await aPerson(network, second.url);
      const act = appointStaff(foreign.writer, { account, roles: Role.finance, until: FAR });
      await expect(act).rejects.toMatchObject({ code: "access.sender-not-served" });
      await expect(foreign.signIn()).rejects.toMatchObject({ code: "access.sender-not-served" });
    });
  });

  describe("given the administrator of the machine", () => {
    it("rebuilds the chain schema row for row and leaves the local one alone", {
      timeout: 30_000,
    }, async () => {
      const token = (await readFile(join(network.folder, FIRST_NODE, "admin.token"), "utf8")).trim();
      const { admin } = createNodeClient(node.url, { token: () => token });
      const outcome = await admin.rebuild();
      expect(outcome).toMatchObject({ equal: true, localUntouched: true });
      expect(outcome.after["staff"]?.rows).toBeGreaterThan(1);
      expect((await admin.digest()).chain).toEqual(outcome.after);
    });
  });
});
