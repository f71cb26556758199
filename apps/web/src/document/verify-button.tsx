import { isSealed, verifyDocument } from "@medequipshare/sdk";
import { useMutation } from "@tanstack/react-query";
import { useNode } from "../http/node-provider.tsx";
import { Icon } from "../ui/icon.tsx";
import { Problem } from "../ui/problem.tsx";
import { documentMessages } from "./messages.ts";

/** Has a document's bytes fetched and compares them, here in the browser, with the digest that stands on chain. */
export function VerifyButton({ digest, what }: { digest: `0x${string}`; what: string }) {
  const node = useNode();
  const verify = useMutation({
    mutationFn: async () => {
      const bytes = await node.document.get({ params: { digest } });
      verifyDocument(bytes, digest);
      return { bytes: bytes.length, encrypted: isSealed(bytes) };
    },
  });
  if (verify.data !== undefined) {
    const { bytes, encrypted } = verify.data;
    return (
      <p role="status" className="flex gap-1.5 text-go">
        <Icon name="go" />
        {documentMessages.verified(bytes)}
        {encrypted && `, ${documentMessages.encrypted}`}
      </p>
    );
  }
  return (
    <>
      <button
        type="button"
        className="textlink inline-flex min-h-6 gap-1.5"
        disabled={verify.isPending}
        onClick={() => verify.mutate()}
      >
        <Icon name="document" />
        {verify.isPending ? documentMessages.verifying : documentMessages.verify}
        <span className="sr-only">: {what}</span>
      </button>
      {verify.isError && <Problem error={verify.error} />}
    </>
  );
}
