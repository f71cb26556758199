import { Role } from "@medequipshare/domain";
import { recoverTypedDataAddress, zeroAddress } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { expect, it } from "vitest";
import { acceptanceStatement } from "./acceptance-statement.ts";
import { signAcceptance } from "./sign-acceptance.ts";

const wallet = privateKeyToAccount(generatePrivateKey());
const signer = {
  account: wallet.address,
  signStatement: (statement: Parameters<typeof wallet.signTypedData>[0]) => wallet.signTypedData(statement),
};
const addresses = { chainId: 31337, facilityRegistry: zeroAddress } as const;
const terms = {
  addresses,
  facilityId: 3,
  account: wallet.address,
  roles: Role.operator,
  until: 4_000_000_000,
  nonce: 0n,
};
const passkey = { x: `0x${"11".repeat(32)}`, y: `0x${"22".repeat(32)}` } as const;

it("signs, as the person appointed, a statement of facility, account, roles, end, passkey and nonce", async () => {
  const statement = acceptanceStatement({ ...terms, passkey });
  expect(statement.message).toEqual({
    facilityId: 3,
    account: wallet.address,
    roles: Role.operator,
    until: 4_000_000_000,
    passkeyX: passkey.x,
    passkeyY: passkey.y,
    nonce: 0n,
  });
  const signature = await signAcceptance(signer, { ...terms, passkey });
  expect(await recoverTypedDataAddress({ ...statement, signature })).toBe(wallet.address);
});

it("says of a plain wallet that it has no passkey", () => {
  const zero = `0x${"00".repeat(32)}`;
  expect(acceptanceStatement(terms).message).toMatchObject({ passkeyX: zero, passkeyY: zero });
});

it("signs for nobody else", () => {
  const another = privateKeyToAccount(generatePrivateKey()).address;
  expect(() => signAcceptance(signer, { ...terms, account: another })).toThrow(
    expect.objectContaining({
      code: "facility.acceptance-invalid",
      evidence: { account: another, facilityId: 3, nonce: 0n },
    }),
  );
});
