/** A function from offsets in UTF-16 code units to offsets in code points: what Python slices by and Web Annotations count in. */
export function codePointsOf(text: string): (offset: number) => number {
  // Where the second half of each character beyond the first plane stands, in order.
  const seconds: number[] = [];
  for (const { index } of text.matchAll(/[\u{10000}-\u{10FFFF}]/gu)) seconds.push(index + 1);
  return (offset) => {
    let [low, high] = [0, seconds.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((seconds[middle] ?? Infinity) < offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  };
}
