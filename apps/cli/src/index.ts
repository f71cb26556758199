export { type CliEnv, readEnv } from "./env.ts";
export { type ProgramOutput, runProgram } from "./program.ts";
export { type AskPresenceParameters, askPresence } from "./usage/ask-presence.ts";
