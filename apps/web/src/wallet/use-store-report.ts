import { createNodeClient, knownMediaType } from "@medequipshare/protocol";
import { decodeFailure, sessionMessage } from "@medequipshare/sdk";
import { useQueryClient } from "@tanstack/react-query";
import type { Hex } from "viem";
import { useConfig } from "wagmi";
import { getWalletClient } from "wagmi/actions";
import { useNode } from "../http/node-provider.tsx";
import { networkQuery } from "../http/queries.ts";

export type StoreReportParameters = {
  readonly file: File;
  /** Facilities that may read it, besides one's own. */
  readonly recipients: readonly number[];
};

/**
 * Gives what stores evidence, encrypted, at the visitor's node, and gives its digest. The wallet signs a message for it
 * first, since the node keeps documents only for its own facilities' staff. Failures are AppErrors.
 */
export function useStoreReport(): (parameters: StoreReportParameters) => Promise<Hex> {
  const config = useConfig();
  const node = useNode();
  const queryClient = useQueryClient();
  const openSession = async (): Promise<string> => {
    const { chainId } = await queryClient.ensureQueryData(networkQuery(node));
    const walletClient = await getWalletClient(config, { chainId });
    const account = walletClient.account.address;
    const { challenge, expiresAt } = await node.session.challenge({ body: { account } });
    const { origin } = location;
    const message = sessionMessage({ account, chainId, challenge, expiresAt, origin });
    const signature = await walletClient.signMessage({ message }).catch((error: unknown) => {
      throw decodeFailure(error);
    });
    const body = { account, challenge, wallet: { origin, signature } };
    return (await node.session.open({ body })).token;
  };
  return async ({ file, recipients }) => {
    const token = await openSession();
    const signedIn = createNodeClient(node.url, { token: () => token });
    const mediaType = knownMediaType(file.type);
    try {
      const kind = { visibility: "private", kind: "evidence" } as const;
      const query = { ...kind, mediaType, recipients: [...recipients] };
      const body = new Uint8Array(await file.arrayBuffer());
      return (await signedIn.document.put({ query, body })).digest;
    } finally {
      await signedIn.session.close();
    }
  };
}
