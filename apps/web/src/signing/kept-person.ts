import { type EnrolledPerson, enrolledPerson } from "@medequipshare/protocol";
import type { Address } from "viem";

const INVENTED_KEY = "medequipshare.person";
const ENROLLED_KEY = "medequipshare.passkey";

/** Who has signed in here: an invented person by their account, or somebody with a passkey of their own. */
export type KeptPerson = Address | EnrolledPerson;

/** Without storage, which a browser may refuse, one signs in anew after each loading. */
export function readPerson(): KeptPerson | undefined {
  try {
    const invented = sessionStorage.getItem(INVENTED_KEY);
    if (invented !== null && /^0x[0-9a-f]{40}$/i.test(invented)) return invented as Address;
    const kept = sessionStorage.getItem(ENROLLED_KEY) ?? localStorage.getItem(ENROLLED_KEY);
    return kept === null ? undefined : enrolledPerson.safeParse(JSON.parse(kept)).data;
  } catch {
    return undefined;
  }
}

/** Keeps a person for as long as this tab is open; somebody with a passkey, unless others use the browser, for longer. */
export function keepPerson(person: KeptPerson, isShared = true): void {
  forgetPerson();
  try {
    if (typeof person === "string") sessionStorage.setItem(INVENTED_KEY, person);
    else (isShared ? sessionStorage : localStorage).setItem(ENROLLED_KEY, JSON.stringify(person));
  } catch {
    // Forgotten when the page is loaded again.
  }
}

export function forgetPerson(): void {
  try {
    sessionStorage.removeItem(INVENTED_KEY);
    sessionStorage.removeItem(ENROLLED_KEY);
    localStorage.removeItem(ENROLLED_KEY);
  } catch {
    // There was nothing to forget.
  }
}
