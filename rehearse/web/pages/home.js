// The first screen: drop or paste anywhere, and the scripts that are there.

import { get, Gone, send, upload } from "./api.js";
import { alertLine, el, say } from "./dom.js";
import { journal } from "./journal.js";
import { clockText } from "./times.js";
import { againstTarget, when } from "./verdict.js";

export async function homeScreen(screen) {
  const { scripts, folder } = await get("scripts");
  const file = el("input", { type: "file", class: "unseen", accept: ".txt,.md,.docx,.pptx,.pdf,.srt,.vtt", tabindex: "-1", "aria-hidden": "true", onchange: () => takeFiles(file.files) });
  const open = el("button", { class: "primary", onclick: () => file.click() }, say("open_file"));
  const fresh = el("button", { onclick: () => takeText(say("new_script")) }, say("write_new"));
  const drop = el("section", { class: "drop" }, el("p", { class: "large" }, say("drop_here")), el("p", { class: "choices" }, open, fresh, file), el("p", { class: "quiet" }, say("stays")));
  const body = el("tbody");
  screen.replaceChildren(drop, scripts.length ? table(body) : el("p", { class: "quiet none" }, say("none_yet")), el("p", { class: "quiet folder" }, say("folder", { folder })));
  body.append(...scripts.map(row));
  announce(scripts);
  const undo = listen();
  fill(scripts, body);
  return undo;
}

function table(body) {
  const heads = ["name", "length", "against", "to_mend", "track", "practised", "changed"];
  const head = el("thead", {}, el("tr", {}, ...heads.map((key) => el("th", { scope: "col", class: key }, say(`col_${key}`)))));
  return el("div", { class: "wide", role: "region", "aria-label": say("scripts"), tabindex: "0" }, el("table", { class: "scripts" }, el("caption", { class: "unseen" }, say("scripts")), head, body));
}

function row({ id, name, changed, summary, practised }) {
  const cells = [
    ["length", summary ? (summary.ms ? clockText(summary.ms) : "–") : "…"],
    ["against", summary ? againstTarget(summary.verdict) : "", summary?.verdict ? { over: "over", under: "behind", "on time": "" }[summary.verdict.kind] : ""],
    ["to_mend", summary ? toMend(summary) : "", summary?.errors ? "over" : ""],
    ["track", summary?.track ? track(summary.track) : "", summary?.track?.state === "stale" ? "behind" : ""],
    ["practised", practised ? when(Date.parse(practised) / 1000) : "–"],
    ["changed", when(changed)],
  ];
  const first = el("th", { scope: "row", class: "name" }, el("a", { href: `#/write/${id}` }, summary?.title || name));
  return el("tr", { "data-id": id }, first, ...cells.map(([key, text, kind]) => el("td", { class: `${key} ${kind || ""}`, "data-label": say(`col_${key}`) }, text)));
}

const toMend = ({ errors, warnings, line }) => line || (errors + warnings ? say("mend_count", { errors, warnings }) : say("mend_none"));
const track = ({ state, stale }) => say(state === "stale" ? "short_stale" : `short_${state}`, { count: stale });

// What has not been looked at since it was changed is looked at now, one after the other.
async function fill(scripts, body) {
  for (const script of scripts) {
    if (script.summary || !body.isConnected) continue;
    let summary;
    try {
      await get(`scripts/${script.id}/findings`);
      ({ summary } = (await get("scripts")).scripts.find(({ id }) => id === script.id) ?? {});
    } catch (error) {
      if (error instanceof Gone) return;
      summary = { line: error.message, ms: 0, errors: 1 };
    }
    const old = body.querySelector(`[data-id="${script.id}"]`);
    if (old && summary) old.replaceWith(row({ ...script, summary }));
  }
}

// Text that never reached the disk is still here.
function announce(scripts) {
  const found = journal.ids().filter((id) => scripts.some((script) => script.id === id));
  if (!found.length) return;
  const links = found.map((id) => el("a", { href: `#/write/${id}` }, scripts.find((script) => script.id === id).name));
  alertLine(say("recovered_home", { count: found.length }), ...links);
}

function listen() {
  const over = () => document.body.classList.add("dropping");
  const out = (event) => event.relatedTarget || document.body.classList.remove("dropping");
  const dropped = (event) => {
    document.body.classList.remove("dropping");
    if (event.dataTransfer.files.length) takeFiles(event.dataTransfer.files);
    else takeText(event.dataTransfer.getData("text/plain"));
  };
  const pasted = (event) => {
    if (event.target.closest("input, textarea")) return;
    if (event.clipboardData.files.length) takeFiles(event.clipboardData.files);
    else takeText(event.clipboardData.getData("text/plain"));
  };
  const all = { dragover: over, dragleave: out, drop: dropped, paste: pasted };
  for (const [name, action] of Object.entries(all)) addEventListener(name, action);
  return () => {
    document.body.classList.remove("dropping");
    for (const [name, action] of Object.entries(all)) removeEventListener(name, action);
  };
}

async function takeText(text) {
  if (!text.trim()) return;
  try {
    location.hash = `#/write/${(await send("POST", "scripts", { text })).id}`;
  } catch (error) {
    alertLine(error.message || say("gone_long"));
  }
}

// Several files are several scripts; the first that can be read is opened.
async function takeFiles(files) {
  alertLine(say("reading"));
  const ids = [];
  const lines = [];
  for (const file of files) {
    try {
      const { id, left_out } = await upload(`files?name=${encodeURIComponent(file.name)}`, file);
      ids.push(id);
      if (left_out.length) lines.push(say("left_out", { what: left_out.map(([what, count]) => `${what} ${count}`).join(say("list")) }));
    } catch (error) {
      lines.push(`${file.name}: ${error.message || say("gone_long")}`);
    }
  }
  const line = lines.join(" ");
  if (ids.length) {
    sessionStorage.setItem("rehearse.said", line);
    location.hash = `#/write/${ids[0]}`;
  } else alertLine(line);
}
