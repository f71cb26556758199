import { createHash, randomBytes } from "node:crypto";
import { AppError } from "@medequipshare/domain";
import type { Address } from "@medequipshare/protocol";
import type { DirectoryLinkStore, SessionStore } from "@medequipshare/readmodel";
import type { Audit } from "./audit.ts";
import type { Directory, DirectoryRequest, DirectorySubject } from "./open-directory.ts";
import type { Sessions } from "./sessions.ts";
import { REMEMBERED_SECONDS } from "./verify-logout-token.ts";

type Begun = { readonly url: string; readonly flow: string };
/** What the browser brings back. */
type Answered = { readonly flow: string; readonly query: string };

export type DirectorySignIns = {
  /** For an account that is to be linked, or for whoever the directory names. Throws access.directory-unreachable, access.directory-busy. */
  begin(account: Address | null): Promise<Begun>;
  /** Throws access.directory-refused, access.directory-unreachable, access.directory-taken. */
  link(account: Address, answered: Answered): Promise<void>;
  /** Throws what `link` throws but the last, and access.directory-unlinked, access.sender-not-served. */
  signIn(answered: Answered, agent: string | null): ReturnType<Sessions["openReading"]>;
  unlink(account: Address): Promise<void>;
  /** Ends the sessions that the directory opened for whom its logout token names. Throws access.directory-refused, access.directory-unreachable. */
  logOut(token: string): Promise<void>;
};

export type DirectorySignInsParameters = {
  readonly directory: Directory;
  readonly links: DirectoryLinkStore;
  readonly store: Pick<SessionStore, "endReadingOf">;
  readonly sessions: Pick<Sessions, "openReading">;
  readonly audit: Audit;
  /** Unix seconds of the wall clock. */
  readonly now: () => number;
};

const FLOW_SECONDS = 600;
const FLOWS_LIMIT = 1_000;

type Flow = DirectoryRequest & { readonly account: Address | null; readonly expiresAt: number };

/** Sign-ins with the hospital's directory. Those that wait for its answer are forgotten when the node ends. */
export function createDirectorySignIns(parameters: DirectorySignInsParameters): DirectorySignIns {
  const { directory, links, store, sessions, audit, now } = parameters;
  const flows = new Map<string, Flow>();
  /** Of logout tokens, with when to forget them. */
  const tokenIds = new Map<string, number>();

  function forgetOld(): void {
    for (const [key, { expiresAt }] of flows) if (expiresAt <= now()) flows.delete(key);
  }

  function isNew(tokenId: string): boolean {
    for (const [key, forgetAt] of tokenIds) if (forgetAt <= now()) tokenIds.delete(key);
    const key = hashOf(tokenId);
    if (tokenIds.has(key)) return false;
    tokenIds.set(key, now() + REMEMBERED_SECONDS);
    return true;
  }

  /** Counts once, and only for whom it was begun. */
  async function complete({ flow, query }: Answered, account: Address | null): Promise<DirectorySubject> {
    forgetOld();
    const key = hashOf(flow);
    const begun = flows.get(key);
    flows.delete(key);
    if (begun === undefined || begun.account !== account)
      throw new AppError("access.directory-refused", { problem: "it was not begun here, or too long ago" });
    return directory.subjectOf(query, begun);
  }

  return {
    async begin(account) {
      const { url, ...request } = await directory.request();
      forgetOld();
      if (flows.size >= FLOWS_LIMIT) throw new AppError("access.directory-busy", { limit: FLOWS_LIMIT });
      const flow = randomBytes(32).toString("base64url");
      flows.set(hashOf(flow), { ...request, account, expiresAt: now() + FLOW_SECONDS });
      return { url, flow };
    },
    async link(account, answered) {
      const subject = await complete(answered, account);
      if (!(await links.put({ ...subject, account, linkedAt: now() })))
        throw new AppError("access.directory-taken");
      // Another subject may have opened them.
      await store.endReadingOf(account);
    },
    async signIn(answered, agent) {
      const { issuer, subject } = await complete(answered, null);
      const link = await links.find(issuer, subject);
      if (link === undefined) throw new AppError("access.directory-unlinked");
      return sessions.openReading(link.account, agent);
    },
    async logOut(token) {
      const { issuer, subject } = await directory.loggedOut(token, isNew);
      const link = await links.find(issuer, subject);
      if (link === undefined) return;
      await store.endReadingOf(link.account);
      await audit({
        actor: "directory",
        action: "session.end",
        subject: link.account,
        outcome: "logged out",
      });
    },
    async unlink(account) {
      await links.forget(account);
      await store.endReadingOf(account);
    },
  };
}

function hashOf(value: string): string {
  return createHash("sha256").update(value).digest("hex");
}
