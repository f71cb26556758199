import type { NodeClient } from "@medequipshare/protocol";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { useState } from "react";
import { createQueryClient } from "./http/create-query-client.ts";
import { LiveProvider } from "./http/live-provider.tsx";
import { NodeProvider } from "./http/node-provider.tsx";
import { CartProvider } from "./reservation/cart-provider.tsx";
import { router } from "./routes.tsx";
import { SignInProvider } from "./signing/sign-in-provider.tsx";

/** The whole page: the node it talks to, the cache of what the node said, live updates, who has signed in, the screens. */
export function App({ node }: { node: NodeClient }) {
  const [queryClient] = useState(createQueryClient);
  return (
    <QueryClientProvider client={queryClient}>
      <NodeProvider node={node}>
        <LiveProvider>
          <SignInProvider>
            <CartProvider>
              <RouterProvider router={router} />
            </CartProvider>
          </SignInProvider>
        </LiveProvider>
      </NodeProvider>
    </QueryClientProvider>
  );
}
