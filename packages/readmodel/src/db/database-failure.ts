import { AppError } from "@medequipshare/domain";

/** Of the operating system's connection, and of PostgreSQL (SQLSTATE): down, going down, starting, full. */
const unreachable = /^(E(CONN\w+|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|AI_AGAIN)|08...|57P0[1-3]|53300)$/;
/** What pg says of a connection without a code. */
const lost =
  /Connection terminated|connection timeout|timeout exceeded when trying to connect|connection error/;
/** A name, an account, a password, a right that is not there. */
const misnamed = /^(ENOTFOUND|28...|3D000|42501)$/;
const forbidden = /^(EACCES|EPERM|EROFS|ENOSPC)$/;
/** PostgreSQL found what it stored to be broken, or not to be there. */
const broken = /^(XX00[012]|58P01|58P02)$/;

/** database.unreachable when an error means that PostgreSQL does not answer for now. */
export function findOutage(error: unknown, database = "PostgreSQL"): AppError | undefined {
  for (const { message, code } of causesOf(error)) {
    if (unreachable.test(code) || lost.test(message)) {
      return new AppError("database.unreachable", { database, problem: code || message }, { cause: error });
    }
  }
  return undefined;
}

/** What to tell of a PostgreSQL database that could not be opened. */
export function postgresFailure(error: unknown, url: string): unknown {
  if (error instanceof AppError) return error;
  const field = "MEDEQUIPSHARE_DATABASE_URL";
  const { protocol, host, pathname } = new URL(url);
  const value = `${protocol}//${host}${pathname}`;
  const wrong = causesOf(error).find(({ code }) => misnamed.test(code));
  if (wrong !== undefined) {
    return new AppError("config.invalid", { field, value, problem: wrong.message }, { cause: error });
  }
  return findOutage(error, `${field}, ${value}`) ?? error;
}

/** What to tell of an embedded database that could not be opened; its engine ends like a program that crashed. */
export function embeddedFailure(error: unknown, directory: string): unknown {
  if (error instanceof AppError) return error;
  const causes = causesOf(error);
  const refused = causes.find(({ code }) => forbidden.test(code));
  if (refused !== undefined) {
    const evidence = { field: "MEDEQUIPSHARE_DATA", value: directory, problem: refused.message };
    return new AppError("config.invalid", evidence, { cause: error });
  }
  const damage = causes.find(
    ({ name, code, message }) =>
      name === "RuntimeError" || broken.test(code) || message.startsWith("PGlite failed to initialize"),
  );
  if (damage === undefined) return error;
  const problem = `its engine says "${damage.message.split("\n")[0]}"`;
  return new AppError("config.database-damaged", { directory, problem }, { cause: error });
}

function causesOf(error: unknown): readonly { name: string; message: string; code: string }[] {
  if (!(error instanceof Error)) return [];
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return [{ name: error.name, message: error.message, code }, ...causesOf(error.cause)];
}
