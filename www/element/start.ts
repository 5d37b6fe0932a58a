// Starting a worker on a page that is somebody else's.

interface Policy {
  createScriptURL(address: string): string;
}

declare const trustedTypes: { createPolicy(name: string, rules: Policy): Policy } | undefined;

let policy: Policy | null = null;

/**
 * A worker from the page's own server, or, through a script of one line, from another that allows it (CORS). Throws or stays
 * silent where the page's policy forbids it.
 */
export function startWorker(address: string): Worker {
  const { origin, protocol } = new URL(address, location.href);
  if (origin === location.origin) return worker(address);
  // Whoever may only write attributes, as sanitisers let some through, is to write no script.
  if (protocol === "data:") throw new TypeError(address);
  const line = URL.createObjectURL(new Blob([`import ${JSON.stringify(address)};`], { type: "text/javascript" }));
  try {
    return worker(line);
  } finally {
    // Not before the browser has begun to read it.
    setTimeout(() => URL.revokeObjectURL(line), 60_000);
  }
}

function worker(address: string): Worker {
  return new Worker(trusted(address), { type: "module" });
}

/** Under `require-trusted-types-for 'script'` a worker takes no plain string; elsewhere this is the string itself. */
function trusted(address: string): string {
  if (typeof trustedTypes === "undefined") return address;
  try {
    policy ??= trustedTypes.createPolicy("voxmark", { createScriptURL: (own) => own });
    return policy.createScriptURL(address);
  } catch {
    // The page names its policies, and not this one: whether it needs one will be seen.
    return address;
  }
}
