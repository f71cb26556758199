import { isAppError } from "@medequipshare/domain";

/** Whether a node says that there is no such thing. */
export const isUnknown = (error: unknown): boolean => isAppError(error) && error.code.endsWith(".unknown");
