// Records the speaker: sound goes to the disk every few seconds, beside the script, and nowhere else.

import { get, send, upload } from "./api.js";
import { el, say, tell } from "./dom.js";
import { fileUrl } from "./make.js";
import { clockText } from "./times.js";

const KINDS = ["audio/webm", "audio/ogg", "audio/mp4"];
const EVERY_MS = 3000;
const SILENT_MS = 4000; // without a sound before that is told
const LOUD = 0.01;

export class Recorder extends EventTarget {
  constructor(id) {
    super();
    this.id = id;
    this.state = "unasked"; // unasked, asking, denied, none, recording, silent, storing, stored
    this.button = el("button", { class: "primary", id: "record", onclick: () => (this.recording ? this.stop() : this.start()) });
    this.line = el("span", { class: "recording", role: "status" });
    this.meter = el("meter", { min: 0, max: 1, hidden: true, "aria-label": say("level") });
    this.items = el("div", { class: "takes" });
    this.all = el("details", { class: "all-takes" }, el("summary", {}, say("takes", { count: 0 })), this.items);
    this.box = el("div", { class: "recorder" }, this.button, this.meter, this.line);
    this.compared = {}; // take -> where its comparison lies
    this.turn("unasked");
  }

  get recording() {
    return this.state === "recording" || this.state === "silent";
  }

  turn(state) {
    this.state = state;
    this.button.textContent = say(this.recording ? "record_stop" : "record");
    this.button.disabled = state === "asking" || state === "storing";
    this.line.textContent = state === "unasked" ? say("record_hint") : say(`record_${state}`);
    this.meter.hidden = !this.recording;
    if (state !== "recording") tell(this.line.textContent);
  }

  async start() {
    this.turn("asking");
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: true } });
    } catch (error) {
      return this.turn(error.name === "NotFoundError" ? "none" : "denied");
    }
    const kind = KINDS.find((one) => MediaRecorder.isTypeSupported(one));
    try {
      ({ name: this.name } = await send("POST", `scripts/${this.id}/takes`, { kind }));
    } catch (error) {
      this.release();
      this.turn("unasked");
      this.line.textContent = error.message || say("gone_long");
      return;
    }
    this.waiting = []; // what has not reached the disk yet, in order
    this.recorder = new MediaRecorder(this.stream, { mimeType: kind, audioBitsPerSecond: 64000 });
    this.recorder.ondataavailable = ({ data }) => data.size && this.store(data);
    this.recorder.onstop = () => this.end();
    this.recorder.start(EVERY_MS);
    this.since = performance.now();
    this.listen();
    this.turn("recording");
    this.unload = (event) => event.preventDefault();
    addEventListener("beforeunload", this.unload);
  }

  // Sends piece after piece; one that fails is sent again.
  store(data) {
    this.waiting.push(data);
    this.sending ??= this.send().finally(() => (this.sending = null));
  }

  async send() {
    while (this.waiting.length) {
      try {
        await upload(`scripts/${this.id}/takes/${encodeURIComponent(this.name)}`, this.waiting[0]);
        this.waiting.shift();
      } catch {
        await new Promise((go) => setTimeout(go, 1000));
      }
    }
  }

  // Shows how loud it is, and says where nothing is heard at all.
  listen() {
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    context.createMediaStreamSource(this.stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    let heard = performance.now();
    this.context = context;
    this.timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples);
      const peak = samples.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
      const now = performance.now();
      if (peak > LOUD) heard = now;
      this.meter.value = Math.min(1, Math.sqrt(peak));
      const state = now - heard > SILENT_MS ? "silent" : "recording";
      if (state !== this.state) this.turn(state);
      if (state === "recording") this.line.textContent = say("record_recording", { time: clockText(now - this.since) });
    }, 100);
  }

  release() {
    clearInterval(this.timer);
    this.context?.close();
    this.context = null;
    this.stream?.getTracks().forEach((track) => track.stop());
    if (this.unload) removeEventListener("beforeunload", this.unload);
  }

  stop() {
    this.turn("storing");
    this.recorder.stop();
  }

  async end() {
    this.release();
    await this.sending; // until all of it is on the disk
    await send("PUT", `scripts/${this.id}/takes/${encodeURIComponent(this.name)}`);
    this.turn("stored");
    await this.list();
    this.all.open = true;
    this.dispatchEvent(new Event("stored"));
  }

  close() {
    if (this.recording) this.stop();
    else this.release();
  }

  async list() {
    const { takes } = await get(`scripts/${this.id}/takes`);
    this.compared = await get(`scripts/${this.id}/compared`);
    this.show(takes);
  }

  // Asks for a take to be put beside the plan, or for the page on which it is.
  compare(name) {
    this.dispatchEvent(new CustomEvent("compare", { detail: { name, page: this.compared[name] } }));
  }

  show(takes) {
    this.all.firstChild.textContent = say("takes", { count: takes.length });
    this.all.hidden = takes.length === 0 && !this.removed;
    this.items.replaceChildren(...takes.map((name) => this.item(name)));
    if (this.removed) this.items.prepend(el("p", { class: "choices" }, say("take_removed"), el("button", { onclick: () => this.undo() }, say("undo"))));
  }

  item(name) {
    const said = name.replace(/^(.{10}) (\d\d)\.(\d\d).*$/, "$1 $2:$3");
    const sound = el("audio", { controls: true, preload: "metadata", src: fileUrl(this.id, `takes/${name}`), "aria-label": said });
    const compare = el("button", { onclick: () => this.compare(name) }, say(this.compared[name] ? "compare_see" : "compare_do"));
    return el("div", { class: "take" }, el("span", {}, said), sound, compare, el("button", { class: "quiet", "aria-label": `${say("remove")}: ${said}`, onclick: () => this.remove(name) }, say("remove")));
  }

  async remove(name) {
    const { takes } = await send("DELETE", `scripts/${this.id}/takes/${encodeURIComponent(name)}`);
    this.removed = name;
    this.show(takes);
  }

  async undo() {
    const { takes } = await send("PUT", `scripts/${this.id}/takes/${encodeURIComponent(this.removed)}`);
    this.removed = null;
    this.show(takes);
  }
}
