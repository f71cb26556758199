import { type Address, type Call, type Operation, routes } from "@medequipshare/protocol";
import type { NetworkAddresses } from "@medequipshare/sdk";
import type { PublicClient } from "viem";
import type { Mount } from "../http/mount.ts";
import { withVisibility } from "../http/with-visibility.ts";
import type { Indexer } from "../indexer/create-indexer.ts";
import { agentName } from "./agent-name.ts";
import type { Audit } from "./audit.ts";
import { decodeAccountCalls } from "./decode-account-calls.ts";
import type { Operations, StoredOperation } from "./operations.ts";
import { prepareOperation } from "./prepare-operation.ts";
import type { Relayer } from "./relayer.ts";
import type { Relays } from "./relays.ts";
import type { SenderPolicy } from "./sender-policy.ts";
import type { Session } from "./session.ts";
import type { Sessions } from "./sessions.ts";

export type AccessRoutesParameters = {
  readonly client: PublicClient;
  readonly addresses: NetworkAddresses;
  readonly relayer: Pick<Relayer, "requireFunds">;
  readonly policy: SenderPolicy;
  readonly operations: Operations;
  /** The first nonce of an account, from one on, that nothing has which this node has acknowledged. */
  readonly freeNonce: (account: Address, from: bigint) => Promise<bigint>;
  readonly relays: Relays;
  readonly sessions: Sessions;
  readonly rpId: string;
  readonly audit: Audit;
  readonly indexer: Pick<Indexer, "status">;
  /** Lets the refusal of a taken slot say what is free instead. */
  readonly namingAlternatives: <Answer>(act: () => Promise<Answer>) => Promise<Answer>;
  /** What is free instead of the time that an operation lost or, by its calls, waits for. */
  readonly freeInstead: (
    operation: StoredOperation,
    calls?: readonly Call[],
  ) => Promise<Operation["alternatives"]>;
};

export function mountAccess(mount: Mount, parameters: AccessRoutesParameters): void {
  const { client, addresses, relayer, policy, operations, relays, sessions, rpId, audit } = parameters;
  const { indexer, namingAlternatives, freeInstead } = parameters;

  const shown = <Act extends { readonly blockNumber: number | null }>(act: Act) =>
    withVisibility(indexer, act);

  mount(routes.operation.prepare, async ({ body }) => {
    const { account, calls, signers, threshold = 1, enrolmentCode } = body;
    await policy.require(account, calls, enrolmentCode);
    // Before anybody signs.
    await relayer.requireFunds();
    return namingAlternatives(() =>
      prepareOperation({
        client,
        addresses,
        account,
        calls,
        signers,
        threshold,
        freeNonce: (from) => parameters.freeNonce(account, from),
      }),
    );
  });
  mount(routes.operation.submit, async ({ body: { userOperation, enrolmentCode } }) => {
    const operation = await namingAlternatives(() => operations.submit(userOperation, enrolmentCode));
    const calls = decodeAccountCalls(userOperation.callData);
    return shown({ ...operation, alternatives: await freeInstead(operation, calls) });
  });
  mount(routes.operation.get, async ({ params }) => {
    const operation = await operations.get(params.hash);
    return shown({ ...operation, alternatives: await freeInstead(operation) });
  });

  mount(routes.relay.submit, async ({ body }) => shown(await relays.submit(body.to, body.data)));
  mount(routes.relay.get, async ({ params }) => shown(await relays.get(params.id)));

  mount(routes.session.challenge, async ({ body }) => ({
    ...(await sessions.challenge(body.account ?? null)),
    rpId,
  }));
  const tellOpened = async <Opened extends Session>(
    { tokenHash: _, ...opened }: Opened,
    action: "session.open" | "session.renew" = "session.open",
  ) => {
    const { account, facilityId } = opened;
    const subject = String(facilityId ?? "applicant");
    await audit({ actor: account, action, subject, outcome: "opened" });
    return opened;
  };
  mount(routes.session.open, async ({ body, userAgent }) =>
    tellOpened(await sessions.open(body, agentName(userAgent))),
  );
  mount(routes.session.signIn, async ({ body, userAgent }) =>
    tellOpened(await sessions.signIn(body, agentName(userAgent))),
  );
  mount(routes.session.renew, async ({ session, body, userAgent }) =>
    tellOpened(await sessions.renew(session, body, agentName(userAgent)), "session.renew"),
  );
  mount(routes.session.current, ({ session: { tokenHash: _, ...session } }) => session);
  mount(routes.session.close, async ({ session }) => {
    await sessions.close(session);
    await audit({
      actor: session.account,
      action: "session.close",
      subject: String(session.facilityId),
      outcome: "closed",
    });
    return undefined;
  });
}
