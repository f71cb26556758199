import { z } from "zod";
import { defineRoute } from "../http/route.ts";
import { session } from "./sessions.ts";

/** Where to send the browser, and what only this browser knows of the sign-in that begins there. */
export const begunDirectorySignIn = z.object({ url: z.url(), flow: z.string() });

/** What came back: the browser's own secret, and the query that the directory sent it back with. */
const answered = z.object({ flow: z.string().max(100), query: z.string().max(4096) });

export const directoryRoutes = {
  beginSignIn: defineRoute({
    method: "POST",
    path: "/v1/directory/sign-in",
    summary: "Begins a sign-in with the hospital's directory",
    access: "public",
    response: begunDirectorySignIn,
  }),
  signIn: defineRoute({
    method: "POST",
    path: "/v1/directory/sessions",
    summary: "Opens a session that only reads, for whoever linked the directory account that signed in",
    access: "public",
    body: answered,
    /** The name that the facility knows the person by, where it knows one. */
    response: session.extend({ token: z.string(), name: z.string().nullable() }),
  }),
  beginLink: defineRoute({
    method: "POST",
    path: "/v1/directory/link/begin",
    summary: "Begins to link a directory account with the caller's account",
    access: "recent-session",
    response: begunDirectorySignIn,
  }),
  link: defineRoute({
    method: "POST",
    path: "/v1/directory/link",
    summary: "Links the directory account that signed in with the caller's account",
    access: "session",
    body: answered,
    response: "none",
  }),
  unlink: defineRoute({
    method: "DELETE",
    path: "/v1/directory/link",
    summary: "Unlinks the caller's directory account and ends the sessions that it opened",
    access: "session",
    response: "none",
  }),
};
