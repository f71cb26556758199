import { connectAsync, type IClientOptions, type MqttClient } from "mqtt";

/** Connects to a node's broker, waiting up to a minute for one that is restarting, as instruments do. */
export async function connectToBroker(url: string, options: IClientOptions = {}): Promise<MqttClient> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    try {
      return await connectAsync(url, { ...options, reconnectPeriod: 200 });
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}
