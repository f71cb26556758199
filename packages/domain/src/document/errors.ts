import { defineErrors } from "../error/define-errors.ts";

export const documentErrors = defineErrors({
  "document.digest-mismatch": {
    template: "The document's bytes have the digest {actual}, not {expected}.",
    hint: "Do not use this copy. Fetch it from another node or ask its author to store it again.",
    retryable: true,
  },
  "document.too-large": {
    template: "The document has {bytes} bytes; at most {limit} are stored.",
    hint: "Make it smaller: compress the image or split the document.",
  },
  "document.not-found": {
    template: "No reachable node holds the document {cid}.",
    hint: "Try again when its author's node is online.",
    retryable: true,
  },
  "document.not-readable": {
    template: "The document {cid} is not encrypted for this key.",
    hint: "Ask the document's author to share it with your facility.",
  },
  "document.kind-private": {
    template: "A document of the kind {kind} may not be stored in plain.",
    hint: "Store it as private; it is then encrypted to your facility and the recipients you name.",
  },
  "document.kind-not-for-applicants": {
    template: "An applicant may not store a document of the kind {kind}.",
    hint: "An application needs a facility-profile and evidence. Store the rest once the facility is active and you belong to it.",
  },
  "document.quota-exceeded": {
    template:
      "{account} may store no more until {again}: {documents} documents and {bytes} bytes are taken a day.",
    hint: "Store it after midnight UTC, or ask the node's administrator for a higher quota. All applicants share one.",
    retryable: true,
  },
  "document.malformed": {
    template: "The document {cid} is not a {expected}: {problem}.",
    hint: "Ask its author to store it again in the documented shape.",
  },
});
