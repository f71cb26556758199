import { defineErrors } from "../error/define-errors.ts";

export const accessErrors = defineErrors({
  "access.role-unknown": {
    template: "{value} is not a role.",
    hint: "Use administrator, coordinator, operator, biomedical, clinical-lead, finance, auditor or reviewer.",
  },
  "access.role-bits-unknown": {
    template: "{value} holds bits that stand for no role.",
    hint: "Role bits are 1 to 128; their sum is at most 255.",
  },
  "peer.unauthorized": {
    template: "{caller} may not call this function; only another of the network's contracts may.",
    hint: "Use the act meant for people; the commands and pages call it.",
  },
  "peer.out-of-order": {
    template: "The contract at position {peer} was deployed out of order; position {expected} is next.",
    hint: "Deploy with the deployment module, which keeps the order.",
  },
  "peer.not-deployer": {
    template: "{caller} may not deploy the network's contracts; {deployer} may.",
    hint: "Deploy with the key that began the deployment.",
  },
  "peer.creation-failed": {
    template: "The contract at position {peer} could not be created.",
    hint: "Check the constructor's arguments and the gas limit of the deployment.",
  },
  "access.session-missing": {
    template: "This needs a session, and none was given or it has ended.",
    hint: "Sign in with your passkey and try again.",
  },
  "access.session-idle": {
    template: "The session ended after {minutes} minutes without use.",
    hint: "Sign in again; what you were looking at stays as it is.",
  },
  "access.session-expired": {
    template: "The session ended {minutes} minutes after it began, which is as long as one lasts.",
    hint: "Sign in again; what you were looking at stays as it is.",
  },
  "access.admin-token-wrong": {
    template: "This needs the token of the node's administrator.",
    hint: "Read it from the file admin.token in the node's data folder, on the machine itself.",
  },
  "access.challenge-invalid": {
    template: "The challenge is unknown, used or older than it may be.",
    hint: "Ask for a new challenge and sign that.",
    retryable: true,
  },
  "access.assertion-rejected": {
    template: "The signature over the challenge was not accepted: {problem}.",
    hint: "Sign this very challenge with the account's enrolled passkey, or with its own wallet.",
  },
  "access.account-unproven": {
    template: "The passkey does not belong to the account {account}.",
    hint: "Use the passkey the account was made with, or the one enrolled for you at your facility.",
  },
  "access.sender-not-served": {
    template: "This node does not act for the account {account}.",
    hint: "Use your own facility's node. A new facility's first administrator adds the enrolment code.",
  },
  "access.operation-rejected": {
    template: "The operation of {account} was not accepted: {problem}.",
    hint: "Prepare the operation again and sign what the node then gives.",
  },
  "access.step-up-needed": {
    template: "This needs you to show that it is you, and you last did more than {minutes} minutes ago.",
    hint: "Confirm with your passkey or wallet, and do it again; pages ask you for it by themselves.",
  },
  "access.step-up-unverified": {
    template:
      "{act} needs a signature for which the passkey verified its person, and this one does not say so.",
    hint: "Sign again and confirm with your finger, face or PIN. Nothing was sent.",
  },
  "access.step-up-synced": {
    template: "{act} needs a passkey that never leaves its authenticator, and this one may be copied.",
    hint: "Sign with a security key or a passkey bound to this machine; your administrator can invite you with one.",
  },
  "access.relay-not-allowed": {
    template: "The node does not relay {selector} of {to}.",
    hint: "Check-outs, hand-overs, readings, sweeps, settlements and reveals are relayed; sign other acts yourself.",
  },
  "access.relayer-unfunded": {
    template: "The node's relayer {relayer} holds {balance} wei, too little to send.",
    hint: "The node's administrator sends it the chain's currency; what is queued is then delivered.",
    retryable: true,
  },
  "access.signature-refused": {
    template: "The account refused the signature ({reason}).",
    hint: "Sign with a passkey that the account was made with.",
  },
  "access.operation-outdated": {
    template: "Another operation of the account was included first ({reason}).",
    hint: "Do it again; the operation is then prepared anew.",
    retryable: true,
  },
  "access.operation-refused": {
    template: "The operation was refused before it ran ({reason}).",
    hint: "Prepare and sign it again; if that fails too, report it with the reason shown.",
  },
  "access.operation-altered": {
    template: "The node asks to sign something else than was asked for: {field} differs.",
    hint: "Do not use this node before its administrator has explained it. Nothing was signed.",
  },
  "access.signing-declined": {
    template: "Signing was declined or not completed.",
    hint: "Nothing was sent. Do it again and confirm with your passkey or wallet.",
  },
  "access.passkey-unavailable": {
    template: "This passkey cannot be used here: {problem}.",
    hint: "Use a passkey with user verification and an ES256 key, in a browser that supports WebAuthn.",
  },
  "access.registration-rejected": {
    template: "The new passkey was not accepted: {problem}.",
    hint: "Make it again, confirming with your finger, face or PIN; the node takes ES256 keys without attestation.",
  },
  "access.passkey-unknown": {
    template: "This node does not know the passkey.",
    hint: "Use the one you made on this page, or open the link of your invitation to make one.",
  },
  "access.passkey-taken": {
    template: "This node knows a passkey by that name already.",
    hint: "Sign in with it, or make another one.",
  },
  "access.passkeys-full": {
    template: "The node remembers {limit} passkeys of {account} and takes no more.",
    hint: "Sign in with one of them, or ask your administrator for a new key.",
  },
  "access.session-reading": {
    template: "This session was opened with your hospital's directory, which only lets you read.",
    hint: "Sign in with your passkey or wallet and do it again.",
  },
  "access.directory-refused": {
    template: "The sign-in with the directory was not accepted: {problem}.",
    hint: "Begin the sign-in again, in this browser, and complete it within ten minutes.",
  },
  "access.directory-unreachable": {
    template: "The hospital's directory {issuer} does not answer.",
    hint: "Sign in with your passkey, or try again later.",
    retryable: true,
  },
  "access.directory-unlinked": {
    template: "Nobody has linked this directory account with an account of the network.",
    hint: "Sign in with your passkey or wallet first and link the directory account there, once.",
  },
  "access.directory-taken": {
    template: "This directory account is linked with another account already.",
    hint: "Sign in with that account and unlink it there, or link another directory account.",
  },
  "access.directory-busy": {
    template: "{limit} sign-ins with the directory wait to be completed already.",
    hint: "Try again in a few minutes, or sign in with your passkey.",
    retryable: true,
  },
  "access.invitation-unknown": {
    template: "The invitation is unknown, answered, withdrawn or older than seven days.",
    hint: "Open the whole link as you got it; if that fails too, ask your administrator for another one.",
  },
  "access.invitations-full": {
    template: "{limit} invitations of the facility wait already.",
    hint: "Confirm or withdraw some of them.",
  },
  "access.key-malformed": {
    template: "The key is malformed: {problem}.",
    hint: "Use a key file as `medequipshare key create` writes it.",
  },
});
