// What runs: one clock, the step that it is at, and whoever wants to know. It knows nothing of the page around it.
//
// Steps, ticks (with every frame), seeks (true where the page itself went there), states and rates are told; so are
// "stop", when someone pauses, and "silent", when the voice does not play.

class Player {
  constructor(audio, duration) {
    this.duration = duration;
    this.silent = new SilentClock(duration);
    this.voice = audio && new VoiceClock(audio);
    this.clock = this.voice || this.silent;
    this.rate = 1;
    this.step = -1;
    this.waiting = false; // in a gap for the speaker to repeat: to the user, that is playing
    this.heard = { tick: [], step: [], seek: [], state: [], rate: [], stop: [], silent: [] };
    if (audio) this.listen(audio);
  }

  listen(audio) {
    audio.controls = false;
    for (const name of ["play", "pause", "ended"]) audio.addEventListener(name, () => this.run());
    audio.addEventListener("seeked", () => this.update());
    // In a hidden tab there are no frames, and the voice goes on.
    audio.addEventListener("timeupdate", () => document.hidden && this.update());
    audio.addEventListener("error", () => this.withoutVoice());
  }

  on(what, call) {
    this.heard[what].push(call);
  }

  emit(what, value) {
    for (const call of this.heard[what]) call(value);
  }

  get time() {
    return this.clock.time;
  }

  get sentence() {
    return this.step < 0 ? -1 : held[this.step];
  }

  get active() {
    return this.waiting || this.clock.playing;
  }

  async play() {
    if (this.time >= this.duration - 1) this.seek(0);
    try {
      await this.clock.play();
    } catch (error) {
      if (error.name === "AbortError") return; // paused before it began
      this.withoutVoice();
      await this.clock.play();
    }
    this.run();
  }

  pause() {
    this.emit("stop");
    this.clock.pause();
    this.run();
  }

  toggle() {
    if (this.active) this.pause();
    else this.play();
  }

  // `own` says that the page itself goes there, in a loop, say, and not the user.
  seek(ms, own = false) {
    this.clock.seek(Math.max(0, Math.min(ms, this.duration)));
    this.emit("seek", own);
    this.update();
  }

  setRate(rate) {
    this.rate = Math.round(Math.max(0.5, Math.min(2, rate)) * 100) / 100;
    this.clock.rate = this.rate;
    this.emit("rate", this.rate);
  }

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
  }

  withoutVoice() {
    if (!this.voice) return;
    this.voice = null;
    this.mute(true);
    this.emit("silent");
  }

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
  }

  run() {
    this.emit("state");
    cancelAnimationFrame(this.frame);
    const frame = () => {
      this.update();
      if (this.clock.playing) {
        if (this.clock === this.silent && this.time >= this.duration) this.pause();
        else this.frame = requestAnimationFrame(frame);
      }
    };
    frame();
  }
}

const audio = $("audio");
const player = new Player(audio, data.duration);
