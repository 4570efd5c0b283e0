// What runs: one clock, the step that it is at, and whoever wants to know. Steps change; ticks come with every frame.

const audio = $("audio");

const player = {
  silent: new SilentClock(data.duration),
  voice: audio && new VoiceClock(audio),
  clock: null,
  rate: 1,
  step: -1,
  waiting: false, // in a gap for the speaker to repeat: to the user, that is playing
  heard: { tick: [], step: [], seek: [], state: [], rate: [] },

  on(what, call) {
    this.heard[what].push(call);
  },

  emit(what, value) {
    for (const call of this.heard[what]) call(value);
  },

  get time() {
    return this.clock.time;
  },

  get sentence() {
    return this.step < 0 ? -1 : held[this.step];
  },

  get active() {
    return this.waiting || this.clock.playing;
  },

  async play() {
    if (this.time >= data.duration - 1) this.seek(0);
    try {
      await this.clock.play();
    } catch (error) {
      if (error.name === "AbortError") return; // paused before it began
      this.withoutVoice();
      await this.clock.play();
    }
    this.run();
  },

  pause() {
    practice.stop();
    this.clock.pause();
    this.run();
  },

  toggle() {
    if (this.active) this.pause();
    else this.play();
  },

  // `own` says that the page itself goes there, in a loop, say, and not the user.
  seek(ms, own = false) {
    this.clock.seek(Math.max(0, Math.min(ms, data.duration)));
    this.emit("seek", own);
    this.update();
  },

  setRate(rate) {
    this.rate = Math.round(Math.max(0.5, Math.min(2, rate)) * 100) / 100;
    this.clock.rate = this.rate;
    this.emit("rate", this.rate);
  },

  mute(muted) {
    const next = muted || !this.voice ? this.silent : this.voice;
    if (next === this.clock) return;
    const { time, playing } = this.clock;
    this.clock.pause();
    this.clock = next;
    this.clock.rate = this.rate;
    this.clock.seek(time);
    if (playing) this.play();
    this.emit("state");
  },

  withoutVoice() {
    $("trouble").textContent = fill(say.silent, { file: audio.dataset.file });
    $("trouble").hidden = false;
    this.voice = null;
    $("mute").checked = $("mute").disabled = $("p-mute").disabled = true;
    this.mute(true);
  },

  update() {
    const { time } = this;
    const now = this.step >= 0 ? steps[this.step] : null;
    if (!now || time < now.start || time >= now.end) {
      const step = stepAt(time);
      if (step !== this.step) {
        this.step = step;
        this.emit("step", step);
      }
    }
    this.emit("tick", time);
  },

  run() {
    this.emit("state");
    cancelAnimationFrame(this.frame);
    const frame = () => {
      this.update();
      if (this.clock.playing) {
        if (this.clock === this.silent && this.time >= data.duration) this.pause();
        else this.frame = requestAnimationFrame(frame);
      }
    };
    frame();
  },
};

player.clock = player.voice || player.silent;

if (audio) {
  audio.controls = false;
  for (const name of ["play", "pause", "ended"]) audio.addEventListener(name, () => player.run());
  audio.addEventListener("seeked", () => player.update());
  // In a hidden tab there are no frames, and the voice goes on.
  audio.addEventListener("timeupdate", () => document.hidden && player.update());
  audio.addEventListener("error", () => player.withoutVoice());
  if (audio.error) player.withoutVoice();
}

function goSentence(by) {
  const now = player.sentence;
  if (by < 0) {
    const long = now >= 0 && player.time - steps[now].start > 1200;
    const at = spoken.indexOf(now);
    player.seek(steps[long ? now : spoken[Math.max(0, at - 1)]].start);
  } else {
    const next = nextSpoken(Math.max(player.step, now));
    if (next >= 0) player.seek(steps[next].start);
  }
}

// To the next sentence that has changed since the last make, round and round; false where none has.
function nextChange() {
  const changed = spoken.filter((at) => elements[at]?.matches(".changed"));
  const next = changed.find((at) => at > player.sentence) ?? changed[0];
  if (next === undefined) return false;
  view.following = true;
  player.seek(steps[next].start);
  return true;
}

function goSection(index) {
  const section = data.sections[Math.max(0, Math.min(index, data.sections.length - 1))];
  player.seek(section.start);
}

function stepSection(by) {
  const now = steps[player.step].section;
  const long = player.time - data.sections[now].start > 2000;
  if (by > 0 && now === data.sections.length - 1) return;
  goSection(by < 0 && long ? now : now + by);
}
