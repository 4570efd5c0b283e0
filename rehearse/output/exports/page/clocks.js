// Two clocks with one face: the voice's own, and one that runs without a voice. Times are milliseconds.

class SilentClock {
  constructor(duration) {
    this.duration = duration;
    this.from = 0;
    this.since = 0;
    this.pace = 1;
    this.playing = false;
  }

  get time() {
    const gone = this.playing ? (performance.now() - this.since) * this.pace : 0;
    return Math.min(this.duration, this.from + gone);
  }

  seek(ms) {
    this.from = ms;
    this.since = performance.now();
  }

  async play() {
    this.since = performance.now();
    this.playing = true;
  }

  pause() {
    this.from = this.time;
    this.playing = false;
  }

  set rate(rate) {
    this.seek(this.time);
    this.pace = rate;
  }
}

class VoiceClock {
  constructor(audio) {
    this.audio = audio;
    audio.preservesPitch = true;
  }

  get time() {
    return this.audio.currentTime * 1000;
  }

  get playing() {
    return !this.audio.paused && !this.audio.ended;
  }

  seek(ms) {
    this.audio.currentTime = ms / 1000;
  }

  play() {
    return this.audio.play();
  }

  pause() {
    this.audio.pause();
  }

  set rate(rate) {
    this.audio.defaultPlaybackRate = rate; // holds when the sound is loaded anew
    this.audio.playbackRate = rate;
  }
}
