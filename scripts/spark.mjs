// `npm run test:spark`: the example for Apache Spark, run in local mode. PySpark is installed into a virtual environment in target/.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, Stop, fail, output, succeeds } from "./run.mjs";

const FOLDER = join(ROOT, "target/spark");
const PACKAGES = join(ROOT, "examples/spark/requirements.txt");
const PYTHON = join(FOLDER, process.platform === "win32" ? "Scripts/python.exe" : "bin/python");

/** Spark 4 wants Java 17 or newer, which it finds by JAVA_HOME or on the path. */
function java() {
  const program = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, "bin/java") : "java";
  const version = Number(output(program, ["--version"])?.match(/\d+/)?.[0] ?? 0);
  if (version < 17) throw new Stop(`Spark needs Java 17 or newer, and ${version ? `this is Java ${version}` : "none was found"} (on Debian and Ubuntu: apt-get install openjdk-17-jre-headless).`);
}

/** The packages as they are pinned, installed anew where the pins have changed. */
function python() {
  const pins = createHash("sha256").update(readFileSync(PACKAGES)).digest("hex");
  const stamp = join(FOLDER, "voxmark-pins");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === pins) return;
  console.log("Installing PySpark …");
  rmSync(FOLDER, { recursive: true, force: true });
  if (!succeeds("python3", ["-m", "venv", FOLDER])) throw new Stop("A virtual environment could not be made: Python 3.10 or newer with venv is needed (on Debian and Ubuntu: apt-get install python3-venv).");
  if (!succeeds(PYTHON, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement", PACKAGES])) {
    throw new Stop("PySpark could not be installed; pip says why above.");
  }
  writeFileSync(stamp, pins);
}

function test() {
  java();
  python();
  console.log("Building the command line …");
  if (!succeeds("cargo", ["build", "--release", "--features", "cli"])) throw new Stop("The command line could not be built.");
  const binary = join(ROOT, process.env.CARGO_TARGET_DIR ?? "target", "release/voxmark");
  // No compiled modules beside the example, which goes into the npm package as it lies there.
  const env = { ...process.env, VOXMARK: binary, PYTHONDONTWRITEBYTECODE: "1" };
  if (!succeeds(PYTHON, [join(ROOT, "tests/spark/test_spark.py")], { env })) throw new Stop("The example for Spark does not do what it should.");
}

try {
  test();
} catch (error) {
  fail(error);
}
