// The clock: elapsed, left, and how it stands to the target, with sign, words and colour.
//
// While one listens it is the verdict that stands there: a voice can be pressed into any slot, and it is the speaker
// who is judged. In a run the judgement moves: what was spent, and the speaker's usual pace for what is still to come.

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

  hands(elapsed, high) {
    setText($("elapsed"), clockText(elapsed));
    setText($("left"), (elapsed > high ? "−" : "") + clockText(high - elapsed));
    const done = `${Math.min(100, (100 * elapsed) / Math.max(1, high)).toFixed(1)}%`;
    if (done !== this.done) $("progress").style.width = this.done = done;
  },

  // `end` is when it will be over; `goal` what that is held against.
  judge(end, { low, high, grace, words, late = "behind" }) {
    const off = end > high ? end - high : end < low ? end - low : 0;
    this.stands(off > grace ? late : off < -grace ? "ahead" : "ontime", off, words);
  },

  stands(state, off, words) {
    setText($("state"), words ? fill(words[state], { by: signed(off) }) : "");
    if (!words) state = "ontime";
    if (state !== this.state) {
      this.state = state;
      $("state").className = `state ${state}`;
      $("needle").className = state;
    }
    const place = `${50 + (50 * Math.max(-60000, Math.min(60000, off))) / 60000}%`;
    if (place !== this.place) $("needle").style.left = this.place = place;
  },

  // What a listener sees.
  listen() {
    this.judge(data.expected, heard);
    this.hands(this.elapsed, heard.high);
  },

  // What a speaker sees: `ahead` is how long the rest takes at the usual pace.
  speak(elapsed, ahead, goal) {
    this.hands(elapsed, goal.high);
    if (elapsed > goal.high) this.stands("over", elapsed - goal.high, goal.words);
    else this.judge(elapsed + ahead, goal);
  },
};

const TOLD = { ahead: say.ahead, ontime: say.ontime, behind: say.behind, over: say.over };
const TOLD_BY_PLAN = { ahead: say.plan_ahead, ontime: say.plan_ontime, behind: say.plan_behind, over: say.plan_behind };
const VERDICT = { ahead: say.you_under, ontime: say.you_ontime, over: say.you_over };

// What the whole is held against: its target; without one a listener has nothing to hold it against, a speaker the plan.
const [low, high] = data.target || [data.expected, data.expected];
const heard = {
  low,
  high: data.target ? high : data.duration,
  grace: data.grace,
  late: "over",
  words: data.target ? VERDICT : null,
};
const goals = {
  whole: { low, high, grace: data.grace, words: data.target ? TOLD : TOLD_BY_PLAN },

  // A section is held against its own target, or its share of the whole's, or the plan.
  section(index) {
    const { planned, target } = data.sections[index];
    const share = Math.max(low, Math.min(high, data.expected)) / Math.max(1, data.expected);
    const aim = target ?? Math.round(planned * share);
    return { low: aim, high: aim, grace: Math.max(3000, 0.05 * aim), words: target || data.target ? TOLD : TOLD_BY_PLAN };
  },
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
player.on("tick", () => run.open || watch.listen());
player.on("step", (index) => setText($("section-now"), data.sections[steps[index].section].short));
