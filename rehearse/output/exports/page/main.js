// The rest: the player's bar, and everything begins.

const position = $("position");
position.max = data.whole;
setText($("whole"), clockText(data.duration));

const bar = {
  tenth: -1,
  text: "",
  active: null,

  show(time) {
    const tenth = Math.floor(time / 100);
    if (tenth === this.tenth) return;
    this.tenth = tenth;
    position.value = time;
    const text = clockText(time);
    if (text === this.text) return;
    this.text = text;
    setText($("at"), text);
    position.setAttribute("aria-valuetext", fill(say.at, { time: text, total: clockText(data.duration) }));
  },

  state() {
    const active = player.active;
    if (active === this.active) return;
    this.active = active;
    $("play").setAttribute("aria-label", active ? say.pause : say.play);
    $("play").querySelector("use").setAttribute("href", active ? "#i-pause" : "#i-play");
    document.documentElement.classList.toggle("playing", active);
  },
};

player.on("tick", (time) => bar.show(time));
player.on("state", () => bar.state());
position.addEventListener("input", () => player.seek(Number(position.value)));

$("play").addEventListener("click", () => player.toggle());
$("sentence-before").addEventListener("click", () => goSentence(-1));
$("sentence-after").addEventListener("click", () => goSentence(1));
$("section-before").addEventListener("click", () => stepSection(-1));
$("section-after").addEventListener("click", () => stepSection(1));

addEventListener("beforeprint", () => ($("timetable").open = true));
$("timetable").open = false;
for (const element of document.querySelectorAll(".js")) element.hidden = ["line-third", "run-bar"].includes(element.id);
document.documentElement.classList.add("scripted");

if (audio?.error) player.withoutVoice(); // it failed before anyone listened
view.following = false; // the page opens at its top
player.update();
const back = resume.restore();
view.following = true;
$("follow").hidden = true;
if (back) view.bring(elements[player.sentence]);
