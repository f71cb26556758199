/** The most bytes one stored document may have: a single raw block of at most 1 MiB. */
export const DOCUMENT_BYTES_LIMIT = 1_048_576;
