import { AppError } from "@medequipshare/domain";
import { type EncryptionKey, routes } from "@medequipshare/protocol";
import type { P256PrivateJwk } from "@medequipshare/sdk";
import type { Audit } from "../access/audit.ts";
import type { Mount } from "../http/mount.ts";
import type { Documents } from "./documents.ts";
import type { FacilityKeys } from "./facility-keys.ts";
import { publicKeyOf } from "./public-key-of.ts";

export type DocumentRoutesParameters = {
  readonly documents: Documents;
  readonly keys: FacilityKeys;
  readonly servesNpi: (npi: string) => boolean;
  readonly npiOf: (facilityId: number) => Promise<string | undefined>;
  readonly audit: Audit;
};

export function mountDocuments(
  mount: Mount,
  { documents, keys, servesNpi, npiOf, audit }: DocumentRoutesParameters,
): void {
  mount(routes.document.key, ({ params: { npi } }) => {
    const key = servesNpi(npi) ? keys.find(npi) : undefined;
    if (key === undefined)
      throw new AppError("input.not-found", { what: "key of this node", field: "npi", value: npi });
    return keyView(npi, key);
  });
  mount(routes.document.makeKey, async ({ params: { npi }, session: { facilityId } }) => {
    if (!servesNpi(npi))
      throw new AppError("input.not-found", { what: "facility of this node", field: "npi", value: npi });
    if (facilityId !== null && (await npiOf(facilityId)) !== npi)
      throw new AppError("facility.not-party", { facilityId });
    return keyView(npi, await keys.keyOf(npi));
  });
  mount(routes.document.put, async ({ query, body, session }) => {
    const { visibility, kind, mediaType, recipients = [], recipientNpis = [] } = query;
    const { account: author, facilityId } = session;
    const receipt = await documents.put({
      bytes: body,
      visibility,
      kind,
      mediaType,
      author,
      facilityId,
      recipients,
      recipientNpis,
    });
    await audit({
      actor: author,
      action: "document.store",
      subject: receipt.digest,
      outcome: `${visibility} ${kind}`,
    });
    return receipt;
  });
  mount(routes.document.get, ({ params: { digest } }) => documents.get(digest));
  mount(routes.document.verify, ({ params: { digest } }) => documents.verify(digest));
  mount(routes.document.plain, async ({ params: { digest }, session }) => {
    const { account: actor, facilityId } = session;
    try {
      const answer = await documents.plain(digest, facilityId);
      // Recorded before it is given: a reading without a record must not happen.
      await audit({ actor, action: "document.read", subject: digest, outcome: "given" });
      return answer;
    } catch (error) {
      if (error instanceof AppError) {
        await audit({ actor, action: "document.read", subject: digest, outcome: error.code });
      }
      throw error;
    }
  });
}

function keyView(npi: string, jwk: P256PrivateJwk): EncryptionKey {
  return { npi, ...publicKeyOf(jwk), jwk: { kty: jwk.kty, crv: jwk.crv, x: jwk.x, y: jwk.y, kid: npi } };
}
