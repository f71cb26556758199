import { getTableName } from "drizzle-orm";
import {
  auditTable,
  invitationTable,
  operationTable,
  passkeyTable,
  personNameTable,
  relayTable,
} from "../access/local-table.ts";
import { capabilityTable, documentTable, publicDocumentTable } from "../document/local-table.ts";
import { brokerCredentialTable, meteredReadingTable } from "../usage/local-table.ts";
import type { Reader } from "./database.ts";
import { digestOfTable, type TableDigest } from "./digest-of-table.ts";

/** The tables of the local schema that keep records; sessions and challenges come and go by themselves. */
const recordTables = [
  operationTable,
  relayTable,
  auditTable,
  passkeyTable,
  personNameTable,
  invitationTable,
  documentTable,
  publicDocumentTable,
  capabilityTable,
  meteredReadingTable,
  brokerCredentialTable,
] as const;

/** Counts and hashes the rows of every local table that keeps records. */
export async function digestOfLocal(db: Reader): Promise<Readonly<Record<string, TableDigest>>> {
  const digests: [string, TableDigest][] = [];
  for (const table of recordTables) digests.push([getTableName(table), await digestOfTable(db, table)]);
  return Object.fromEntries(digests);
}
