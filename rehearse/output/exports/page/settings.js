// What the user chooses, kept between visits: how the text follows, its size, the speed, and which keys work.

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

function chosen(id, otherwise, apply) {
  const element = $(id);
  const property = element.type === "checkbox" ? "checked" : "value";
  element[property] = store.get(id, otherwise);
  apply(element[property]);
  element.addEventListener("change", () => {
    store.set(id, element[property]);
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
settings.sized(store.get("size", 20));

$("smaller").addEventListener("click", () => settings.size(-1));
$("larger").addEventListener("click", () => settings.size(1));
$("slower").addEventListener("click", () => player.setRate(player.rate - 0.05));
$("faster").addEventListener("click", () => player.setRate(player.rate + 0.05));

const muted = (on) => {
  $("mute").checked = on;
  $("p-mute").setAttribute("aria-pressed", on);
  player.mute(on);
};
$("mute").addEventListener("change", () => muted($("mute").checked));
$("p-mute").addEventListener("click", () => muted($("p-mute").getAttribute("aria-pressed") !== "true"));
if (!player.voice) $("mute").checked = $("mute").disabled = $("p-mute").disabled = true;

player.on("rate", (rate) => setText($("rate"), `${rate}×`));
