// Which screen is shown: the address behind # says it, so that the browser's own back and forward work.

import { Gone } from "./api.js";
import { away } from "./away.js";
import { $, alertLine, el, language, say, speak } from "./dom.js";
import { homeScreen } from "./home.js";
import { practiseScreen } from "./practise.js";
import { writeScreen } from "./write.js";

const SCREENS = { write: writeScreen, practise: practiseScreen, away };
const STEPS = Object.keys(SCREENS);

let leave = () => {};
let shown = Promise.resolve();
const go = () => (shown = shown.then(show, show)); // one after the other, however fast somebody goes back and forth

function chosenLanguage() {
  const told = localStorage.getItem("rehearse.language");
  return told ?? (navigator.language.startsWith("zh") ? "zh" : "en");
}

function header(screen, id) {
  const step = (one) => el("a", { href: `#/${one}/${id}`, "aria-current": one === screen && "page" }, say(`step_${one}`));
  const other = language === "zh" ? "en" : "zh";
  const turn = el("button", { class: "quiet language", lang: other === "en" ? "en" : "zh-Hans", onclick: () => turnTo(other) }, other === "en" ? "English" : "中文");
  $("top").replaceChildren(
    el("a", { class: "brand", href: "#/" }, say("brand")),
    el("h1", { id: "title", class: id ? "" : "unseen" }),
    ...(id ? [el("nav", { "aria-label": say("steps") }, ...STEPS.map(step))] : []),
    turn,
  );
  title("");
}

// The script's whole title, which may change as one writes.
function title(name) {
  $("title").textContent = name || say("brand");
  document.title = name ? `${name} · ${say("brand")}` : say("brand");
}

async function turnTo(chosen) {
  localStorage.setItem("rehearse.language", chosen);
  await speak(chosen);
  await go();
}

async function show() {
  const [, screen, id] = location.hash.split("/");
  leave();
  leave = () => {};
  $("dialog").close();
  alertLine("");
  header(screen, id);
  const build = SCREENS[screen];
  document.body.dataset.screen = build ? screen : "home";
  try {
    leave = await (build && /^[0-9a-f]{16}$/.test(id ?? "") ? build($("screen"), id, title) : homeScreen($("screen")));
  } catch (error) {
    const text = error instanceof Gone ? say("gone_long") : error.status === 404 ? say("no_such") : error.message;
    alertLine(text, el("a", { href: "#/" }, say("to_home")), el("button", { onclick: go }, say("again")));
  }
}

await speak(chosenLanguage());
addEventListener("hashchange", go);
// A file that misses its place must not take the page away.
for (const kind of ["dragover", "drop"]) addEventListener(kind, (event) => event.preventDefault());
await go();
