/** What the build made: scripts/service-worker.mjs. */
declare module "#files" {
  /** Changes with any file. */
  export const BUILD: string;
  /** Each file's address, relative to the page's, and its content's SHA-256 in hexadecimal digits. */
  export const FILES: [path: string, sha256: string][];
}
