import { readFile } from "node:fs/promises";
import { AppError } from "@medequipshare/domain";
import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from "jose";
import * as openid from "openid-client";
import type { NodeConfig } from "../config/config.ts";
import { verifyLogoutToken } from "./verify-logout-token.ts";

/** What only the node knows of a sign-in that the directory has not answered yet. */
export type DirectoryRequest = {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
};

/** Who signed in there; nothing else that the directory says of them is read. */
export type DirectorySubject = { readonly issuer: string; readonly subject: string };

export type Directory = {
  /** Throws access.directory-unreachable. */
  request(): Promise<DirectoryRequest & { readonly url: string }>;
  /** Throws access.directory-refused, access.directory-unreachable. */
  subjectOf(query: string, request: DirectoryRequest): Promise<DirectorySubject>;
  /** Whom a logout token is about, whose id is new. Throws what `subjectOf` throws. */
  loggedOut(token: string, isNew: (tokenId: string) => boolean): Promise<DirectorySubject>;
};

/** The page where the directory sends people back to; it alone, whatever anybody asks for. */
const RETURN_PATH = "/directory";

/** A hospital's OpenID provider. What it is like is asked when it is first needed, so that the node starts without it. */
export async function openDirectory(settings: NonNullable<NodeConfig["directory"]>): Promise<Directory> {
  const { issuer, clientId, secretFile, origin } = settings;
  const secret = (await readFile(secretFile, "utf8").catch(() => refuseSecret(secretFile))).trim();
  if (secret === "") refuseSecret(secretFile);
  const returnUrl = new URL(RETURN_PATH, origin);
  // The settings take http only of this machine.
  const execute = new URL(issuer).protocol === "http:" ? [openid.allowInsecureRequests] : [];
  let discovered: openid.Configuration | undefined;
  let keys: JWTVerifyGetKey | undefined;

  async function configuration(): Promise<openid.Configuration> {
    try {
      discovered ??= await openid.discovery(new URL(issuer), clientId, secret, undefined, { execute });
      return discovered;
    } catch {
      throw new AppError("access.directory-unreachable", { issuer });
    }
  }

  return {
    async request() {
      const config = await configuration();
      const codeVerifier = openid.randomPKCECodeVerifier();
      const request = { state: openid.randomState(), nonce: openid.randomNonce(), codeVerifier };
      const url = openid.buildAuthorizationUrl(config, {
        redirect_uri: returnUrl.href,
        scope: "openid",
        state: request.state,
        nonce: request.nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: "S256",
      });
      return { ...request, url: url.href };
    },
    async subjectOf(query, { state, nonce, codeVerifier }) {
      const config = await configuration();
      const returned = new URL(returnUrl);
      returned.search = query;
      try {
        const tokens = await openid.authorizationCodeGrant(config, returned, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: codeVerifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (claims === undefined)
          throw new AppError("access.directory-refused", { problem: "it names nobody" });
        return { issuer: claims.iss, subject: claims.sub };
      } catch (error) {
        throw failureOf(error, issuer);
      }
    },
    async loggedOut(token, isNew) {
      const told = (await configuration()).serverMetadata();
      if (told.jwks_uri === undefined)
        throw new AppError("access.directory-refused", { problem: "it has no keys" });
      keys ??= createRemoteJWKSet(new URL(told.jwks_uri));
      try {
        const subject = await verifyLogoutToken(token, { keys, issuer: told.issuer, clientId, isNew });
        return { issuer: told.issuer, subject };
      } catch (error) {
        throw failureOf(error, issuer);
      }
    },
  };
}

/** Without the library's own words, which can quote what was answered. */
function failureOf(error: unknown, issuer: string): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof openid.AuthorizationResponseError || error instanceof openid.ResponseBodyError)
    return new AppError("access.directory-refused", { problem: error.error });
  if (error instanceof openid.ClientError && error.code !== "OAUTH_TIMEOUT")
    return new AppError("access.directory-refused", {
      problem: "its answer does not belong to this sign-in",
    });
  if (error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout))
    return new AppError("access.directory-refused", { problem: "its token does not hold" });
  return new AppError("access.directory-unreachable", { issuer });
}

function refuseSecret(path: string): never {
  throw new AppError("config.invalid", {
    field: "MEDEQUIPSHARE_OIDC_CLIENT_SECRET_FILE",
    value: path,
    problem: "no secret can be read there",
  });
}
