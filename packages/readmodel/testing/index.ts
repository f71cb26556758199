export { describeOnEngines } from "./describe-on-engines.ts";
export { type PostgresServer, startPostgres } from "./start-postgres.ts";
export { account, ascii, ToldChain, word } from "./told-chain.ts";
