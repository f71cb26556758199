import { createHash, randomBytes } from "node:crypto";
import { AppError, type AssuranceLevel, RECENT_PROOF_MINUTES } from "@medequipshare/domain";
import type { Address, Assertion, Bytes32, Hex, WalletProof } from "@medequipshare/protocol";
import type { PasskeyStore, PersonNameStore, SessionRow, SessionStore } from "@medequipshare/readmodel";
import {
  accountAddress,
  decodeFailure,
  facilityRegistryAbi,
  getStaff,
  type NetworkAddresses,
  passkeyAccountAbi,
  passkeySigner,
  SESSION_CHALLENGE_SECONDS,
} from "@medequipshare/sdk";
import type { PublicClient } from "viem";
import type { ServedFacilities } from "../facility/served-facilities.ts";
import { limitsByLevel, type MostLimits } from "./limits-by-level.ts";
import { sameText } from "./same-text.ts";
import type { Session } from "./session.ts";
import { verifyAssertion } from "./verify-assertion.ts";
import { verifyWallet } from "./verify-wallet.ts";

type PasskeyProof = {
  readonly passkey: { readonly x: Bytes32; readonly y: Bytes32 };
  readonly assertion: Assertion;
};
export type OpenSessionParameters = {
  readonly account: Address;
  readonly challenge: Bytes32;
  readonly enrolmentCode?: string | undefined;
} & (PasskeyProof | { readonly wallet: WalletProof });

/** Of somebody whom the node knows by their passkey. */
export type SignInParameters = {
  readonly challenge: Bytes32;
  readonly credentialId: string;
  readonly assertion: Assertion;
};
type OpenedSession = Session & { readonly token: string };
export type SignedIn = OpenedSession & {
  readonly passkey: PasskeyProof["passkey"];
  /** Null where the facility knows none. */
  readonly name: string | null;
};

export type Sessions = {
  /** For an account, or for whoever says by their passkey which is theirs. */
  challenge(account: Address | null): Promise<{ challenge: Bytes32; expiresAt: number }>;
  /**
   * For an agent that calls itself so. Throws access.challenge-invalid, access.assertion-rejected, access.account-unproven, access.sender-not-served.
   */
  open(parameters: OpenSessionParameters, agent?: string | null): Promise<OpenedSession>;
  /** Throws what `open` throws, and access.passkey-unknown. */
  signIn(parameters: SignInParameters, agent?: string | null): Promise<SignedIn>;
  /** Opens one that only reads, for whom the hospital's directory vouches. Throws access.sender-not-served. */
  openReading(
    account: Address,
    agent: string | null,
  ): Promise<OpenedSession & { readonly name: string | null }>;
  /**
   * The session of a token, with facility and roles as the chain has them now. Throws access.session-missing,
   * access.session-idle, access.session-expired, and access.step-up-needed where a recent proof is asked for.
   */
  authenticate(token: string | undefined, proof: "any" | "recent"): Promise<Session>;
  /** As `authenticate`, without counting as a use. */
  check(token: string | undefined): Promise<Session>;
  /**
   * Begins a session anew on a proof of its account, under another token. Throws what `open` throws, and
   * access.session-missing where it has ended meanwhile.
   */
  renew(session: Session, parameters: OpenSessionParameters, agent?: string | null): Promise<OpenedSession>;
  close(session: Session): Promise<void>;
};

export type SessionsParameters = {
  readonly client: PublicClient;
  readonly addresses: NetworkAddresses;
  readonly store: SessionStore;
  readonly passkeys: Pick<PasskeyStore, "find">;
  readonly names: Pick<PersonNameStore, "find">;
  readonly served: ServedFacilities;
  readonly enrolmentCode: string | undefined;
  readonly rpId: string;
  readonly origins: readonly string[];
  /** What lowers the limits of sessions. */
  readonly most?: MostLimits;
  /** What lowers for how long a proof counts where a recent one is asked for. */
  readonly stepUpMinutes?: number | undefined;
  /** Unix seconds of the wall clock. */
  readonly now: () => number;
};

const PURPOSE = "session";
const NOBODY: Hex = `0x${"00".repeat(32)}`;

/** Sessions of people who prove an account by its passkey, or by the key of a plain wallet. */
export function createSessions(parameters: SessionsParameters): Sessions {
  const { client, addresses, store, served, enrolmentCode, rpId, origins, now } = parameters;
  const { passkeys, names } = parameters;
  const limits = limitsByLevel(parameters.most);
  const recentMinutes = Math.min(RECENT_PROOF_MINUTES, parameters.stepUpMinutes ?? RECENT_PROOF_MINUTES);

  async function staffOf(account: Address) {
    const [staff, block] = await Promise.all([
      getStaff({ client, addresses }, { account }),
      client.getBlock(),
    ]);
    return staff.facilityId === 0 || staff.until <= block.timestamp ? undefined : staff;
  }

  async function requireOwnPasskey(account: Address, passkey: PasskeyProof["passkey"]): Promise<void> {
    const [x, y] = await client.readContract({
      address: addresses.facilityRegistry,
      abi: facilityRegistryAbi,
      functionName: "passkeyOf",
      args: [account],
    });
    if (x !== NOBODY && sameHex(x, passkey.x) && sameHex(y, passkey.y)) return;
    if (await isSignerOf(account, passkey)) return;
    throw new AppError("access.account-unproven", { account });
  }

  async function requireProof(asked: OpenSessionParameters, expiresAt: number): Promise<AssuranceLevel> {
    const { account, challenge } = asked;
    if ("wallet" in asked) {
      const { wallet } = asked;
      const { chainId } = addresses;
      await verifyWallet({ account, chainId, challenge, expiresAt, wallet, origins });
      return "wallet";
    }
    const { passkey, assertion } = asked;
    const { level } = await verifyAssertion({ challenge, passkey, assertion, rpId, origins });
    await requireOwnPasskey(account, passkey);
    return level;
  }

  /** An account that exists says who signs for it; its address tells only who could in the beginning. */
  async function isSignerOf(account: Address, passkey: PasskeyProof["passkey"]): Promise<boolean> {
    if ((await client.getCode({ address: account })) === undefined)
      return sameHex(await accountAddress(client, addresses, [passkey]), account);
    const asked = { address: account, abi: passkeyAccountAbi, functionName: "isSigner" } as const;
    const signer = passkeySigner(addresses.webAuthnVerifier, passkey);
    try {
      return await client.readContract({ ...asked, args: [signer] });
    } catch (error) {
      const failure = decodeFailure(error);
      if (failure.retryable) throw failure;
      // Not one of our accounts.
      return false;
    }
  }

  /** Facility 0 for an applicant: somebody without a facility, or with one that only claims its NPI so far. */
  async function currentRights(account: Address): Promise<{ facilityId: number; roles: number } | undefined> {
    const staff = await staffOf(account);
    const standing = staff === undefined ? "applicant" : await served.standingOf(staff.facilityId);
    if (standing === "foreign") return undefined;
    return staff === undefined || standing === "applicant" ? { facilityId: 0, roles: 0 } : staff;
  }

  async function rightsOf(
    account: Address,
    code: string | undefined,
  ): Promise<{ facilityId: number; roles: number }> {
    const rights = await currentRights(account);
    if (rights !== undefined && rights.facilityId !== 0) return rights;
    const knowsCode = enrolmentCode !== undefined && code !== undefined && sameText(enrolmentCode, code);
    if (rights !== undefined && knowsCode) return rights;
    throw new AppError("access.sender-not-served", { account });
  }

  async function takeChallenge(challenge: Bytes32, account: Address | null) {
    const taken = await store.takeChallenge(challenge, now());
    if (taken === undefined || taken.purpose !== PURPOSE || taken.account !== account)
      throw new AppError("access.challenge-invalid");
    return taken;
  }

  async function grant(
    proven: Address,
    level: AssuranceLevel,
    code: string | undefined,
    agent: string | null,
  ): Promise<OpenedSession> {
    const { facilityId, roles } = await rightsOf(proven, code);
    const { token, row } = begin({ account: lower(proven), facilityId, level, agent });
    await store.put(row);
    return { ...sessionOf(row, { facilityId, roles }), token };
  }

  function begin(of: Pick<SessionRow, "account" | "facilityId" | "level" | "agent">) {
    const token = randomBytes(32).toString("base64url");
    const createdAt = now();
    return { token, row: { ...of, tokenHash: hashOf(token), createdAt, lastSeenAt: createdAt } };
  }

  function sessionOf(row: SessionRow, { facilityId, roles }: { facilityId: number; roles: number }): Session {
    const { account, level, createdAt, tokenHash } = row;
    return {
      account,
      facilityId: facilityId === 0 ? null : facilityId,
      roles,
      level,
      expiresAt: createdAt + limits[level].seconds,
      tokenHash,
    };
  }

  /** Says why a session has ended, where it has. */
  async function requireLasting(tokenHash: Hex): Promise<SessionRow> {
    const row = await store.find(tokenHash);
    if (row === undefined) throw new AppError("access.session-missing");
    const { seconds, idleSeconds } = limits[row.level];
    if (row.createdAt + seconds <= now())
      throw new AppError("access.session-expired", { minutes: seconds / 60 });
    if (row.lastSeenAt + idleSeconds <= now())
      throw new AppError("access.session-idle", { minutes: idleSeconds / 60 });
    return row;
  }

  async function withRights(row: SessionRow): Promise<Session> {
    const rights = await currentRights(row.account);
    // Only a session that was opened with the enrolment code is one of an applicant.
    if (rights === undefined || (rights.facilityId === 0 && row.facilityId !== 0))
      throw new AppError("access.session-missing");
    return sessionOf(row, rights);
  }

  async function nameIn({ facilityId, account }: Session): Promise<string | null> {
    return facilityId === null ? null : ((await names.find(facilityId, account)) ?? null);
  }

  return {
    async challenge(account) {
      const challenge: Bytes32 = `0x${randomBytes(32).toString("hex")}`;
      const expiresAt = now() + SESSION_CHALLENGE_SECONDS;
      await store.putChallenge({
        challenge,
        account: account && lower(account),
        purpose: PURPOSE,
        expiresAt,
      });
      return { challenge, expiresAt };
    },
    async open(asked, agent = null) {
      const { expiresAt } = await takeChallenge(asked.challenge, lower(asked.account));
      const level = await requireProof(asked, expiresAt);
      return grant(asked.account, level, asked.enrolmentCode, agent);
    },
    async signIn({ challenge, credentialId, assertion }, agent = null) {
      await takeChallenge(challenge, null);
      const known = await passkeys.find(credentialId);
      if (known === undefined) throw new AppError("access.passkey-unknown");
      const { account, x, y } = known;
      const passkey = { x, y };
      const { level } = await verifyAssertion({ challenge, passkey, assertion, rpId, origins });
      await requireOwnPasskey(account, passkey);
      const session = await grant(account, level, undefined, agent);
      return { ...session, passkey, name: await nameIn(session) };
    },
    async openReading(account, agent) {
      const session = await grant(account, "directory", undefined, agent);
      return { ...session, name: await nameIn(session) };
    },
    async authenticate(token, proof) {
      if (token === undefined) throw new AppError("access.session-missing");
      const tokenHash = hashOf(token);
      const row = (await store.touch(tokenHash, now(), limits)) ?? (await requireLasting(tokenHash));
      const session = await withRights(row);
      if (proof === "recent" && row.createdAt + recentMinutes * 60 <= now())
        throw new AppError("access.step-up-needed", { minutes: recentMinutes });
      return session;
    },
    check: async (token) => {
      if (token === undefined) throw new AppError("access.session-missing");
      return withRights(await requireLasting(hashOf(token)));
    },
    async renew({ account, facilityId, roles, tokenHash }, asked, agent = null) {
      const { expiresAt } = await takeChallenge(asked.challenge, account);
      if (lower(asked.account) !== account) throw new AppError("access.account-unproven", { account });
      const level = await requireProof(asked, expiresAt);
      const rights = { facilityId: facilityId ?? 0, roles };
      const { token, row } = begin({ account, facilityId: rights.facilityId, level, agent });
      if (!(await store.replace(tokenHash, row))) throw new AppError("access.session-missing");
      return { ...sessionOf(row, rights), token };
    },
    close: ({ tokenHash }) => store.end(tokenHash),
  };
}

function hashOf(token: string): Hex {
  return `0x${createHash("sha256").update(token).digest("hex")}`;
}

function sameHex(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function lower(account: Address): Address {
  return `0x${account.slice(2).toLowerCase()}`;
}
