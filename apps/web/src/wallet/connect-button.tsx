import { Icon } from "../ui/icon.tsx";
import { walletMessages } from "./messages.ts";

/** Offers to connect a wallet. */
export function ConnectButton({ onPress }: { onPress: () => void }) {
  return (
    <button type="button" className="action plain" onClick={onPress}>
      <Icon name="wallet" />
      <span>
        {walletMessages.connect} <span className="max-sm:sr-only">{walletMessages.connectWhat}</span>
      </span>
    </button>
  );
}
