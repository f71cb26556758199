import { facilityProfile, type Hex, unitSpecification } from "@medequipshare/protocol";
import {
  type Database,
  type DocumentStore,
  listUnfetchedDocuments,
  type UnfetchedDocument,
} from "@medequipshare/readmodel";
import type { Logger } from "pino";
import { z } from "zod";
import type { ContentStore } from "./content-store.ts";
import { parseJson } from "./documents.ts";

export type PublicDocumentFiller = {
  /** Looks for documents to fetch now; called when blocks were applied. */
  wake(): void;
  close(): Promise<void>;
};

export type PublicDocumentFillerParameters = {
  readonly db: Database;
  readonly store: DocumentStore;
  readonly content: ContentStore;
  readonly log: Logger;
  readonly now: () => number;
  /** How long a document that was not found rests before it is tried again. */
  readonly retryMs?: number;
};

const BATCH = 500;
const AT_ONCE = 8;
const BEFORE_ALL: Hex = "0x";

/**
 * Fetches, in the background, the public documents that facilities and units name, so that pages can show names. One
 * that cannot be had is tried again later; one that is not what it should be is remembered as empty.
 */
export function startPublicDocumentFiller(parameters: PublicDocumentFillerParameters): PublicDocumentFiller {
  const { db, store, content, log, now, retryMs = 3_000 } = parameters;
  const resting = new Map<Hex, number>();
  const closing = new AbortController();
  let wakeUp: () => void = () => undefined;
  let isAwake = true;
  let after = BEFORE_ALL;

  async function fill(document: UnfetchedDocument): Promise<void> {
    const { digest, kind } = document;
    try {
      const bytes = await content.get(digest, { signal: closing.signal });
      await store.putPublic({ digest, kind, content: contentOf(document, bytes), fetchedAt: now() });
      resting.delete(digest);
    } catch (error) {
      resting.set(digest, Date.now() + retryMs);
      log.debug({ err: error, digest }, "public document not fetched yet");
    }
  }

  async function run(): Promise<void> {
    while (!closing.signal.aborted) {
      isAwake = false;
      const missing = await listMissing();
      for (let start = 0; start < missing.length && !closing.signal.aborted; start += AT_ONCE) {
        await Promise.all(missing.slice(start, start + AT_ONCE).map(fill));
      }
      if (!isAwake) await sleep();
    }
  }

  async function listMissing(): Promise<readonly UnfetchedDocument[]> {
    try {
      const unfetched = await listUnfetchedDocuments(db, { after, limit: BATCH });
      after = unfetched.length < BATCH ? BEFORE_ALL : (unfetched.at(-1)?.digest ?? BEFORE_ALL);
      return unfetched.filter(({ digest }) => (resting.get(digest) ?? 0) <= Date.now());
    } catch (error) {
      log.warn({ err: error }, "read model not readable");
      return [];
    }
  }

  function sleep(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, retryMs);
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
      if (closing.signal.aborted) wakeUp();
    });
  }

  const wake = () => {
    isAwake = true;
    wakeUp();
  };
  const running = run();
  return {
    wake,
    async close() {
      closing.abort();
      wake();
      await running;
    },
  };
}

const jsonObject = z.record(z.string(), z.unknown());

function contentOf({ kind }: UnfetchedDocument, bytes: Uint8Array): Record<string, unknown> {
  const shape = kind === "facility-profile" ? facilityProfile : unitSpecification;
  const parsed = shape.safeParse(parseJson(bytes));
  return parsed.success ? jsonObject.parse(parsed.data) : {};
}
