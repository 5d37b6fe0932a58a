// `node scripts/fuzz-web.mjs [rounds] [seed]`: altered links and invented analyses through every export, in numbers (tests/web/unit/fuzz.test.ts).
// Takes the WebAssembly as it was built last, and a minute for the 5,000 rounds that it does unless told otherwise.
import { succeeds, fail, Stop } from "./run.mjs";
import { bundleUnits } from "./units.mjs";

const [rounds = "5000", seed = "1"] = process.argv.slice(2);

try {
  const env = { ...process.env, VOXMARK_FUZZ_RUNS: rounds, VOXMARK_FUZZ_SEED: seed };
  const files = await bundleUnits(["fuzz.test.ts"]);
  if (!succeeds(process.execPath, ["--test", "--enable-source-maps", ...files], { env })) throw new Stop(`Found with ${rounds} rounds from seed ${seed}; the same two give the same again.`);
} catch (error) {
  fail(error);
}
