// What a run-through shows: its bar, its table, its result, and what runs were before, day by day.

const panel = {
  opened(open) {
    $("run-bar").hidden = !open;
    $("player").hidden = open;
    if (open) $("run").hidden = false;
    this.buttons();
    this.history();
    if (open && run.state === "idle") {
      const [last] = runs.all.slice(-1);
      if (last) this.table(runs.took(last), last.whole ? last.total : null);
      else this.table([]);
      setText($("run-now"), "");
    }
    if (open && !prompter.open) $("run").scrollIntoView({ block: "start" });
    (open ? $("run-next") : $("run-open")).focus();
  },

  countdown(left) {
    $("counting").hidden = !left;
    setText($("counting"), left || "");
    if (left) tell(String(left));
  },

  section() {
    const { name, short } = data.sections[run.now];
    setText($("run-now"), fill(say.now, { name: short }));
    tell(fill(say.now, { name }));
    this.table(run.durations(null));
    this.buttons();
  },

  result({ total, whole }) {
    const { high, low } = run.goal;
    const aim = total < low ? low : total > high ? high : total;
    const words = { total: clockText(total), planned: clockText(high), difference: difference(total, aim) };
    const text = fill(whole || run.only >= 0 ? say.done : say.broken, words);
    setText($("run-now"), text);
    setText($("run-result"), text);
    tell(text);
    this.table(run.durations(total), whole ? total : null);
    this.history();
    if (!prompter.open) $("run").scrollIntoView({ block: "start" });
  },

  buttons() {
    const { state, going } = run;
    const first = run.now === Math.max(0, run.only);
    const words = { idle: say.start, counting: say.at_once, paused: say.go_on, over: say.again };
    setText($("run-next"), words[state] || (run.now === run.last ? say.last : say.next));
    $("run-back").disabled = !(going && !first) && !(state === "over" && run.kept);
    $("run-pause").disabled = $("run-end").disabled = !going;
    setText($("run-pause"), state === "paused" ? say.go_on : say.halt);
    $("run-what").disabled = $("run-until").disabled = going || state === "counting";
    $("run-until").disabled ||= run.only < 0;
  },

  table(mine, total = null) {
    const rows = data.sections.map((section, at) => {
      const took = mine[at] ?? null;
      const own = took === null ? ["", ""] : [clockText(took), difference(took, section.planned)];
      const line = row(section.short, clockText(section.planned), ...own);
      if (run.going && at === run.now) line.className = "now";
      return line;
    });
    const whole = total === null ? ["", ""] : [clockText(total), difference(total, data.expected)];
    rows.push(row(say.total, clockText(data.expected), ...whole));
    $("run-table").tBodies[0].replaceChildren(...rows);
    [...$("sections").children].forEach((item, at) => {
      const took = mine[at] ?? null;
      const words = { mine: clockText(took), difference: difference(took, data.sections[at].planned) };
      setText(item.querySelector(".mine"), took === null ? "" : fill(say.mine, words));
    });
  },

  history() {
    const days = runs.days();
    $("runs").hidden = days.length === 0;
    $("runs-note").hidden = store.denied;
    const head = row(say.section, ...days.map(([day]) => day.slice(5)));
    for (const cell of head.children) cell.scope = "col";
    const time = (ms) => (ms === null ? "" : clockText(ms));
    const rows = data.sections.map(({ short }, at) => row(short, ...days.map(([, { sections }]) => time(sections[at]))));
    rows.push(row(say.total, ...days.map(([, { total }]) => time(total))));
    $("history").tHead.replaceChildren(head);
    $("history").tBodies[0].replaceChildren(...rows);
    $("run-list").replaceChildren(...runs.all.map(listed).reverse());
  },
};

// A row of a table: a heading, then figures.
function row(name, ...cells) {
  const line = document.createElement("tr");
  [name, ...cells].forEach((text, at) => {
    const cell = document.createElement(at ? "td" : "th");
    if (at) cell.className = "n";
    else cell.scope = "row";
    cell.textContent = text;
    line.append(cell);
  });
  return line;
}

function listed(one) {
  const item = document.createElement("li");
  const words = { at: new Date(one.at).toLocaleString(document.documentElement.lang), total: clockText(one.total) };
  item.append(fill(one.whole ? say.kept : say.kept_part, words), " ");
  const button = document.createElement("button");
  button.textContent = say.remove;
  button.setAttribute("aria-label", `${say.remove}: ${words.at}`);
  button.addEventListener("click", () => undo.offer(say.removed, () => runs.add(one), () => runs.remove(one.at)));
  item.append(button);
  return item;
}

$("run-what").append(...data.sections.map(({ short }, at) => new Option(short, at)));
$("run-what").addEventListener("change", () => {
  run.only = Number($("run-what").value);
  if (run.only < 0) $("run-until").checked = run.until = false;
  panel.buttons();
});
$("run-until").addEventListener("change", () => (run.until = $("run-until").checked));

// The section that one is at, again and again until it fits: opens the run-through and begins at once.
function untilItFits() {
  if (run.going) return;
  run.only = steps[Math.max(0, player.step)].section;
  $("run-what").value = run.only;
  $("run-until").checked = run.until = true;
  run.toggle(true);
  run.count();
}

$("run-open").addEventListener("click", () => run.toggle(true));
$("p-run").addEventListener("click", () => run.toggle(true));
$("run-close").addEventListener("click", () => run.toggle(false));
$("run-next").addEventListener("click", () => run.next());
$("run-back").addEventListener("click", () => run.back());
$("run-pause").addEventListener("click", () => run.going && run.pause());
$("run-end").addEventListener("click", () => run.end());
$("run-prompter").addEventListener("click", () => prompter.toggle());
$("until").addEventListener("click", untilItFits);
$("ask-on").addEventListener("click", () => $("ask").close());
for (const [id, keep] of [["ask-keep", true], ["ask-throw", false]]) {
  $(id).addEventListener("click", () => {
    $("ask").close();
    run.leave(keep);
  });
}
$("run-json").addEventListener("click", () => download("run-throughs.json", "application/json", runs.json()));
$("run-csv").addEventListener("click", () => download("run-throughs.csv", "text/csv", runs.csv()));
$("run-forget").addEventListener("click", () => {
  const { all } = runs;
  undo.offer(say.forgotten, () => (runs.all = [...all, ...runs.all]), () => (runs.all = []));
});
panel.history();
