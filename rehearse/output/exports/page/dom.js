// Elements by their id, texts that change, and what a screen reader is told.

const $ = (id) => document.getElementById(id);

function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function tell(text) {
  $("live").textContent = text;
}

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
