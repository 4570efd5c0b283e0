// A practice track: what is heard, and the listener's turn, with what is left of it; on it, no text is seen.

const TURN = 3;
const LONG_MS = 1200; // from then on, back is to the beginning of this place
const root = document.documentElement;

// The places that the keys go to: where a sentence is heard, or a turn begins.
const places = steps.flatMap((step, index) => ([SPEECH, TURN].includes(step.kind) ? [index] : []));
const sentences = new Map([...document.querySelectorAll(".s")].map((element) => [Number(element.dataset.n), element]));

const drill = {
  shown: false, // the text of this turn, because the user asked for it

  get mine() {
    return steps[player.step].kind === TURN;
  },

  // To the place before or after, or to the beginning of this one where it has been going on for long.
  go(by) {
    const here = places.findLastIndex((index) => steps[index].start <= Math.round(player.time));
    const long = here >= 0 && player.time - steps[places[here]].start > LONG_MS;
    const next = by < 0 && long ? here : here + by;
    if (next < places.length) player.seek(steps[places[Math.max(0, next)]].start);
  },

  // To what was heard last, and play it.
  again() {
    const heard = places.findLast((index) => index <= player.step && steps[index].kind === SPEECH);
    if (heard === undefined) return;
    player.seek(steps[heard].start);
    if (!player.active) player.play();
  },

  reveal() {
    this.shown = !this.shown;
    this.veil();
  },

  veil() {
    const { mine, shown } = this;
    root.classList.toggle("mine", mine);
    root.classList.toggle("veiled", mine && !shown);
    setText($("words"), mine && !shown ? "" : data.texts[steps[player.step].key]);
    setText($("show"), shown ? say.hide : say.show);
    $("show").setAttribute("aria-pressed", shown);
    $("show").disabled = !mine;
  },

  enter(index) {
    const { kind, start, end, whole } = steps[index];
    this.shown = false;
    const seconds = Math.round((end - start) / 1000);
    const states = { [SPEECH]: say.listen, [TURN]: fill(say.your_turn, { seconds }) };
    setText($("state"), data.steps[index][6] || (states[kind] ?? say.pause)); // what is called says more than whose turn it is
    this.veil();
    document.querySelector(".s[aria-current]")?.removeAttribute("aria-current");
    if (kind === SPEECH) sentences.get(whole)?.setAttribute("aria-current", "true");
  },

  tick(time) {
    const { start, end } = steps[player.step];
    const left = Math.max(0, end - time);
    setText($("left"), this.mine ? fill(say.left, { seconds: (left / 1000).toFixed(1) }) : "");
    $("gauge").style.width = this.mine ? `${(100 * left) / (end - start)}%` : "0";
    $("position").value = time;
    setText($("at"), clockText(time));
    const whole = clockText(data.duration);
    $("position").setAttribute("aria-valuetext", fill(say.at, { time: clockText(time), total: whole }));
  },

  // The sound is not beside the page: the clock alone says whose turn it is.
  silent() {
    $("trouble").textContent = fill(say.silent, { file: audio.dataset.file });
    $("trouble").hidden = false;
  },
};

player.on("step", (index) => drill.enter(index));
player.on("tick", (time) => drill.tick(time));
player.on("state", () => setText($("play"), player.active ? say.stop : say.play));
player.on("silent", () => drill.silent());
if (audio.error) player.withoutVoice(); // it failed before anyone listened

const actions = {
  play: () => player.toggle(),
  back: () => drill.go(-1),
  next: () => drill.go(1),
  again: () => drill.again(),
  show: () => drill.mine && drill.reveal(),
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
$("position").addEventListener("input", () => player.seek(Number($("position").value)));
$("speech").addEventListener("click", (event) => {
  const number = Number(event.target.closest(".s")?.dataset.n ?? -1);
  const step = steps.find(({ kind, whole }) => [SPEECH, TURN].includes(kind) && whole === number);
  if (step) player.seek(step.start);
});

setText($("whole"), clockText(data.duration));
for (const element of document.querySelectorAll(".js")) element.hidden = false;
root.classList.add("scripted");
player.update();
