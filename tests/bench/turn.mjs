/** How long a turn lasts at the least, in milliseconds: as in xtask/src/time.rs. */
const TURN = 100;

/**
 * One turn of a side: reads a text until the turn is over, and answers with milliseconds for one reading.
 * @param {(text: string) => unknown} read
 * @param {string} text
 */
export function turn(read, text) {
  const began = performance.now();
  let texts = 0;
  let now = began;
  while (now - began < TURN) {
    read(text);
    texts++;
    now = performance.now();
  }
  return (now - began) / texts;
}
