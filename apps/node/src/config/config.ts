import { isIP } from "node:net";
import { join, resolve } from "node:path";
import { AppError, isNpi } from "@medequipshare/domain";
import { multiaddr } from "@multiformats/multiaddr";
import { z } from "zod";
import { ENV_PREFIX } from "./env.ts";

const port = z.coerce.number().int().min(0).max(65_535);
const address = z
  .string()
  .regex(/^0x[0-9a-fA-F]{40}$/, "it must be an address: 0x and 40 hexadecimal digits")
  .pipe(z.templateLiteral(["0x", z.string()]));
const list = z.string().transform((text) =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== ""),
);
const multiaddrs = list.refine((addresses) => addresses.every(isDialled), {
  error:
    "it must be multiaddrs separated by commas, such as /ip4/10.0.0.7/tcp/4101 or /dns4/node.example/tcp/4101",
});
const httpUrl = z.url({ protocol: /^https?$/, error: "it must be a URL beginning with http:// or https://" });
const issuer = z.url().refine((url) => /^(https:\/\/|http:\/\/127\.0\.0\.1[:/])/.test(url), {
  error: "it must be a URL beginning with https://, or with http:// only on 127.0.0.1",
});
const mqttUrl = z.url({ protocol: /^mqtts?$/, error: "it must be a URL beginning with mqtts:// or mqtt://" });

const settings = z.object({
  NAME: z.string().default("node"),
  RPC_URL: httpUrl,
  PUBLIC_RPC_URL: httpUrl.optional(),
  PUBLIC_MQTT_URL: mqttUrl.optional(),
  PEER_BOOK: address,
  ACCOUNT_FACTORY: address,
  DATA: z.string().default(".data/node"),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: "it must be a URL beginning with postgres://" })
    .optional(),
  HTTP_PORT: port.default(4000),
  HTTP_HOST: z.string().default("127.0.0.1"),
  MQTT_PORT: port.default(1883),
  MQTT_HOST: z.string().default("127.0.0.1"),
  MQTT_CONNECTIONS: z.coerce.number().int().min(1).max(100_000).default(1_000),
  MQTT_CONNECTIONS_PER_ADDRESS: z.coerce.number().int().min(1).max(100_000).default(100),
  IPFS_HOST: z.union([z.ipv4(), z.ipv6()], "it must be an IP address").default("127.0.0.1"),
  IPFS_PORT: port.default(4101),
  IPFS_ANNOUNCE: multiaddrs.default([]),
  IPFS_PEERS: multiaddrs.default([]),
  DOCUMENTS_PER_DAY: z.coerce.number().int().min(1).default(2_000),
  DOCUMENT_BYTES_PER_DAY: z.coerce.number().int().min(1).default(268_435_456),
  FACILITY_NPIS: list.refine((npis) => npis.every((npi) => npi === "*" || isNpi(npi)), {
    error: "it must be * or NPIs separated by commas, each with a right check digit",
  }),
  ORIGIN: httpUrl.optional(),
  ALLOWED_ORIGINS: list.default([]),
  RP_ID: z.string().default("localhost"),
  OIDC_ISSUER: issuer.optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET_FILE: z.string().optional(),
  SESSION_MINUTES: z.coerce.number().int().min(1).optional(),
  SESSION_IDLE_MINUTES: z.coerce.number().int().min(1).optional(),
  STEP_UP_MINUTES: z.coerce.number().int().min(1).optional(),
  STEP_UP: z.enum(["verified", "device-bound"]).default("verified"),
  DEMONSTRATION_PEOPLE: list.default([]),
  ENROLMENT_CODE: z.string().min(8, "it must have at least 8 characters").optional(),
  WEB_DIST: z.string().optional(),
  POLL_MS: z.coerce.number().int().min(20).max(600_000).default(1_000),
  START_BLOCK: z.coerce.number().int().min(0).default(0),
  RELAYER_KEY_FILE: z.string().optional(),
  MOST_FEE_GWEI: z.coerce.number().int().min(1).max(1_000_000).default(1_000),
  RAISE_AFTER_SECONDS: z.coerce.number().int().min(1).max(3_600).default(30),
  TRUSTED_PROXIES: list
    .refine((addresses) => addresses.every((address) => isIP(address) !== 0), {
      error: "it must be IP addresses separated by commas",
    })
    .default([]),
  REQUESTS_PER_SECOND: z.coerce.number().int().min(1).default(200),
  CONNECTIONS_PER_CLIENT: z.coerce.number().int().min(1).default(256),
  STREAMS_PER_CLIENT: z.coerce.number().int().min(1).default(64),
  STREAMS: z.coerce.number().int().min(1).default(1_000),
  LOG: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
});

export type NodeConfig = Readonly<ReturnType<typeof shape>>;

/** The names of all settings, with their prefix. */
export const settingNames: readonly string[] = Object.keys(settings.shape).map(
  (name) => `${ENV_PREFIX}${name}`,
);

/**
 * The configuration that settings describe. Throws config.invalid; when several settings are wrong, the message names
 * each of them.
 */
export function parseConfig(env: Readonly<Record<string, string>>): NodeConfig {
  const parsed = settings.safeParse(env);
  if (parsed.success) return Object.freeze(shape(parsed.data));
  const faults = parsed.error.issues.map((issue) => ({
    name: String(issue.path[0]),
    problem: issue.message,
  }));
  const field = faults.map(({ name }) => `${ENV_PREFIX}${name}`).join(", ");
  const isMissing = ({ name }: { name: string }) => env[name] === undefined;
  if (faults.every(isMissing)) throw new AppError("config.missing", { field });
  const problem = faults
    .map((fault) => `${ENV_PREFIX}${fault.name}: ${isMissing(fault) ? "it is missing" : fault.problem}`)
    .join("; ");
  const value = faults.map(({ name }) => env[name] ?? "missing").join(", ");
  throw new AppError("config.invalid", { field, value, problem });
}

/** Names, with their prefix, that look like settings and are none: misspelt, most likely. */
export function unknownSettings(env: Readonly<Record<string, string>>): readonly string[] {
  const names = Object.keys(env).filter((name) => !Object.hasOwn(settings.shape, name));
  return names.map((name) => `${ENV_PREFIX}${name}`);
}

function shape(given: z.output<typeof settings>) {
  const dataDirectory = resolve(given.DATA);
  return {
    name: given.NAME,
    rpcUrl: given.RPC_URL,
    /** What browsers use. Providers put API keys into the rest of the URL, so only the origin is told unasked. */
    publicRpcUrl: given.PUBLIC_RPC_URL ?? originOf(given.RPC_URL),
    /** What people and instruments use, where it is not the address that the broker listens on. */
    publicMqttUrl: given.PUBLIC_MQTT_URL,
    peerBook: given.PEER_BOOK,
    accountFactory: given.ACCOUNT_FACTORY,
    dataDirectory,
    databaseUrl: given.DATABASE_URL,
    http: {
      host: given.HTTP_HOST,
      port: given.HTTP_PORT,
      allowedOrigins: given.ALLOWED_ORIGINS,
      requestsPerSecond: given.REQUESTS_PER_SECOND,
      trustedProxies: given.TRUSTED_PROXIES,
      connectionsPerClient: given.CONNECTIONS_PER_CLIENT,
      streams: { perClient: given.STREAMS_PER_CLIENT, inAll: given.STREAMS },
    },
    mqtt: {
      host: given.MQTT_HOST,
      port: given.MQTT_PORT,
      limits: {
        connections: given.MQTT_CONNECTIONS,
        connectionsPerAddress: given.MQTT_CONNECTIONS_PER_ADDRESS,
      },
    },
    ipfs: {
      host: given.IPFS_HOST,
      port: given.IPFS_PORT,
      announce: given.IPFS_ANNOUNCE,
      peers: given.IPFS_PEERS,
    },
    documentsPerDay: { documents: given.DOCUMENTS_PER_DAY, bytes: given.DOCUMENT_BYTES_PER_DAY },
    served: {
      all: given.FACILITY_NPIS.includes("*"),
      npis: given.FACILITY_NPIS.filter((npi) => npi !== "*"),
    },
    rpId: given.RP_ID,
    origin: given.ORIGIN,
    demonstrationFolders: given.DEMONSTRATION_PEOPLE.map((folder) => resolve(folder)),
    enrolmentCode: given.ENROLMENT_CODE,
    /** They lower how long sessions last and do not raise it. */
    sessionLimits: { minutes: given.SESSION_MINUTES, idleMinutes: given.SESSION_IDLE_MINUTES },
    directory: directoryOf(given),
    /** It lowers for how long a proof counts and does not raise it. */
    stepUpMinutes: given.STEP_UP_MINUTES,
    /** What a passkey must say of itself to sign what moves money, releases, approves or appoints. */
    stepUp: given.STEP_UP,
    webDist: given.WEB_DIST === undefined ? undefined : resolve(given.WEB_DIST),
    pollMs: given.POLL_MS,
    startBlock: given.START_BLOCK,
    relayerKeyFile: given.RELAYER_KEY_FILE ?? join(dataDirectory, "relayer.key"),
    /** The most that is paid for gas, wei. */
    mostFeePerGas: BigInt(given.MOST_FEE_GWEI) * 1_000_000_000n,
    /** After which an act that blocks have passed by is sent again with higher fees. */
    raiseAfterMs: given.RAISE_AFTER_SECONDS * 1_000,
    logLevel: given.LOG,
  };
}

/** Throws config.missing. */
function directoryOf(given: z.output<typeof settings>) {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET_FILE: secretFile } = given;
  const { ORIGIN: origin } = given;
  if (issuer === undefined && clientId === undefined && secretFile === undefined) return undefined;
  if (issuer !== undefined && clientId !== undefined && secretFile !== undefined && origin !== undefined)
    return { issuer, clientId, secretFile: resolve(secretFile), origin: new URL(origin).origin };
  const needed = {
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET_FILE: secretFile,
    ORIGIN: origin,
  };
  const missing = Object.entries(needed).flatMap(([name, value]) => (value === undefined ? [name] : []));
  throw new AppError("config.missing", { field: missing.map((name) => `${ENV_PREFIX}${name}`).join(", ") });
}

/** Nothing to hide leaves the URL as it was written. */
function originOf(url: string): string {
  const { origin, pathname, search, hash, username, password } = new URL(url);
  const hidden = pathname === "/" ? `${search}${hash}${username}${password}` : pathname;
  return hidden === "" ? url : origin;
}

/** Documents go over TCP and nothing else. */
function isDialled(address: string): boolean {
  try {
    return multiaddr(address)
      .getComponents()
      .some(({ name }) => name === "tcp");
  } catch {
    return false;
  }
}
