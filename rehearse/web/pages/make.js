// Making the track: begun, followed, stopped; what can be heard already, and what of it is of an older text.

import { send } from "./api.js";
import { el, say, tell } from "./dom.js";

const url = (id, kind, name) => `scripts/${id}/${kind}/${name.split("/").map(encodeURIComponent).join("/")}`;
export const resultUrl = (id, name) => url(id, "result", name); // by its name in the result
export const fileUrl = (id, name) => url(id, "files", name); // by where it lies in the script's folder

const GOING = ["waiting", "speaking", "writing", "listening"];

export class Make extends EventTarget {
  constructor(id, settings) {
    super();
    this.id = id;
    this.settings = settings;
    this.state = "none";
    this.button = el("button", { class: "primary", id: "make", title: "Ctrl+Enter", onclick: () => this.start() }, say("make"));
    this.line = el("p", { class: "making" });
    // These stay while it goes on, so that nobody loses the button under the finger.
    this.said = el("span");
    this.bar = el("progress", { max: 1, value: 0, "aria-label": say("make") });
    this.early = el("span", { class: "quiet early" });
    this.stopper = el("button", { onclick: () => this.stop() }, say("stop"));
    this.sound = el("audio", { controls: true, preload: "none", hidden: true, "aria-label": say("track") });
    this.box = el("div", { class: "made" }, this.line, this.sound);
  }

  // Makes the track; with more files beside it where some are asked for.
  start(exports = []) {
    return this.begin("make", { exports });
  }

  // Makes what an address of the server makes, and follows that; the promise gives the state in which it ends.
  async begin(what, asked) {
    if (this.going) return this.following;
    try {
      await this.before?.(); // what is written is saved first
      if (!(await this.settings.mayLeave())) return "cancelled";
      await send("POST", `scripts/${this.id}/${what}`, asked);
    } catch (error) {
      this.turn({ state: "failed", line: error.message || say("gone") });
      return "failed";
    }
    return this.follow();
  }

  get going() {
    return GOING.includes(this.state);
  }

  // Follows what is being made, until it is over.
  follow() {
    this.turn({ state: "waiting", done: 0, total: 0, early: [] });
    this.following = new Promise((resolve) => {
      const events = new EventSource(`api/scripts/${this.id}/make?language=${document.documentElement.lang.slice(0, 2)}`);
      this.events = events;
      events.onmessage = ({ data }) => {
        const now = JSON.parse(data);
        this.turn(now);
        if (!this.going) {
          events.close();
          resolve(now.state);
          this.dispatchEvent(new CustomEvent("over", { detail: now }));
        }
      };
      // Where the server is gone the browser asks again by itself; what was made is in the cache.
      events.onerror = () => this.going && (this.said.textContent = say("gone"));
    });
    return this.following;
  }

  close() {
    this.events?.close();
  }

  stop() {
    return send("DELETE", `scripts/${this.id}/make`);
  }

  turn(now) {
    const spoke = this.state === "speaking";
    this.state = now.state;
    this.notes = now.notes ?? [];
    this.button.disabled = this.going;
    if (this.going) return this.goOn(now);
    const lines = {
      cancelled: [say("making_cancelled")],
      failed: [el("span", { class: "over" }, say("making_failed", { line: now.line })), spoke ? ` ${say("making_kept")}` : "", ...this.instead(now)],
    };
    this.line.replaceChildren(...(lines[now.state] ?? []));
    return tell(now.state === "done" ? say("making_done") : this.line.textContent);
  }

  goOn({ state, done, total, early }) {
    if (!this.stopper.isConnected) this.line.replaceChildren(this.said, this.bar, this.stopper, this.early);
    this.said.textContent = say(`making_${state}`, { done, total });
    Object.assign(this.bar, { max: total || 1, value: done, hidden: !["speaking", "listening"].includes(state) });
    this.offer(early);
  }

  // What can be heard already: a button each.
  offer(early) {
    if (this.early.childElementCount === early.length) return;
    if (early.length === 1) this.play(early[0]);
    const hear = (name) => {
      this.sound.pause();
      this.play(name);
      this.sound.play();
    };
    const parts = early.map((name, at) => el("button", { "aria-label": say("hear_part", { part: at + 1 }), onclick: () => hear(name) }, `▶ ${at + 1}`));
    this.early.replaceChildren(...(parts.length ? [say("making_early", { count: parts.length }), " "] : []), ...parts);
  }

  // A voice of the network that cannot be reached is never exchanged without being asked.
  instead({ engine }) {
    if (engine !== "edge") return [];
    return [el("button", { onclick: () => this.builtIn() }, say("use_built_in"))];
  }

  async builtIn() {
    await this.settings.set({ engine: null, voice: null });
    await this.start();
  }

  // Shows the track that is there, and of which text it is.
  show(track) {
    if (this.going) return;
    const sound = track.files.find((name) => /^track\.\w+$/.test(name) && !/\.(srt|vtt|lrc|TextGrid)$/.test(name));
    this.sound.hidden = !sound;
    if (sound) this.play(sound);
    const words = { none: say("track_none"), fresh: say("track_fresh"), stale: say(track.stale ? "track_stale" : "track_voice", { count: track.stale }) };
    if (this.state === "failed" || this.state === "cancelled") return;
    this.line.replaceChildren(el("span", { class: track.state === "stale" ? "behind" : "quiet" }, words[track.state]));
  }

  // Nobody is interrupted: what is to be heard instead comes when this has been heard, or is stopped.
  play(name) {
    const next = resultUrl(this.id, name);
    const take = () => this.sound.getAttribute("src") !== next && (this.sound.src = next);
    if (this.sound.paused) take();
    this.sound.onpause = this.sound.paused ? null : take;
    this.sound.hidden = false;
  }

  // After a reload: what is being made goes on being shown.
  async resume() {
    const events = new EventSource(`api/scripts/${this.id}/make`);
    events.onmessage = ({ data }) => {
      events.close();
      if (GOING.includes(JSON.parse(data).state)) this.follow();
    };
    events.onerror = () => events.close();
  }
}
