// Builds what is shown, and says it in the user's language; text is always text, never markup.

export const $ = (id) => document.getElementById(id);

// el("button", { class: "primary", onclick: go }, "Go"): what is null or false is left out.
export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name in made && typeof value !== "string") made[name] = value;
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

let words = {};
export let language = "zh";

export async function speak(chosen) {
  const all = await (await fetch("words.json")).json();
  language = chosen in all ? chosen : "zh";
  words = all[language];
  document.documentElement.lang = language === "zh" ? "zh-Hans" : "en";
}

// say("saved", { time: "3:05" }): the words of a key, what is in braces filled in.
export function say(key, values = {}) {
  return (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

export const has = (key) => key in words;

// Tells those who do not see the page, without moving their cursor.
export function tell(text) {
  $("told").textContent = text;
}

// A line that stays until it is closed or another takes its place; with something to do about it.
export function alertLine(text, ...actions) {
  const close = el("button", { class: "quiet", onclick: () => alertLine("") }, say("close"));
  $("alert").replaceChildren(...(text ? [el("span", {}, text), ...actions, close] : []));
  $("alert").hidden = !text;
}

// Asks, and gives the key of the answer; the last one is what Escape means.
export function ask(title, text, answers, body = null) {
  const dialog = $("dialog");
  return new Promise((resolve) => {
    const buttons = answers.map(([key, label], at) =>
      el("button", { class: at === 0 ? "primary" : "", onclick: () => dialog.close(key) }, label),
    );
    const content = [el("h2", { id: "dialog-title" }, title), el("p", {}, text), body, el("p", { class: "choices" }, ...buttons)];
    dialog.replaceChildren(...content.filter(Boolean));
    dialog.returnValue = "";
    dialog.onclose = () => resolve(dialog.returnValue || answers.at(-1)[0]);
    dialog.showModal();
  });
}
