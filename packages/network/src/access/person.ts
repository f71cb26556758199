import { createNodeClient, type DocumentKind, type NodeClient } from "@medequipshare/protocol";
import {
  type AcceptAppointmentParameters,
  type ActReceipt,
  type AppointStaffParameters,
  acceptAppointment,
  accountAddress,
  type NetworkAddresses,
  type NetworkReader,
  type NetworkWriter,
  type Passkey,
  passkeySender,
  passkeyStatementSigner,
  relaySender,
} from "@medequipshare/sdk";
import type { Address, Hex, PublicClient } from "viem";
import { persistentFetch } from "./persistent-fetch.ts";

/** A facility node as its people reach it: by its address, and by the network it belongs to. */
export interface Door {
  readonly url: string;
  readonly addresses: NetworkAddresses;
  readonly chain: PublicClient;
  readonly enrolmentCode: string;
}

/** A person with a passkey, in front of the node of their facility. */
export interface Person {
  readonly name: string;
  readonly passkey: Passkey;
  readonly account: Address;
  /** The node of the person's facility; carries a session once one was opened. */
  readonly node: NodeClient;
  readonly reader: NetworkReader;
  /** Acts as this person. */
  readonly writer: NetworkWriter;
  /** Relays what anyone may send. */
  readonly relay: NetworkWriter;
  /** Accepts an appointment; gives what an administrator sends for it, which makes the person's account as well. */
  accept(offer: Offer): Promise<AppointStaffParameters>;
  put(content: DocumentContent): Promise<Hex>;
  /** A private document, decrypted by the person's own node. */
  read(digest: Hex): Promise<Uint8Array>;
  /** Opens a session at the node unless one is open; gives its token. */
  signIn(): Promise<string>;
}

/** What a facility offers a person. */
export type Offer = Pick<AcceptAppointmentParameters, "facilityId" | "roles" | "until">;

export interface DocumentContent {
  readonly kind: DocumentKind;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Facilities that may read it; a document without recipients is public. */
  readonly recipients?: readonly number[];
  readonly recipientNpis?: readonly string[];
}

export interface CreatePersonParameters {
  readonly name: string;
  readonly passkey: Passkey;
  readonly door: Door;
  /** How requests go to the node; one that rejects is repeated. */
  readonly fetch?: typeof fetch;
  /** Hears of every act that reached the chain. */
  readonly onAct?: (person: string, receipt: ActReceipt) => void;
}

/**
 * Puts a person before a node's public door. Nothing is asked of the chain but the account's address and the nonce with
 * which it accepts an appointment.
 */
export async function createPerson({
  name,
  passkey,
  door,
  fetch,
  onAct,
}: CreatePersonParameters): Promise<Person> {
  const { addresses, chain, enrolmentCode, url } = door;
  const account = await accountAddress(chain, addresses, [passkey.publicKey]);
  const reader = { client: chain, addresses };
  let token: string | undefined;
  let latest: Promise<unknown> = Promise.resolve();
  const node = createNodeClient(url, {
    token: () => token,
    fetch: persistentFetch(fetch),
    async mend({ code }) {
      if (code !== "access.step-up-needed") return false;
      await prove();
      return true;
    },
  });
  const observed = (sender: NetworkWriter["sender"]): NetworkWriter => ({
    addresses,
    sender: {
      ...sender,
      send(calls) {
        // An account's operations carry consecutive nonces, so a person's acts wait for each other.
        const act = latest.then(async () => {
          const receipt = await sender.send(calls);
          onAct?.(name, receipt);
          return receipt;
        });
        latest = act.catch(() => undefined);
        return act;
      },
    },
  });
  const prove = async () => {
    const { challenge } = await node.session.challenge({ body: { account } });
    const { authenticatorData, clientDataJSON, r, s } = await passkey.sign(challenge);
    const opened = await node.session.open({
      body: {
        account,
        challenge,
        passkey: passkey.publicKey,
        assertion: { authenticatorData, clientDataJSON, r, s },
        enrolmentCode,
      },
    });
    token = opened.token;
    return opened.token;
  };
  const signIn = async () => {
    const lasts = () =>
      node.session.current().then(
        () => true,
        () => false,
      );
    return token !== undefined && (await lasts()) ? token : prove();
  };
  return {
    name,
    passkey,
    account,
    node,
    reader,
    writer: observed(
      passkeySender({ operations: node.operation, addresses, passkey, account, enrolmentCode }),
    ),
    relay: observed(relaySender({ relays: node.relay })),
    async accept(offer) {
      const signer = passkeyStatementSigner({ passkey, account, addresses });
      const terms = { signer, passkey: passkey.publicKey, ...offer };
      return { ...(await acceptAppointment(reader, terms)), createAccount: true };
    },
    async put({ kind, bytes, recipients, recipientNpis }) {
      await signIn();
      const isPrivate = recipients !== undefined || recipientNpis !== undefined;
      const { digest } = await node.document.put({
        query: {
          visibility: isPrivate ? "private" : "public",
          kind,
          recipients: recipients ? [...recipients] : undefined,
          recipientNpis: recipientNpis ? [...recipientNpis] : undefined,
        },
        body: bytes,
      });
      return digest;
    },
    async read(digest) {
      await signIn();
      return node.document.plain({ params: { digest } });
    },
    signIn,
  };
}
