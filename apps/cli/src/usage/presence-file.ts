import { readFileSync } from "node:fs";
import { AppError } from "@medequipshare/domain";
import { type PresencePayload, presencePayload } from "@medequipshare/protocol";

/** Reads a lock's presence statement, as it came over MQTT. Throws usage.presence-malformed. */
export function readPresence(path: string): PresencePayload {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path === "-" ? 0 : path, "utf8"));
  } catch (cause) {
    throw new AppError(
      "usage.presence-malformed",
      { field: "file", value: path, problem: "it is no JSON" },
      { cause },
    );
  }
  const { data, error } = presencePayload.safeParse(value);
  if (data !== undefined) return data;
  const [issue] = error.issues;
  const field = issue?.path.join(".") ?? "statement";
  throw new AppError("usage.presence-malformed", {
    field,
    value: path,
    problem: issue?.message ?? "it is incomplete",
  });
}
