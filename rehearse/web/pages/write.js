// The write screen: the verdict, the outline, the text and what is beside it; times and marks follow the typing.

import { get, Refused, send } from "./api.js";
import { alertLine, ask, el, say, tell } from "./dom.js";
import { Editor } from "./editor.js";
import { journal } from "./journal.js";
import { Make } from "./make.js";
import { moved } from "./marks.js";
import { mend } from "./cards.js";
import { Settings } from "./settings.js";
import { Side } from "./side.js";
import { Sync } from "./sync.js";
import { onlyHere } from "./tabs.js";
import { clockText } from "./times.js";
import { verdictLine } from "./verdict.js";

const SEVERITIES = ["error", "warning", "hint"];

export async function writeScreen(screen, id, title) {
  const opened = await get(`scripts/${id}`);
  title(opened.name);
  const here = new WriteScreen(screen, id, (found) => title(found || opened.name));
  here.begin(opened);
  await here.settings.load().catch((error) => alertLine(error.message || say("gone"))); // the text can be mended
  return () => here.leave();
}

class WriteScreen {
  constructor(screen, id, title) {
    this.id = id;
    this.title = title;
    this.silent = [];
    this.parts = { findings: [], silent: [], changed: [] };
    this.editor = new Editor(say("script"));
    this.settings = new Settings(id);
    this.make = new Make(id, this.settings);
    this.side = new Side(id, this.editor);
    this.verdict = el("p", { class: "verdict", "aria-live": "off" }, el("b", { class: "time" }, "–:––"));
    this.saving = el("span", { class: "saving quiet" });
    this.outline = el("ol", { class: "outline" });
    this.notices = el("ul", { class: "notices" });
    this.banner = el("div", { class: "banner", hidden: true });
    const bar = el("div", { class: "bar" }, this.verdict, this.settings.box, this.make.button, this.saving);
    const contents = el("nav", { class: "contents", "aria-label": say("outline") }, el("h2", {}, say("outline")), this.outline, this.notices);
    const main = el("div", { class: "writing" }, this.make.box, this.banner, this.editor.box);
    screen.replaceChildren(bar, el("div", { class: "desk" }, contents, main, this.side.box));
    this.sizes = new ResizeObserver(() => screen.style.setProperty("--bar-height", `${bar.offsetHeight}px`));
    this.sizes.observe(bar); // the two columns beside the text stop below it
    this.keys = (event) => this.key(event);
    addEventListener("keydown", this.keys);
  }

  begin({ text, sha }) {
    const { editor, id } = this;
    const merged = journal.merged(id, text, sha);
    editor.load(text);
    this.sync = new Sync(id, editor, { text: editor.text, sha });
    this.sync.addEventListener("state", ({ detail }) => this.showState(detail));
    this.sync.addEventListener("saved", ({ detail }) => this.lookAt(detail));
    editor.addEventListener("edited", ({ detail }) => {
      const move = (place) => (place ? moved([place], detail)[0] : null);
      for (const item of this.silent) Object.assign(item, { place: move(item.place), first: move(item.first) });
      this.silent = this.silent.filter(({ place }) => place);
    });
    editor.addEventListener("pointed", () => this.side.pointed(this.silent));
    this.settings.addEventListener("changed", () => this.lookAt({ text: this.sync.saved, sha: this.sync.base }));
    this.make.before = () => this.sync.save();
    this.make.addEventListener("over", () => this.lookAt({ text: this.sync.saved, sha: this.sync.base }));
    this.tab = onlyHere(id, (mine) => this.mine(mine));
    this.make.resume();
    if (merged.recovered) {
      editor.replace(0, editor.text.length, merged.text);
      alertLine(say("recovered"));
    } else if (merged.mine !== undefined) {
      this.sync.turn("conflict", { text, sha }); // before the text is put in, which would be saved else
      editor.replace(0, editor.text.length, merged.mine);
    } else this.lookAt({ text: editor.text, sha });
    const said = sessionStorage.getItem("rehearse.said");
    if (said) alertLine(said);
    sessionStorage.removeItem("rehearse.said");
    editor.go(0);
  }

  leave() {
    removeEventListener("keydown", this.keys);
    this.sizes.disconnect();
    this.sync.close();
    this.make.close();
    this.tab.leave();
  }

  // Another tab writes this script: here it can be read, or taken over.
  mine(mine) {
    this.editor.area.readOnly = !mine;
    if (mine) return this.showState(this.disk ?? {});
    const take = el("button", { class: "primary", onclick: async () => (location.hash.includes(this.id) ? this.takeOver() : null) }, say("write_here"));
    return this.show([el("span", {}, say("other_tab")), take]);
  }

  async takeOver() {
    this.tab.take();
    const { text, sha } = await get(`scripts/${this.id}`);
    if (sha !== this.sync.base) this.sync.take(text, sha);
  }

  show(content) {
    this.banner.replaceChildren(...(content ?? []));
    this.banner.hidden = !content;
  }

  showState({ text, sha, line }) {
    const { state } = this.sync;
    this.disk = state === "conflict" ? { text, sha } : null;
    const words = { saved: say("saved"), saving: say("saving"), gone: say("gone"), conflict: say("changed_on_disk"), failed: line };
    this.saving.textContent = words[state];
    this.saving.classList.toggle("over", state === "gone" || state === "failed" || state === "conflict");
    if (state === "gone") this.show([el("span", {}, say("gone_long"))]);
    else if (state === "conflict") this.showConflict({ text, sha });
    else if (!this.editor.area.readOnly) this.show(null);
  }

  showConflict(disk) {
    const see = async () => {
      const { text } = this.editor;
      const both = el("div", { class: "both" }, ...[["mine", text, disk.text], ["disks", disk.text, text]].map(([key, one, other]) => difference(say(key), one, other)));
      const answer = await ask(say("changed_on_disk"), say("both_kept"), [["mine", say("take_mine")], ["disk", say("take_disk")], ["no", say("cancel")]], both);
      if (answer !== "no") this.sync[answer](disk);
    };
    this.show([
      el("span", {}, say("changed_on_disk")),
      el("button", { class: "primary", onclick: see }, say("compare")),
      el("button", { onclick: () => this.sync.mine(disk) }, say("take_mine")),
      el("button", { onclick: () => this.sync.disk(disk) }, say("take_disk")),
    ]);
  }

  // Asks for the times of what was saved, then for what the check finds; what comes too late is dropped.
  async lookAt({ text, sha }) {
    this.wanted = sha;
    try {
      const look = await get(`scripts/${this.id}/look?sha=${sha}`);
      if (this.wanted !== sha) return;
      this.shown(look, text);
      const { findings } = await get(`scripts/${this.id}/findings?sha=${sha}`);
      if (this.wanted !== sha) return;
      this.found(findings, text);
    } catch (error) {
      if (this.wanted !== sha || !(error instanceof Refused) || error.status === 410) return;
      const empty = text.trim() === "";
      this.verdict.replaceChildren(el("span", { class: empty ? "quiet" : "over" }, empty ? say("empty") : error.message));
      this.outline.replaceChildren();
      this.parts.findings = [];
      this.mark(text);
      this.side.unread();
    }
  }

  shown(look, text) {
    this.silent = look.unspoken;
    this.title(look.title);
    this.verdict.replaceChildren(...verdictLine(look));
    this.make.show(look.track);
    this.outline.replaceChildren(...look.outline.map((part, at) => this.part(part, at)));
    this.notices.replaceChildren(...look.notices.map((line) => el("li", {}, line)));
    const kind = ({ guessed }) => (guessed ? "dim guessed" : "dim");
    this.parts.silent = look.unspoken.map((item) => ({ start: item.place[0], end: item.place[1], kind: kind(item) }));
    this.parts.changed = look.track.changed.map(([start, end]) => ({ start, end, kind: "changed" }));
    // What the check found in the text before stays where it was until the check has answered.
    this.parts.findings = this.editor.marks.filter(({ kind: known }) => SEVERITIES.includes(known));
    this.mark(text, true);
  }

  found(findings, text) {
    this.parts.findings = findings.flatMap(({ severity, places }) => places.map(([start, end]) => ({ start, end, kind: severity })));
    this.side.found(findings, text);
    this.mark(text);
    tell(findings.length ? say("findings_count", { count: findings.length }) : say("nothing_found"));
  }

  mark(text, kept = false) {
    const { silent, changed, findings } = this.parts;
    if (!kept || text === this.editor.text) this.editor.mark([...silent, ...changed, ...findings], text);
  }

  part({ name, level, place, ms, target_ms, start_by_ms }, at) {
    const by = start_by_ms === null || at === 0 ? "" : start_by_ms < 0 ? say("too_late") : say("start_by", { time: clockText(start_by_ms) });
    const over = target_ms && ms > target_ms ? " over" : "";
    return el(
      "li",
      { class: `level${level}` },
      el("button", { class: "part", onclick: () => this.editor.go(place) }, el("span", { class: "name" }, name), el("span", { class: `when${over}` }, clockText(ms), by ? ` · ${by}` : "")),
    );
  }

  key(event) {
    const command = event.ctrlKey || event.metaKey;
    const done = () => event.preventDefault();
    if (command && event.key === "s") {
      done();
      this.keepVersion();
    } else if (command && event.key === "Enter") {
      done();
      this.make.start();
    } else if (event.key === "F8") {
      done();
      this.side.next(event.shiftKey ? -1 : 1);
    } else if (command && event.key === ".") {
      done();
      this.mendHere();
    }
  }

  async keepVersion() {
    await this.sync.save();
    await send("POST", `scripts/${this.id}/versions`, {});
    this.saving.textContent = say("version_kept");
    tell(say("version_kept"));
    if (this.side.open === "versions") this.side.show("versions");
  }

  // Mends the finding at the cursor, else the one whose card is open.
  mendHere() {
    const cursor = this.editor.area.selectionStart;
    const { findings, current } = this.side;
    const here = findings.find(({ places }) => places.some(([start, end, fix]) => fix !== null && start <= cursor && cursor <= end));
    const finding = here ?? findings[current];
    if (finding && !mend(this.editor, finding)) tell(say("no_repair"));
  }
}

// A text whose lines that the other does not have stand out.
function difference(title, text, other) {
  const there = new Set(other.split("\n"));
  const lines = text.split("\n").map((line) => el("div", { class: there.has(line) ? "" : "differs" }, line || "\u200b"));
  return el("section", {}, el("h3", {}, title), el("div", { class: "old", tabindex: "0" }, ...lines));
}
