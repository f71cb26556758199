export { describeOnEngines } from "./describe-on-engines.ts";
export { type PostgresServer, startPostgres } from "./start-postgres.ts";
