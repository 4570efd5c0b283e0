// What the user chooses, kept between visits: how the text follows, its size, the speed, how to practise, which keys work.

const settings = {
  size(by) {
    if (prompter.open) return prompter.size(by / 2);
    const size = Math.max(14, Math.min(48, store.get("size", 20) + 2 * by));
    store.set("size", size);
    this.sized(size);
  },

  sized(size) {
    $("text").style.setProperty("--size", `${size}px`);
  },

  letters: true,
};

// A control whose value is kept, for all scripts or for this one (`kept` is `store` or `script`).
function chosen(id, otherwise, apply, kept = store) {
  const element = $(id);
  const property = element.type === "checkbox" ? "checked" : "value";
  element[property] = kept.get(id, otherwise);
  apply(element[property]);
  element.addEventListener("change", () => {
    kept.set(id, element[property]);
    apply(element[property]);
  });
}

// Words are lit where the voice gave their times and the browser can light a part of a text.
const byWord = typeof Highlight !== "undefined" && Object.keys(data.words).length > 0;
$("mark").options[1].disabled = !byWord;
chosen("mark", "sentence", (mark) => {
  view.mark = mark === "word" && !byWord ? "sentence" : mark;
  view.show(-1);
  $("text").dataset.mark = view.mark;
});
chosen("letters", true, (on) => (settings.letters = on));
chosen("pauses", false, (on) => $("text").classList.toggle("all-pauses", on));
chosen("countdown", "3", () => {});
chosen("times", "5", (times) => practice.setTimes(Number(times)));
chosen("repeat", false, (on) => practice.setRepeat(on), script);
chosen("factor", "1.2", (factor) => (practice.factor = Math.max(0.5, Math.min(5, Number(factor) || 1.2))), script);
settings.sized(store.get("size", 20));

$("smaller").addEventListener("click", () => settings.size(-1));
$("larger").addEventListener("click", () => settings.size(1));
$("slower").addEventListener("click", () => player.setRate(player.rate - 0.05));
$("faster").addEventListener("click", () => player.setRate(player.rate + 0.05));
$("rate").addEventListener("click", () => player.setRate(1));

const muted = (on) => {
  $("mute").checked = on;
  $("p-mute").setAttribute("aria-pressed", on);
  player.mute(on);
  modes();
};
$("mute").addEventListener("change", () => muted($("mute").checked));
$("p-mute").addEventListener("click", () => muted($("p-mute").getAttribute("aria-pressed") !== "true"));

function voiceless() {
  muted(true);
  $("mute").disabled = $("p-mute").disabled = true;
}
if (!player.voice) voiceless();
player.on("silent", () => {
  $("trouble").textContent = fill(say.silent, { file: audio.dataset.file });
  $("trouble").hidden = false;
  voiceless();
});

player.on("rate", (rate) => {
  setText($("rate"), fill(say.rate, { pace: Math.round(data.pace * rate), rate }));
  script.set("rate", rate);
});

// What was chosen for this script on an earlier visit.
player.setRate(script.get("rate", 1));
learning.choose(script.get("hide", "off"));
const { loop, a, b } = script.get("loop", { loop: "off", a: null, b: null });
Object.assign(practice, { a, b });
practice.choose(loop);
