// The run-through: no voice but the speaker's, a key at each section. This is its course; runpanel.js shows it.

const COUNT_DOWN = 3;

const run = {
  open: false,
  state: "idle", // then "counting", "going", "paused", "over"
  only: -1, // the one section that is run; -1 for the whole speech
  until: false, // that section again and again, until it fits
  marks: [], // when each section began, in ms from the start of the run; null where it was skipped
  now: 0,
  base: 0,
  since: null,

  // The run's own time, which stands still in a pause.
  get elapsed() {
    return this.base + (this.since === null ? 0 : performance.now() - this.since);
  },

  get going() {
    return this.state === "going" || this.state === "paused";
  },

  get last() {
    return this.only < 0 ? data.sections.length - 1 : this.only;
  },

  get goal() {
    return this.only < 0 ? goals.whole : goals.section(this.only);
  },

  toggle(open) {
    if (open === this.open) return;
    if (!open && (this.going || this.state === "counting")) return this.ask();
    if (open) player.pause();
    this.open = open;
    document.documentElement.classList.toggle("running", open);
    panel.opened(open);
    if (!open) {
      player.emit("seek", false);
      player.update();
    }
  },

  // The one key: begins, goes to the next section, and after the last one ends.
  next() {
    if (this.state === "idle" || this.state === "over") this.count();
    else if (this.state === "counting") this.start();
    else if (this.state === "paused") this.pause();
    else this.go(this.now + 1);
  },

  count(left = Number($("countdown").value)) {
    this.change("counting");
    undo.clear();
    clearTimeout(this.timer);
    if (left <= 0) return this.start();
    panel.countdown(left);
    this.timer = setTimeout(() => this.count(left - 1), 1000);
  },

  start() {
    clearTimeout(this.timer);
    panel.countdown(0);
    warnings.begin(this.goal);
    this.base = 0;
    this.since = performance.now();
    this.marks = data.sections.map(() => null);
    this.now = Math.max(0, this.only);
    this.marks[this.now] = 0;
    this.change("going");
    this.begun();
  },

  change(state) {
    this.state = state;
    cancelAnimationFrame(this.frame);
    if (state === "going") {
      const tick = () => {
        this.tick();
        this.frame = requestAnimationFrame(tick);
      };
      this.frame = requestAnimationFrame(tick);
    }
    panel.buttons();
    awake();
  },

  pause() {
    const going = this.state === "paused";
    this.base = this.elapsed;
    this.since = going ? performance.now() : null;
    this.change(going ? "going" : "paused");
  },

  go(index) {
    if (!this.going || index <= this.now) return;
    if (index > this.last) return void this.end();
    this.marks[index] = Math.round(this.elapsed);
    this.now = index;
    this.begun();
  },

  // Takes the last key back: a section that was begun too early, or the end of the run, whose clock then goes on.
  back() {
    if (this.state === "over" && this.kept) {
      runs.remove(this.kept.at);
      this.kept = null;
      this.since = this.stopped;
      this.change("going");
      return this.begun();
    }
    if (!this.going || this.now === Math.max(0, this.only)) return;
    this.marks[this.now] = null;
    while (this.marks[this.now] === null) this.now--;
    this.begun();
  },

  begun() {
    panel.section();
    player.clock.seek(data.sections[this.now].start);
    player.update();
    if (!prompter.open) elements[spoken.find((at) => steps[at].section === this.now)]?.scrollIntoView({ block: "center" });
  },

  tick() {
    const { start, end, planned } = data.sections[this.now];
    const spent = this.elapsed - this.marks[this.now];
    const still = Math.max(0, planned - spent);
    const later = this.only < 0 ? data.sections.slice(this.now + 1) : [];
    watch.speak(this.elapsed, later.reduce((sum, section) => sum + section.planned, still), this.goal);
    warnings.at(this.elapsed, spent, this.now);
    if (!prompter.open) return;
    const share = planned ? Math.min(1, spent / planned) : 1;
    player.clock.seek(Math.min(end - 1, start + share * (end - start))); // the text moves on as planned
    player.update();
  },

  // How long each section took; null for one skipped or not yet over.
  durations(total) {
    return this.marks.map((start, index) => {
      if (start === null) return null;
      const next = this.marks.slice(index + 1).find((mark) => mark !== null) ?? total;
      return next === null ? null : next - start;
    });
  },

  // Whatever was said is kept, also of a run that is broken off.
  end() {
    if (!this.going) return;
    const total = Math.round(this.elapsed);
    this.stopped = this.since ?? performance.now(); // from where its clock goes on if the end is taken back
    this.since = null;
    const sections = this.durations(total);
    this.kept = {
      at: new Date().toISOString(),
      total,
      whole: this.only < 0 && this.now === this.last,
      sections: Object.fromEntries(sections.flatMap((ms, index) => (ms === null ? [] : [[script.sections[index], ms]]))),
    };
    runs.add(this.kept);
    this.change("over");
    warnings.end();
    panel.result(this.kept);
    const { low, high, grace } = this.goal;
    const fits = total >= low - grace && total <= high + grace;
    if (this.until && !fits) this.count(COUNT_DOWN + 2);
  },

  // In the middle of a run nothing ends without being asked; the clock goes on meanwhile.
  ask() {
    if (this.state === "counting") {
      clearTimeout(this.timer);
      panel.countdown(0);
      this.until = false;
      return this.change(this.kept ? "over" : "idle");
    }
    if (!$("ask").open) $("ask").showModal();
  },

  leave(keep) {
    this.until = false;
    this.end();
    const { kept } = this;
    if (!keep) undo.offer(say.thrown, () => runs.add(kept), () => runs.remove(kept.at));
    this.toggle(false);
  },
};

addEventListener("beforeunload", (event) => run.going && event.preventDefault());
addEventListener("pagehide", () => run.end());
