import { serve } from "../../scripts/serve.mjs";
import { serveHosts } from "./embed/hosts.mjs";

/** Serves the built page, and the hosts of the widget, while the tests run; their addresses are in the environment for them. */
export default async function setUp(): Promise<() => void> {
  const { address, close } = await serve();
  const hosts = await serveHosts();
  process.env.VOXMARK_ADDRESS = address;
  process.env.VOXMARK_HOST = hosts.host;
  process.env.VOXMARK_CDN = hosts.cdn;
  return () => {
    close();
    hosts.close();
  };
}
