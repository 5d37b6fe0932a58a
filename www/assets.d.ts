/** The address of a file that is built with a hash in its name, relative to the script that asks. */
declare module "*.bin" {
  const address: string;
  export default address;
}

/** A style sheet as text, minified: scripts/css-text.mjs. */
declare module "*.css" {
  const css: string;
  export default css;
}
