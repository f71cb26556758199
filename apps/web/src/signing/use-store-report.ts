import { createNodeClient, knownMediaType } from "@medequipshare/protocol";
import type { Hex } from "viem";
import { useNode } from "../http/node-provider.tsx";
import { useSigner } from "./signer.ts";

export type StoreReportParameters = {
  readonly file: File;
  /** Evidence unless told. */
  readonly kind?: "evidence" | "competency";
  /** Facilities that may read it, besides one's own. */
  readonly recipients: readonly number[];
};

/**
 * Gives what stores evidence, encrypted, at the visitor's node, and gives its digest. The visitor signs in there first,
 * since the node keeps documents only for its own facilities' staff. Failures are AppErrors.
 */
export function useStoreReport(): (parameters: StoreReportParameters) => Promise<Hex> {
  const node = useNode();
  const { openSession } = useSigner();
  return async ({ file, kind = "evidence", recipients }) => {
    const token = await openSession();
    const signedIn = createNodeClient(node.url, { token: () => token });
    const mediaType = knownMediaType(file.type);
    try {
      const visibility = "private" as const;
      const query = { visibility, kind, mediaType, recipients: [...recipients] };
      const body = new Uint8Array(await file.arrayBuffer());
      return (await signedIn.document.put({ query, body })).digest;
    } finally {
      await signedIn.session.close();
    }
  };
}
