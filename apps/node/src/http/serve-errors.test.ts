import { OpenAPIHono } from "@hono/zod-openapi";
import { AppError, errorCatalogue, isErrorCode } from "@medequipshare/domain";
import { problemOf, statusOf } from "@medequipshare/protocol";
import { describe, expect, it } from "vitest";
import { serveErrors } from "./serve-errors.ts";

describe("serveErrors", () => {
  it("explains every error where its problem's type points", async () => {
    const app = new OpenAPIHono();
    serveErrors(app);
    const codes = Object.keys(errorCatalogue).filter(isErrorCode);
    expect(codes.length).toBeGreaterThan(100);
    const pages = new Map<string, string>();
    for (const code of codes) {
      const { type } = problemOf(new AppError(code), statusOf(code));
      const { pathname, hash } = new URL(type, "http://node/v1/units");
      const page = pages.get(pathname) ?? (await (await app.request(pathname)).text());
      pages.set(pathname, page);
      expect(page).toContain(`<dt id="${hash.slice(1)}">`);
    }
  });

  it("shows meaning, remedy, status and exit code, with what is quoted escaped", async () => {
    const app = new OpenAPIHono();
    serveErrors(app);
    const page = await (await app.request("/errors")).text();
    expect(page).toContain("Unit {unitId} is taken between {startsAt} and {endsAt}.");
    expect(page).toContain("HTTP 409, exit code 1");
    expect(page).not.toMatch(
      /<(?!\/?(html|head|meta|title|style|body|h1|p|dl|dt|dd|a|code|br|strong|!doctype)\b)/i,
    );
  });
});
