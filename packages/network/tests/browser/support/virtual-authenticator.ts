import type { Page } from "playwright-core";

export type VirtualAuthenticator = {
  /** How often it has signed. */
  signed(): number;
  /** Whether it knows its person from now on when it asks for finger, face or PIN. */
  recognise(isRecognised: boolean): Promise<void>;
};

/** Gives a page an authenticator of its own, as built into a phone, whose person always confirms. */
export async function addAuthenticator(page: Page): Promise<VirtualAuthenticator> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  let signed = 0;
  devtools.on("WebAuthn.credentialAsserted", () => {
    signed += 1;
  });
  const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    signed: () => signed,
    async recognise(isUserVerified) {
      await devtools.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified });
    },
  };
}
