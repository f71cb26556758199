#!/usr/bin/env node
import { readEnv } from "./env.ts";
import { runProgram } from "./program.ts";

process.exitCode = await runProgram(process.argv.slice(2), readEnv(process.env), {
  out: (text) => process.stdout.write(`${text}\n`),
  error: (text) => process.stderr.write(`${text}\n`),
});
