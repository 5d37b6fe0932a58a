// One call for what takes web-sys four: a mark of the start, which costs a browser more than the measure itself, and its end.

/**
 * The last measure of a name on the performance timeline: from `start`, in milliseconds of the timeline, until now.
 *
 * @param {Performance} timeline
 * @param {string} name
 * @param {number} start
 */
export function measure(timeline, name, start) {
  timeline.clearMeasures(name);
  timeline.measure(name, { start });
}
