import { serve } from "../../scripts/serve.mjs";

/** Serves the built page while the tests run; its address is in the environment for them. */
export default async function setUp(): Promise<() => void> {
  const { address, close } = await serve();
  process.env.VOXMARK_ADDRESS = address;
  return close;
}
