import { AppError } from "@medequipshare/domain";
import {
  type Bytes32,
  type DocumentKind,
  type DocumentMediaType,
  type DocumentReceipt,
  facilityProfile,
  type Hex,
  unitSpecification,
} from "@medequipshare/protocol";
import type { DocumentStore } from "@medequipshare/readmodel";
import {
  cidOf,
  isSealed,
  openSealed,
  type P256PrivateJwk,
  type SealRecipient,
  seal,
} from "@medequipshare/sdk";
import type { BytesAnswer } from "../http/mount.ts";
import type { ContentStore } from "./content-store.ts";
import type { DocumentQuota } from "./document-quota.ts";
import type { FacilityKeys } from "./facility-keys.ts";
import { mediaTypeOf } from "./media-type-of.ts";
import { publicKeyOf } from "./public-key-of.ts";

export type PutDocumentParameters = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly visibility: "public" | "private";
  readonly kind: DocumentKind;
  /** Told by the bytes where it is not said. */
  readonly mediaType?: DocumentMediaType | undefined;
  readonly author: Hex;
  /** Facility of the author; it can always read what it wrote. */
  readonly facilityId: number | null;
  readonly recipients: readonly number[];
  /** Facilities of this node that have no id yet. */
  readonly recipientNpis: readonly string[];
};

export type Documents = {
  /**
   * Throws document.kind-not-for-applicants, document.kind-private, document.malformed, document.quota-exceeded,
   * document.too-large.
   */
  put(parameters: PutDocumentParameters): Promise<DocumentReceipt>;
  get(digest: Bytes32): Promise<BytesAnswer>;
  /** Decrypts for a facility of this node. Throws document.not-readable. */
  plain(digest: Bytes32, facilityId: number | null): Promise<BytesAnswer>;
  verify(
    digest: Bytes32,
  ): Promise<{ digest: Bytes32; cid: string; bytes: number; verified: true; encrypted: boolean }>;
};

/** What documents need to know of a facility. */
export type DocumentParty = { readonly npi: string; readonly encryptionX: Hex; readonly encryptionY: Hex };

export type DocumentsParameters = {
  readonly content: ContentStore;
  readonly store: DocumentStore;
  readonly keys: FacilityKeys;
  readonly findParty: (facilityId: number) => Promise<DocumentParty | undefined>;
  readonly servesNpi: (npi: string) => boolean;
  /** Whether this node acts for the facility; what a facility says of itself does not open documents. */
  readonly serves: (facilityId: number) => Promise<boolean>;
  readonly quota: DocumentQuota;
  readonly now: () => number;
};

/** What everybody may read: a node keeps nothing else in plain, whoever asks it to. */
const publicKinds: ReadonlySet<DocumentKind> = new Set([
  "facility-profile",
  "unit-specification",
  "image",
  "other",
]);

/** What an application for membership needs. */
const applicantKinds: ReadonlySet<DocumentKind> = new Set(["facility-profile", "evidence"]);

const SEALED_TYPE = "application/jose+json";

/** Documents of a node: public ones as they are, private ones encrypted to facilities before they are stored. */
export function createDocuments({
  content,
  store,
  keys,
  findParty,
  servesNpi,
  serves,
  quota,
  now,
}: DocumentsParameters): Documents {
  async function recipientsOf({ facilityId, recipients, recipientNpis }: PutDocumentParameters) {
    const ids = [...new Set([...(facilityId === null ? [] : [facilityId]), ...recipients])];
    const byId = ids.map(async (id): Promise<SealRecipient> => {
      const party = await findParty(id);
      if (party === undefined)
        throw new AppError("input.not-found", { what: "facility", field: "id", value: id });
      return { keyId: party.npi, x: party.encryptionX, y: party.encryptionY };
    });
    const byNpi = recipientNpis.map(async (npi): Promise<SealRecipient> => {
      if (!servesNpi(npi))
        throw new AppError("input.not-found", { what: "facility of this node", field: "npi", value: npi });
      return { keyId: npi, ...publicKeyOf(await keys.keyOf(npi)) };
    });
    const found = await Promise.all([...byId, ...byNpi]);
    return { ids, recipients: [...new Map(found.map((recipient) => [recipient.x, recipient])).values()] };
  }

  async function sealed(parameters: PutDocumentParameters) {
    const { ids, recipients } = await recipientsOf(parameters);
    const { bytes: plain } = parameters;
    const mediaType = mediaTypeOf(plain, parameters.mediaType);
    return { ids, bytes: await seal({ plain, recipients, mediaType }) };
  }

  async function readingKey(facilityId: number): Promise<P256PrivateJwk | undefined> {
    if (!(await serves(facilityId))) return undefined;
    const party = await findParty(facilityId);
    return party === undefined ? undefined : keys.find(party.npi);
  }

  return {
    async put(parameters) {
      const { visibility, kind, author, facilityId } = parameters;
      if (facilityId === null && !applicantKinds.has(kind))
        throw new AppError("document.kind-not-for-applicants", { kind });
      const mediaType = mediaTypeOf(parameters.bytes, parameters.mediaType);
      if (visibility === "public" && !publicKinds.has(kind))
        throw new AppError("document.kind-private", { kind });
      requireShape(kind, visibility, parameters.bytes);
      const { ids, bytes } =
        visibility === "private" ? await sealed(parameters) : { ids: [], bytes: parameters.bytes };
      const size = bytes.length;
      return quota.within({ account: author, facilityId }, size, async () => {
        const digest = await content.put(bytes);
        const told = { visibility, kind, mediaType, size, recipients: ids };
        await store.put({ digest, ...told, createdBy: author, createdAt: now() });
        return { digest, cid: cidOf(digest), bytes: size, visibility };
      });
    },
    async get(digest) {
      const bytes = await content.get(digest);
      if (isSealed(bytes)) return { bytes, mediaType: SEALED_TYPE };
      const known = await store.find(lower(digest));
      return { bytes, mediaType: mediaTypeOf(bytes, known?.mediaType) };
    },
    async plain(digest, facilityId) {
      const bytes = await content.get(digest);
      if (!isSealed(bytes)) return { bytes, mediaType: mediaTypeOf(bytes) };
      const key = facilityId === null ? undefined : await readingKey(facilityId);
      if (key === undefined) throw new AppError("document.not-readable", { cid: cidOf(digest) });
      const { plain, mediaType } = await openSealed(bytes, key);
      const opened = new Uint8Array(plain);
      return { bytes: opened, mediaType: mediaTypeOf(opened, mediaType) };
    },
    async verify(digest) {
      const bytes = await content.get(digest);
      return { digest, cid: cidOf(digest), bytes: bytes.length, verified: true, encrypted: isSealed(bytes) };
    },
  };
}

/** Documents that pages read must have the documented shape when they are stored, not when somebody opens them. */
function requireShape(kind: DocumentKind, visibility: string, bytes: Uint8Array): void {
  const shape =
    kind === "facility-profile"
      ? facilityProfile
      : kind === "unit-specification"
        ? unitSpecification
        : undefined;
  if (shape === undefined || visibility === "private") return;
  const parsed = shape.safeParse(parseJson(bytes));
  if (parsed.success) return;
  const [issue] = parsed.error.issues;
  const problem = `${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}`;
  throw new AppError("document.malformed", { cid: "to be stored", expected: kind, problem });
}

/** JSON of bytes, undefined when they are not JSON. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

function lower(digest: Bytes32): Bytes32 {
  return `0x${digest.slice(2).toLowerCase()}`;
}
