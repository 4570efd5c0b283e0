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

  // `ahead` is what is still to be said at the planned pace; `goal` what it is held against.
  show(elapsed, ahead, goal) {
    const { low, high, grace, words } = goal;
    const end = elapsed + ahead;
    const off = end > high ? end - high : end < low ? end - low : 0;
    let state = "ontime";
    if (elapsed > high) state = "over";
    else if (off > grace) state = "behind";
    else if (off < -grace) state = "ahead";
    setText($("elapsed"), clockText(elapsed));
    setText($("left"), (elapsed > high ? "−" : "") + clockText(high - elapsed));
    setText($("state"), words ? fill(words[state], { by: signed(state === "over" ? elapsed - high : off) }) : "");
    if (!words) state = "ontime";
    if (state !== this.state) {
      this.state = state;
      $("state").className = `state ${state}`;
      $("needle").className = state;
    }
    const place = `${50 + (50 * Math.max(-60000, Math.min(60000, off))) / 60000}%`;
    if (place !== this.place) $("needle").style.left = this.place = place;
    const done = `${Math.min(100, (100 * elapsed) / Math.max(1, high)).toFixed(1)}%`;
    if (done !== this.done) $("progress").style.width = this.done = done;
  },
};

const TOLD = { ahead: say.ahead, ontime: say.ontime, behind: say.behind, over: say.over };
const TOLD_BY_PLAN = { ahead: say.plan_ahead, ontime: say.plan_ontime, behind: say.plan_behind, over: say.plan_behind };

// What the whole speech is held against: its target; without one the plan, and then only a run says how it stands to that.
const planned = { low: data.duration, high: data.duration, grace: data.grace };
const [low, high] = data.target || [data.duration, data.duration];
watch.whole = { ...planned, low, high, words: data.target ? TOLD : null };
watch.run = { ...watch.whole, words: data.target ? TOLD : TOLD_BY_PLAN };

// A section is held against its own target, or the time that the plan gives it.
watch.section = (index) => {
  const { start, end, target } = data.sections[index];
  const aim = target ?? end - start;
  return { low: aim, high: aim, grace: Math.max(3000, 0.05 * aim), words: target ? TOLD : TOLD_BY_PLAN };
};

$("grace").style.left = `${50 - (50 * Math.min(data.grace, 60000)) / 60000}%`;
$("grace").style.right = $("grace").style.left;
$("band").hidden = !data.target;

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
player.on("tick", (time) => !run.open && watch.show(watch.elapsed, data.duration - time, watch.whole));
player.on("step", (index) => setText($("section-now"), data.sections[steps[index].section].short));
