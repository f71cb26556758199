import { readFileSync } from "node:fs";
import { AppError } from "@medequipshare/domain";
import { type BrokerLogin, brokerLogin } from "@medequipshare/protocol";

/** Reads what `credential issue` wrote. Throws config.invalid. */
export function readBrokerLogin(path: string): BrokerLogin {
  const refuse = (problem: string, cause?: unknown): never => {
    throw new AppError("config.invalid", { field: "--credential", value: path, problem }, { cause });
  };
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    return refuse("it is no JSON file", cause);
  }
  const { data } = brokerLogin.safeParse(content);
  return data ?? refuse("it has no username and password");
}
