/** Where a connection comes from, also once it has ended. */
export function addressOf({ remoteAddress }: { readonly remoteAddress?: string | undefined }): string {
  return remoteAddress ?? "an unknown address";
}
