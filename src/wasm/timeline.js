// One call for what takes web-sys four: the mark of a start, which costs a browser more than the measure itself, the measure, and
// clearing both away.

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
