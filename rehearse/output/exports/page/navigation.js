// Where one goes: to sentences and sections by clicks and keys, to what has changed; the list shows where one is.

const elements = [];
for (const element of document.querySelectorAll("[data-i]")) elements[element.dataset.i] = element;

function goSentence(by) {
  const now = player.sentence;
  if (by < 0) {
    const long = now >= 0 && player.time - steps[now].start > 1200;
    const at = spoken.indexOf(now);
    player.seek(steps[long ? now : spoken[Math.max(0, at - 1)]].start);
  } else {
    const next = nextSpoken(Math.max(player.step, now));
    if (next >= 0) player.seek(steps[next].start);
  }
}

function goSection(index) {
  player.seek(data.sections[Math.max(0, Math.min(index, data.sections.length - 1))].start);
}

function stepSection(by) {
  const now = steps[player.step].section;
  const long = player.time - data.sections[now].start > 2000;
  if (by > 0 && now === data.sections.length - 1) return;
  goSection(by < 0 && long ? now : now + by);
}

// To the next sentence that has changed since the last make, round and round; false where none has.
function nextChange() {
  const changed = spoken.filter((at) => elements[at]?.matches(".changed"));
  const next = changed.find((at) => at > player.sentence) ?? changed[0];
  if (next === undefined) return false;
  view.following = true;
  player.seek(steps[next].start);
  return true;
}

document.addEventListener("click", (event) => {
  if (run.open) return;
  const sentence = event.target.closest?.(".s");
  if (sentence && getSelection().isCollapsed) {
    view.following = true;
    player.seek(steps[sentence.dataset.i].start);
  }
  const link = event.target.closest?.("[data-go]");
  if (link) {
    view.following = true;
    goSection(Number(link.dataset.go));
  }
});

let here = -1; // the section that the list shows as the one that one is at
player.on("step", (index) => {
  const { section } = steps[index];
  if (section === here) return;
  const items = $("sections").children;
  items[here]?.firstElementChild.removeAttribute("aria-current");
  here = section;
  items[here].firstElementChild.setAttribute("aria-current", "true");
  const list = $("sections").parentElement; // it may be longer than the window
  if (list.scrollHeight > list.clientHeight) list.scrollTop = items[here].offsetTop - list.clientHeight / 2;
});
