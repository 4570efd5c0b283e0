// A practice track: what is heard, and the listener's turn, with what is left of it; on it, no text is seen.

const TURN = 3;
const audio = $("audio");
const root = document.documentElement;

// The places that the keys go to: where a sentence is heard, or a turn begins.
const places = steps.flatMap((step, index) => ([SPEECH, TURN].includes(step.kind) ? [index] : []));
const sentences = new Map([...document.querySelectorAll(".s")].map((element) => [Number(element.dataset.n), element]));

const drill = {
  clock: new VoiceClock(audio),
  step: -1,
  shown: false, // the text of this turn, because the user asked for it

  seek(ms) {
    this.clock.seek(Math.max(0, Math.min(ms, data.duration)));
    this.update();
  },

  async play() {
    if (this.clock.time >= data.duration - 1) this.seek(0);
    try {
      await this.clock.play();
    } catch (error) {
      if (error.name === "AbortError") return; // paused before it began
      this.withoutVoice();
      await this.clock.play();
    }
    this.run();
  },

  toggle() {
    if (!this.clock.playing) return this.play();
    this.clock.pause();
    this.run();
  },

  // To the place before or after, or to the beginning of this one where it has been going on for long.
  go(by) {
    const here = places.findLastIndex((index) => steps[index].start <= Math.round(this.clock.time));
    const long = here >= 0 && this.clock.time - steps[places[here]].start > 1200;
    const next = by < 0 && long ? here : here + by;
    if (next < places.length) this.seek(steps[places[Math.max(0, next)]].start);
  },

  // To what was heard last, and play it.
  again() {
    const heard = places.findLast((index) => index <= this.step && steps[index].kind === SPEECH);
    if (heard === undefined) return;
    this.seek(steps[heard].start);
    if (!this.clock.playing) this.play();
  },

  reveal() {
    this.shown = !this.shown;
    this.veil();
  },

  veil() {
    const mine = steps[this.step].kind === TURN;
    root.classList.toggle("mine", mine);
    root.classList.toggle("veiled", mine && !this.shown);
    setText($("words"), mine && !this.shown ? "" : data.texts[steps[this.step].key]);
    setText($("show"), this.shown ? say.hide : say.show);
    $("show").setAttribute("aria-pressed", this.shown);
    $("show").disabled = !mine;
  },

  enter(index) {
    const { kind, start, end, whole } = steps[index];
    this.step = index;
    this.shown = false;
    const seconds = Math.round((end - start) / 1000);
    const states = { [SPEECH]: say.listen, [TURN]: fill(say.your_turn, { seconds }) };
    setText($("state"), data.steps[index][6] || (states[kind] ?? say.pause)); // what is called says more than whose turn it is
    this.veil();
    document.querySelector(".s[aria-current]")?.removeAttribute("aria-current");
    if (kind === SPEECH) sentences.get(whole)?.setAttribute("aria-current", "true");
  },

  update() {
    const { time } = this.clock;
    const index = stepAt(time);
    if (index !== this.step) this.enter(index);
    const { kind, start, end } = steps[index];
    const left = Math.max(0, end - time);
    setText($("left"), kind === TURN ? fill(say.left, { seconds: (left / 1000).toFixed(1) }) : "");
    $("gauge").style.width = kind === TURN ? `${(100 * left) / (end - start)}%` : "0";
    $("position").value = time;
    setText($("at"), clockText(time));
    const whole = clockText(data.duration);
    $("position").setAttribute("aria-valuetext", fill(say.at, { time: clockText(time), total: whole }));
  },

  run() {
    setText($("play"), this.clock.playing ? say.stop : say.play);
    cancelAnimationFrame(this.frame);
    const frame = () => {
      this.update();
      if (!this.clock.playing) return;
      if (this.clock.time >= data.duration) this.toggle();
      else this.frame = requestAnimationFrame(frame);
    };
    frame();
  },

  // The sound is not beside the page: the clock alone says whose turn it is.
  withoutVoice() {
    if (this.clock instanceof SilentClock) return;
    $("trouble").textContent = fill(say.silent, { file: audio.dataset.file });
    $("trouble").hidden = false;
    this.clock = new SilentClock(data.duration);
  },
};

for (const name of ["play", "pause", "ended"]) audio.addEventListener(name, () => drill.run());
audio.addEventListener("seeked", () => drill.update());
audio.addEventListener("timeupdate", () => document.hidden && drill.update()); // without frames, the voice goes on
audio.addEventListener("error", () => drill.withoutVoice());
if (audio.error) drill.withoutVoice();

const actions = {
  play: () => drill.toggle(),
  back: () => drill.go(-1),
  next: () => drill.go(1),
  again: () => drill.again(),
  show: () => steps[drill.step].kind === TURN && drill.reveal(),
};
for (const [id, act] of Object.entries(actions)) $(id).addEventListener("click", act);

const keys = { " ": "play", ArrowLeft: "back", ArrowRight: "next", a: "again", t: "show" };
addEventListener("keydown", (event) => {
  const control = event.target.closest("button, input, audio");
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const action = keys[event.key.length > 1 ? event.key : event.key.toLowerCase()];
  if (!action || (control && [" ", "ArrowLeft", "ArrowRight"].includes(event.key))) return;
  event.preventDefault();
  actions[action]();
});

$("position").max = data.duration;
$("position").addEventListener("input", () => drill.seek(Number($("position").value)));
$("speech").addEventListener("click", (event) => {
  const number = Number(event.target.closest(".s")?.dataset.n ?? -1);
  const step = steps.find(({ kind, whole }) => [SPEECH, TURN].includes(kind) && whole === number);
  if (step) drill.seek(step.start);
});

setText($("whole"), clockText(data.duration));
audio.controls = false;
for (const element of document.querySelectorAll(".js")) element.hidden = false;
root.classList.add("scripted");
drill.update();
