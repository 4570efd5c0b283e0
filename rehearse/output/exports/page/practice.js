// To practise: loops over a sentence, a section or A–B, so many times; a gap after each sentence to repeat it.

const practice = {
  loop: "off",
  times: 0, // how often in all; 0 without end
  round: 1,
  from: 0,
  to: 0,
  a: null,
  b: null,
  repeat: false,
  factor: 1.2,
  said: -1, // the breath whose end is waited for
  timer: 0,

  // What is looped is settled when the loop begins or the user goes elsewhere, as the voice may run past its end.
  settle() {
    const { sentence } = player;
    this.said = sentence;
    this.round = 1;
    if (this.loop === "sentence") {
      const index = sentence < 0 ? spoken[0] : sentence;
      if (index !== undefined) {
        const [first, last] = wholeOf(index);
        [this.from, this.to] = [steps[first].start, steps[last].end];
      }
    } else if (this.loop === "section") {
      const section = data.sections[steps[Math.max(0, player.step)].section];
      [this.from, this.to] = [section.start, section.end];
    } else if (this.loop === "ab" && this.a !== null && this.b !== null) {
      [this.from, this.to] = [Math.min(this.a, this.b), Math.max(this.a, this.b)];
    } else {
      [this.from, this.to] = [0, 0];
    }
    this.show();
  },

  show() {
    const looped = this.loop === "ab" && this.to > this.from;
    $("ab").hidden = !looped;
    $("ab").style.left = `${(100 * this.from) / data.whole}%`;
    $("ab").style.width = `${(100 * (this.to - this.from)) / data.whole}%`;
    $("ab-buttons").hidden = this.loop !== "ab";
    modes();
  },

  choose(loop) {
    this.loop = $("loop").value = loop;
    script.set("loop", { loop, a: this.a, b: this.b });
    this.settle();
  },

  // One key: this sentence, so many times, and on with the speech.
  sentence() {
    if (this.loop === "sentence") return this.choose("off");
    this.choose("sentence");
    if (player.active) return;
    player.seek(this.from);
    player.play();
  },

  tick(time) {
    if (!player.clock.playing) return;
    if (this.repeat && this.said >= 0 && time >= steps[this.said].end) this.gap(this.said);
    else if (this.to > this.from && time >= this.to) this.again();
    else if (player.step === player.sentence) this.said = player.sentence;
  },

  // Back to the beginning of what is looped; false when that was the last time.
  again() {
    if (this.times && this.round >= this.times) {
      this.choose("off");
      return false;
    }
    this.round++;
    modes();
    player.seek(this.from, true);
    return true;
  },

  gap(index) {
    player.waiting = true;
    player.clock.pause();
    const lasts = ((steps[index].end - steps[index].start) / player.rate) * this.factor;
    const until = performance.now() + lasts;
    const turn = $("turn");
    turn.hidden = false;
    const wait = () => {
      const left = until - performance.now();
      setText(turn, fill(say.repeat, { left: Math.max(0, left / 1000).toFixed(1) }));
      if (left > 0) this.timer = setTimeout(wait, Math.min(left, 100));
      else this.goOn(index);
    };
    wait();
    player.emit("state");
  },

  goOn(index) {
    this.stop();
    const looped = this.to > this.from;
    const next = nextSpoken(index);
    const over = looped && (next < 0 || steps[next].start >= this.to);
    if (over && this.again()) player.update();
    else if (next >= 0) player.seek(steps[next].start, true);
    else return void player.emit("state");
    this.said = player.sentence;
    player.play();
  },

  stop() {
    clearTimeout(this.timer);
    player.waiting = false;
    $("turn").hidden = true;
  },

  setRepeat(on) {
    this.repeat = on;
    this.said = player.sentence;
    if (!on && player.waiting) {
      this.stop();
      player.emit("state");
    }
    modes();
  },

  setTimes(times) {
    this.times = times;
    this.round = 1;
    modes();
  },
};

// What is switched on stands on the button that hides it.
function modes() {
  const times = practice.times ? ` ${practice.round}/${practice.times}` : "";
  const on = [
    practice.loop !== "off" && $("loop").selectedOptions[0].textContent + times,
    practice.repeat && say.repeats,
    learning.level !== "off" && $("hide").selectedOptions[0].textContent,
    $("mute").checked && say.muted,
  ].filter(Boolean);
  setText($("practising"), on.length ? `${say.on}${on.join(" · ")}` : "");
}

player.on("stop", () => practice.stop());

player.on("tick", (time) => practice.tick(time));
player.on("seek", (own) => {
  if (own) return;
  const waited = player.waiting;
  practice.stop();
  queueMicrotask(() => practice.settle()); // when the step is known
  if (waited) player.play();
});

// The voice may end a moment before a frame sees that its last sentence is over.
audio?.addEventListener("ended", () => {
  if (practice.repeat && practice.said >= 0) practice.gap(practice.said);
  else if (practice.to > practice.from && practice.again()) player.play();
});

$("loop").addEventListener("change", () => practice.choose($("loop").value));
for (const end of ["a", "b"]) {
  $(`set-${end}`).addEventListener("click", () => {
    practice[end] = Math.round(player.time);
    practice.choose("ab");
  });
}
