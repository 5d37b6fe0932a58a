// `npm start`: installs what is missing, builds the page and serves it.
import { build } from "./build.mjs";
import { fail } from "./run.mjs";
import { announce } from "./serve.mjs";

try {
  await build();
  await announce();
} catch (error) {
  fail(error);
}
