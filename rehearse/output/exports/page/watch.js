// The clock: elapsed, left, and whether it is ahead of or behind the target, with sign, words and colour.

const watch = {
  base: 0,
  since: null,
  state: "",

  // Real time while it runs, so that a slower or faster pace shows; a seek sets it to the place.
  get elapsed() {
    return this.base + (this.since === null ? 0 : performance.now() - this.since);
  },

  set(ms) {
    this.base = ms;
    this.since = this.since === null ? null : performance.now();
  },

  // `left` is what is still to be said at the planned pace.
  show(elapsed, left) {
    const [low, high] = data.target;
    const end = elapsed + left;
    const off = end > high ? end - high : end < low ? end - low : 0;
    let state = "ontime";
    if (elapsed > high) state = "over";
    else if (off > data.grace) state = "behind";
    else if (off < -data.grace) state = "ahead";
    setText($("elapsed"), clockText(elapsed));
    setText($("left"), (elapsed > high ? "−" : "") + clockText(high - elapsed));
    setText($("state"), fill(say[state], { by: signed(state === "over" ? elapsed - high : off) }));
    if (state !== this.state) {
      this.state = state;
      $("state").className = `state ${state}`;
      $("needle").className = state;
    }
    const place = `${50 + (50 * Math.max(-60000, Math.min(60000, off))) / 60000}%`;
    if (place !== this.place) $("needle").style.left = this.place = place;
  },
};

$("grace").style.left = `${50 - (50 * Math.min(data.grace, 60000)) / 60000}%`;
$("grace").style.right = $("grace").style.left;

player.on("state", () => {
  if (run.open) return;
  if (player.clock.playing && watch.since === null) watch.since = performance.now();
  else if (!player.clock.playing && watch.since !== null) {
    watch.base = watch.elapsed;
    watch.since = null;
  }
});
player.on("seek", () => watch.set(player.time));
// The sound may be moved by others: media keys, a browser's own controls.
audio?.addEventListener("seeking", () => run.open || watch.set(player.time));
player.on("tick", (time) => !run.open && watch.show(watch.elapsed, data.duration - time));
