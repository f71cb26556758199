import { defineErrors } from "./define-errors.ts";

export const commonErrors = defineErrors({
  "config.invalid": {
    template: "The setting {field} is {value}, which is not accepted: {problem}.",
    hint: "Correct the setting and start again; .env.example shows every setting.",
  },
  "config.missing": {
    template: "The setting {field} is missing.",
    hint: "Set it in the environment; .env.example shows every setting.",
  },
  "config.port-in-use": {
    template: "Port {port} for {field} is used by another program; {option} sets it.",
    hint: "Stop that program, or choose another port with the option or setting named.",
  },
  "config.database-in-use": {
    template: "The database in {directory} is open in another process.",
    hint: "Stop the node that uses this data folder, or set MEDEQUIPSHARE_DATA to another one; two writers would destroy it.",
  },
  "config.database-held": {
    template: "The database {database} is in use by another node: {holder}.",
    hint: "Stop that node, or name another database in MEDEQUIPSHARE_DATABASE_URL; two nodes would send each other's acts.",
  },
  "config.database-damaged": {
    template: "The database in {directory} is damaged: {problem}.",
    hint: "Nothing was changed. Restore the whole data folder from a backup. An empty folder in its place begins anew, without outbox, audit trail and list of documents.",
  },
  "config.data-incomplete": {
    template: "{path} is missing, though {held}; what it held would be lost: {lost}.",
    hint: "Nothing was changed. Restore the whole data folder from one backup. To go on without, make what is missing yourself, empty.",
  },
  "config.disk-too-full": {
    template:
      "There are {free} bytes free for {directory}, and building its rows anew beside those served takes {needed}.",
    hint: "The node builds them in place and answers with what it has so far. Free some of the disk before the next version.",
  },
  "config.chain-not-started": {
    template: "The development chain at {url} did not start.",
    hint: "Another program may be using its port; choose another with --chain-port.",
  },
  "input.invalid": {
    template: "{field} is {value}, which is not accepted: {problem}.",
    hint: "Correct the field and send it again.",
  },
  "input.too-large": {
    template: "{field} has {value} bytes; at most {limit} are accepted.",
    hint: "Send less at a time.",
  },
  "input.not-found": {
    template: "There is no {what} with {field} {value}.",
    hint: "Check the identifier; the list command or page shows those that exist.",
  },
  "chain.unreachable": {
    template: "The chain's RPC at {host} does not answer.",
    hint: "Check that the network runs and the RPC address is right, then try again.",
    retryable: true,
  },
  "chain.reverted": {
    template: "The contract refused the call with an error nobody named: {data}.",
    hint: "Report it with the data shown; a refusal without a name is a defect.",
  },
  "chain.outpaced": {
    template: "The chain did not include {hash} within {seconds} seconds.",
    hint: "It may still be included. Ask for it again; repeating it is safe.",
    retryable: true,
  },
  "database.unreachable": {
    template: "The node's database does not answer ({database}: {problem}).",
    hint: "Check that PostgreSQL runs where MEDEQUIPSHARE_DATABASE_URL says, then try again; nothing that was acknowledged is lost.",
    retryable: true,
  },
  "internal.unexpected": {
    template: "Something failed that should not: {problem}.",
    hint: "Report it with what you did; nothing was acknowledged that was not stored.",
  },
  "input.rate-limited": {
    template: "Too many requests; wait {seconds} seconds.",
    hint: "Wait and try again.",
    retryable: true,
  },
  "input.too-many-connections": {
    template: "Too many connections are open from one address; at most {limit} may be.",
    hint: "Close some, or send requests over those that are open; behind a proxy of the node's own, name it in MEDEQUIPSHARE_TRUSTED_PROXIES.",
    retryable: true,
  },
  "input.too-many-streams": {
    template: "Too many event streams are open from one address; at most {limit} may be.",
    hint: "Close some: one stream tells of everything.",
    retryable: true,
  },
  "node.streams-taken": {
    template: "The node has as many event streams open as it may have, {limit}.",
    hint: "Ask again later, or ask for what has changed instead; whoever runs the node can set MEDEQUIPSHARE_STREAMS.",
    retryable: true,
  },
  "node.unreachable": {
    template: "The node at {url} does not answer.",
    hint: "Check that the node runs and the address is right, then try again.",
    retryable: true,
  },
  "node.behind": {
    template: "The node at {url} has not yet read the chain up to block {head}.",
    hint: "Wait until it has caught up, then try again.",
    retryable: true,
  },
});
