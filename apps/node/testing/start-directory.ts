import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { Provider } from "oidc-provider";

export const DIRECTORY_CLIENT = "medequipshare";
export const DIRECTORY_SECRET = "secret-of-tests";

export type TestDirectory = AsyncDisposable & {
  readonly issuer: string;
  /** Goes where a node sends a browser, as one that this person signed in with; gives the query it is sent back with. */
  signIn(url: string, person: string): Promise<string>;
  /** A token signed with the key of the directory, as a logout token of the person is but for what is changed. */
  logoutToken(person: string, changed?: Readonly<Record<string, unknown>>): Promise<string>;
};

export type DirectoryParameters = {
  /** Of the page that people are sent back to. */
  readonly origin: string;
};

/** An OpenID provider over loopback, as a hospital's directory has one. It asks nobody for a password. */
export async function startDirectory({ origin }: DirectoryParameters): Promise<TestDirectory> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  // A server on a port has an address of this shape.
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { privateKey } = await generateKeyPair("RS256", { extractable: true });
  const provider: Provider = new Provider(issuer, {
    clients: [
      {
        client_id: DIRECTORY_CLIENT,
        client_secret: DIRECTORY_SECRET,
        redirect_uris: [`${origin}/directory`],
      },
    ],
    cookies: { keys: ["of-tests"] },
    jwks: { keys: [{ ...(await exportJWK(privateKey)), use: "sig", alg: "RS256" }] },
    features: { devInteractions: { enabled: false } },
    findAccount: (_context, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
    interactions: { url: () => "/interaction" },
    async loadExistingGrant({ oidc }) {
      const grant = new provider.Grant({ accountId: oidc.session?.accountId, clientId: DIRECTORY_CLIENT });
      grant.addOIDCScope("openid");
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  server.on("request", (request, response) => {
    const person = /^\/interaction\?person=([\w.]+)$/.exec(request.url ?? "")?.[1];
    if (person === undefined) return answer(request, response);
    return provider.interactionFinished(request, response, { login: { accountId: person } });
  });

  return {
    issuer,
    async signIn(url, person) {
      const cookies = new Map<string, string>();
      let next = url;
      while (!next.startsWith(origin)) {
        const cookie = [...cookies].map((pair) => pair.join("=")).join("; ");
        const response = await fetch(next, { redirect: "manual", headers: { cookie } });
        for (const set of response.headers.getSetCookie()) {
          const [name = "", value = ""] = (set.split(";")[0] ?? "").split("=");
          cookies.set(name, value);
        }
        const location = response.headers.get("location");
        if (location === null) throw new Error(`the directory answered ${response.status}`);
        next = new URL(location, issuer).href;
        if (next === `${issuer}/interaction`) next += `?person=${person}`;
      }
      return new URL(next).search;
    },
    logoutToken: (person, changed = {}) =>
      new SignJWT({
        iss: issuer,
        aud: DIRECTORY_CLIENT,
        sub: person,
        jti: randomUUID(),
        events: { "http://schemas.openid.net/event/backchannel-logout": {} },
        iat: Math.floor(Date.now() / 1_000),
        exp: Math.floor(Date.now() / 1_000) + 120,
        ...changed,
      })
        .setProtectedHeader({ alg: "RS256", typ: "logout+jwt" })
        .sign(privateKey),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
