// What a host writes to fill the frame. The test says by ?origin= and ?cdn= whom the frame is to listen to, and where it comes from.
const asked = new URLSearchParams(location.search);
const frame = document.querySelector("iframe");
const there = new URL(asked.get("cdn"));
window.received = [];

addEventListener("message", ({ source, origin, data }) => {
  if (source !== frame.contentWindow || origin !== there.origin) return;
  window.received.push(data);
  if (data.voxmark === "ready") frame.contentWindow.postMessage({ voxmark: "read", html: "<h1>Dawn</h1><p>“We leave at dawn,” said Ana Reyes in Cairo.</p><script>parent.owned = true</script>" }, there.origin);
  if (data.voxmark === "height") frame.height = data.height;
});
frame.src = `${there}embed.html?origin=${encodeURIComponent(asked.get("origin"))}`;
frame.addEventListener("load", () => window.loaded = true);
