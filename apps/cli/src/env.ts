/** Settings that may stand in the environment instead of on the command line. */
export type CliEnv = {
  readonly node: string;
  readonly key: string | undefined;
  readonly enrolmentCode: string | undefined;
  readonly adminToken: string | undefined;
};

/** Reads MEDEQUIPSHARE_NODE, _KEY, _ENROLMENT_CODE and _ADMIN_TOKEN. */
export function readEnv(env: NodeJS.ProcessEnv): CliEnv {
  return {
    node: env["MEDEQUIPSHARE_NODE"] ?? "http://localhost:4001",
    key: env["MEDEQUIPSHARE_KEY"],
    enrolmentCode: env["MEDEQUIPSHARE_ENROLMENT_CODE"],
    adminToken: env["MEDEQUIPSHARE_ADMIN_TOKEN"],
  };
}
