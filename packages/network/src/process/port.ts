import { createServer } from "node:net";

/** Whether a TCP port of the loopback interface can be listened on. */
export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}

/** `count` ports that were free a moment ago. */
export async function freePorts(count: number): Promise<number[]> {
  const probes = await Promise.all(
    Array.from({ length: count }, () => {
      const probe = createServer();
      return new Promise<{ port: number; close: () => Promise<void> }>((resolve, reject) => {
        probe.once("error", reject);
        probe.listen(0, "127.0.0.1", () => {
          const address = probe.address();
          const port = typeof address === "object" && address ? address.port : 0;
          resolve({ port, close: () => new Promise((done) => probe.close(() => done())) });
        });
      });
    }),
  );
  await Promise.all(probes.map((probe) => probe.close()));
  return probes.map(({ port }) => port);
}
