// Keeps the text on the disk: saved when the writer pauses and before every look, tried again while the server is gone.

import { get, Gone, here, Refused, send } from "./api.js";
import { journal } from "./journal.js";

const PAUSE_MS = 150; // without a key
const AGAIN_MS = 1000; // while the server is gone
const MOST_SENT = 8; // texts that are remembered as sent
const LOOK_AT_DISK_MS = 4000;

export class Sync extends EventTarget {
  constructor(id, editor, { text, sha }) {
    super();
    this.id = id;
    this.editor = editor;
    this.base = sha; // what the disk has
    this.saved = text;
    this.sent = []; // what was sent and not answered: the server may have written any of it before it was gone
    this.state = "saved"; // saved, saving, gone, conflict
    this.running = false;
    this.closed = false;
    editor.addEventListener("typed", () => this.typed());
    this.onfocus = () => this.lookAtDisk();
    addEventListener("focus", this.onfocus);
    this.timer = setInterval(() => document.hasFocus() && this.lookAtDisk(), LOOK_AT_DISK_MS);
  }

  close() {
    this.closed = true;
    clearInterval(this.timer);
    clearTimeout(this.pause);
    removeEventListener("focus", this.onfocus);
    if (this.editor.text !== this.saved) this.save();
  }

  typed() {
    if (this.editor.text === this.saved) return;
    journal.write(this.id, this.editor.text, this.base, this.sent);
    if (this.state === "conflict") return;
    if (this.state !== "gone") this.turn("saving");
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.save(), PAUSE_MS);
  }

  turn(state, detail = {}) {
    this.state = state;
    this.dispatchEvent(new CustomEvent("state", { detail }));
  }

  // Saves what is written; one at a time, and once more where more was typed meanwhile. The promise is over when all is saved.
  save() {
    if (this.running || this.editor.composing) this.again = true;
    else this.lasting = this.saveNow();
    return this.lasting;
  }

  async saveNow() {
    this.running = true;
    const { text } = this.editor;
    try {
      this.sent = [...this.sent.slice(1 - MOST_SENT), text];
      journal.write(this.id, text, this.base, this.sent);
      const { sha } = await send("PUT", `scripts/${this.id}/text`, { text, base: this.base });
      this.base = sha;
      this.saved = text;
      this.sent = [];
      if (this.editor.text === text) {
        journal.clear(this.id);
        this.turn("saved");
      } else this.again = true;
      this.dispatchEvent(new CustomEvent("saved", { detail: { text, sha } }));
    } catch (error) {
      if (error instanceof Refused && error.status === 409 && this.sent.includes(error.data.text)) {
        this.base = error.data.sha; // it is ours
        this.again = true;
      } else this.failed(error);
    } finally {
      this.running = false;
    }
    if (this.again && !this.editor.composing && ["saved", "saving"].includes(this.state)) {
      this.again = false;
      await this.saveNow();
    }
  }

  failed(error) {
    if (error instanceof Gone) {
      this.turn("gone");
      this.comeBackLater();
    } else if (error instanceof Refused && error.status === 409) {
      this.turn("conflict", { text: error.data.text, sha: error.data.sha });
    } else {
      this.turn("failed", { line: error.message });
      clearTimeout(this.pause);
      this.pause = setTimeout(() => this.closed || this.save(), 3 * AGAIN_MS); // there may be room by then
    }
  }

  // One question at a time, however many saves failed.
  comeBackLater() {
    clearTimeout(this.back);
    this.back = setTimeout(() => this.comeBack(), AGAIN_MS);
  }

  async comeBack() {
    if (this.closed) return;
    if (!(await here())) return this.comeBackLater();
    if (this.state !== "gone") return; // a save of its own found it first
    this.turn("saving");
    await this.save();
  }

  // Finds out whether another program has written the file.
  async lookAtDisk() {
    if (this.closed || this.running || this.state !== "saved") return;
    try {
      const { sha } = await get(`scripts/${this.id}/state`);
      if (sha === this.base || this.running || this.state !== "saved") return;
      const { text } = await get(`scripts/${this.id}`);
      if (this.editor.area.readOnly) this.take(text, sha); // another tab writes it
      else this.turn("conflict", { text, sha });
    } catch (error) {
      this.failed(error);
    }
  }

  // What is written here stays; the disk's is kept as a version.
  async mine({ text, sha }) {
    await send("POST", `scripts/${this.id}/versions`, { text });
    this.base = sha;
    this.turn("saving");
    await this.save();
  }

  // The disk's text comes; what is written here is kept as a version.
  async disk({ text, sha }) {
    await send("POST", `scripts/${this.id}/versions`, { text: this.editor.text });
    this.take(text, sha);
  }

  take(text, sha) {
    this.editor.load(text);
    this.base = sha;
    this.saved = this.editor.text;
    journal.clear(this.id);
    this.turn("saved");
    this.dispatchEvent(new CustomEvent("saved", { detail: { text: this.saved, sha } }));
  }
}
