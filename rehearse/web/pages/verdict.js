// The line that is always seen: how long it takes, whether that fits, and what to do about it.

import { el, language, say } from "./dom.js";
import { clockText } from "./times.js";

export function verdictLine(look) {
  if (!look) return [];
  const { ms, range_ms, verdict, units } = look;
  const line = [el("b", { class: "time" }, clockText(ms))];
  const between = range_ms ? say("range", { low: clockText(range_ms[0]), high: clockText(range_ms[1]) }) : "";
  if (!verdict) return [...line, el("span", {}, say("no_target", { units })), el("span", { class: "quiet" }, between)];
  const { kind, by_ms } = verdict;
  const state = { "on time": "ontime", over: "over", under: "behind" }[kind];
  const key = { "on time": "on_time", over: "over", under: "under" }[kind];
  const words = say(key, { by: clockText(by_ms) });
  line.push(el("strong", { class: state }, words));
  if (kind !== "on time" && verdict.units) line.push(el("span", {}, say(kind === "over" ? "cut" : "add", { units: verdict.units })));
  line.push(el("span", { class: "quiet" }, between));
  return line;
}

// The target, and how it stands to that, for a table.
export function againstTarget(verdict) {
  if (!verdict) return "";
  const { kind, by_ms, low_ms, high_ms } = verdict;
  const target = low_ms === high_ms ? clockText(high_ms) : `${clockText(low_ms)}–${clockText(high_ms)}`;
  return `${target} ${say({ "on time": "on_time", over: "over", under: "under" }[kind], { by: clockText(by_ms) })}`;
}

export const when = (seconds) =>
  new Date(seconds * 1000).toLocaleString(language === "zh" ? "zh-CN" : "en", { dateStyle: "medium", timeStyle: "short" });
