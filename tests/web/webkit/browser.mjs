// A WebKit that is driven through its WebDriver (https://www.w3.org/TR/webdriver2/): Playwright drives only one that it built itself.
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

/** How long the driver may take to answer for the first time, in milliseconds. */
const PATIENCE = 20_000;

/** Starts the driver on a screen of its own, and a browser in it. */
export async function openWebKit({ driver, browser, screen }) {
  const port = await freePort();
  const running = spawn(screen ?? driver, screen ? ["-a", driver, `--port=${port}`] : [`--port=${port}`], {
    stdio: "ignore",
    detached: true,
    // Its sandbox wants more rights than a container gives; it opens pages of this test alone.
    env: { ...process.env, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" },
  });
  const call = (method, path, body) => answer(`http://127.0.0.1:${port}${path}`, method, body);
  await ready(call);
  const options = { binary: browser, args: ["--automation"] };
  const { sessionId } = await call("POST", "/session", { capabilities: { alwaysMatch: { "webkitgtk:browserOptions": options } } });
  const inside = (method, path, body) => call(method, `/session/${sessionId}${path}`, body);
  return {
    open: (url) => inside("POST", "/url", { url }),
    /** What a function gives in the page; a promise is waited for. */
    evaluate: (work, ...args) =>
      inside("POST", "/execute/async", {
        script: `const done = arguments[arguments.length - 1]; Promise.resolve((${work})(...Array.from(arguments).slice(0, -1))).then((value) => done({ value }), (error) => done({ error: String(error) }));`,
        args,
      }).then(({ value, error }) => {
        if (error !== undefined) throw new Error(error);
        return value;
      }),
    async close() {
      await inside("DELETE", "").catch(() => {});
      process.kill(-running.pid);
    },
  };
}

async function answer(url, method, body) {
  const response = await fetch(url, { method, body: body && JSON.stringify(body) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

async function ready(call) {
  for (const end = Date.now() + PATIENCE; ; ) {
    try {
      return await call("GET", "/status");
    } catch (error) {
      if (Date.now() > end) throw error;
      await pause(200);
    }
  }
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
