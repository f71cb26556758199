/** A JSON-RPC answer as it came; `error` is the server's own object. */
export interface RpcAnswer {
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string; readonly data?: unknown };
}

/** Calls one JSON-RPC method over HTTP. Rejects only when nothing answers. */
export async function callRpc(url: string, method: string, params: readonly unknown[]): Promise<RpcAnswer> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }),
  });
  const answer: RpcAnswer = JSON.parse(await response.text());
  return answer;
}
