import { AppError } from "@medequipshare/domain";
import { type JWTVerifyGetKey, jwtVerify } from "jose";

export type LogoutTokenParameters = {
  readonly keys: JWTVerifyGetKey;
  readonly issuer: string;
  readonly clientId: string;
  /** False for an id of a token that came before. */
  readonly isNew: (tokenId: string) => boolean;
};

const EVENT = "http://schemas.openid.net/event/backchannel-logout";
/** How old a token may be; so long, and a minute of skew on either side, its id is to be remembered. */
const MOST_SECONDS = 120;
const SKEW_SECONDS = 60;
export const REMEMBERED_SECONDS = MOST_SECONDS + 2 * SKEW_SECONDS;

/**
 * Gives the subject that a logout token is about (OpenID Connect Back-Channel Logout 1.0, 2.6). A token that names only
 * a session of the directory is refused: the node remembers none. Throws access.directory-refused, and what `keys` throws.
 */
export async function verifyLogoutToken(token: string, parameters: LogoutTokenParameters): Promise<string> {
  const { keys, issuer, clientId: audience, isNew } = parameters;
  const { payload } = await jwtVerify(token, keys, {
    issuer,
    audience,
    requiredClaims: ["iat", "exp", "jti", "sub", "events"],
    maxTokenAge: MOST_SECONDS,
    clockTolerance: SKEW_SECONDS,
  });
  const { sub, jti, events, nonce } = payload;
  if (sub === undefined || jti === undefined) refuse("it names nobody");
  // A nonce is what an ID token has, and one must not pass for a logout.
  if (nonce !== undefined || !isLogout(events)) refuse("it is no logout token");
  if (!isNew(jti)) refuse("it came before");
  return sub;
}

function isLogout(events: unknown): boolean {
  if (typeof events !== "object" || events === null) return false;
  const event: unknown = Reflect.get(events, EVENT);
  return typeof event === "object" && event !== null;
}

function refuse(problem: string): never {
  throw new AppError("access.directory-refused", { problem });
}
