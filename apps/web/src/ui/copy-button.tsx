import { useState } from "react";
import { uiMessages } from "./messages.ts";

/** Puts a text on the clipboard, and says so. */
export function CopyButton({ text }: { text: string }) {
  const [copied, setCopied] = useState<string>();
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(text);
  };
  return (
    <button type="button" className="textlink text-sm" onClick={() => void copy()}>
      {copied === text ? uiMessages.copied : uiMessages.copy}
    </button>
  );
}
