import assert from "node:assert/strict";
import { test } from "node:test";
import { closeView, place, worldView } from "../../../www/panels/projection";

const [WIDTH, HEIGHT] = [232, 158];
const inside = ({ x, y }: { x: number; y: number }) => x >= 0 && x <= WIDTH && y >= 0 && y <= HEIGHT;

test("every point lies on the map, however far apart they are", () => {
  const sets = [
    [{ lat: 48.2, lon: 16.4 }],
    [{ lat: 48.2, lon: 16.4 }, { lat: 45.3, lon: 14.4 }],
    [{ lat: 64.1, lon: -21.9 }, { lat: -54.8, lon: -68.3 }],
    [{ lat: -41.3, lon: 174.8 }, { lat: 61.2, lon: -149.9 }],
    [{ lat: 78.2, lon: 15.6 }],
  ];
  for (const points of sets) for (const point of points) assert.ok(inside(place(closeView(points, WIDTH, HEIGHT), point)), JSON.stringify(points));
});

test("north is up, east is right, and a degree is as long both ways in the middle of the map", () => {
  const view = closeView([{ lat: 60, lon: 10 }], WIDTH, HEIGHT);
  const [here, north, east] = [place(view, { lat: 60, lon: 10 }), place(view, { lat: 61, lon: 10 }), place(view, { lat: 60, lon: 11 })];
  assert.ok(north.y < here.y && north.x === here.x && east.x > here.x && east.y === here.y);
  // At 60 degrees a degree of longitude is half as long.
  assert.ok(Math.abs((east.x - here.x) / (here.y - north.y) - 0.5) < 1e-9);
});

test("no view is wider than the world", () => {
  const far = closeView([{ lat: 78, lon: -179 }, { lat: -80, lon: 179 }], WIDTH, HEIGHT);
  assert.deepEqual(far, worldView(WIDTH, HEIGHT));
});
