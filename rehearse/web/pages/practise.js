// The practice screen: the rehearsal page as it is, with what the speaker did kept beside the script, and takes.

import { el, say } from "./dom.js";
import { get } from "./api.js";
import { Make, resultUrl } from "./make.js";
import { Memory } from "./memory.js";
import { Recorder } from "./recorder.js";
import { Settings } from "./settings.js";

export async function practiseScreen(screen, id, title) {
  const { name } = await get(`scripts/${id}`);
  title(name);
  const settings = new Settings(id);
  const make = new Make(id, settings);
  const recorder = new Recorder(id);
  const memory = new Memory(id);
  const stage = el("div", { class: "stage" });
  const bar = el("div", { class: "bar practice" }, recorder.box, make.box);
  make.sound.remove(); // the page has its own
  screen.replaceChildren(bar, stage);
  await Promise.all([recorder.list(), memory.load()]);
  const { track } = await get(`scripts/${id}/look`);
  const shown = (now) => now.state === "stale" && make.show(now); // that it is current goes without saying
  shown(track);
  make.addEventListener("over", async ({ detail }) => detail.state === "done" && (await open()));

  recorder.addEventListener("compared", ({ detail }) => {
    const back = el("button", { onclick: () => open() }, say("to_practice"));
    const url = `scripts/${id}/files/${detail.split("/").map(encodeURIComponent).join("/")}`;
    stage.replaceChildren(el("p", { class: "choices back" }, back), el("iframe", { title: say("compare_do"), src: url }));
    back.focus();
  });

  async function open() {
    const frame = el("iframe", { title: say("step_practise"), src: resultUrl(id, "rehearse.html"), onload: () => frame.contentWindow.focus() });
    frame.storage = memory; // the page looks for it there
    stage.replaceChildren(frame);
    if (make.state !== "none") {
      make.line.replaceChildren();
      shown((await get(`scripts/${id}/look`)).track);
    }
  }

  const there = track.files.includes("rehearse.html");
  if (there) {
    await open();
    if (track.state === "stale") make.line.append(el("button", { onclick: () => make.start() }, say("make")));
  } else {
    make.button.textContent = say("make");
    stage.replaceChildren(el("p", { class: "empty" }, say("practise_first")), el("p", { class: "empty" }, make.button));
  }
  return () => {
    recorder.close();
    make.close();
  };
}

