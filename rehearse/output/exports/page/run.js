// The run-through: no voice but the speaker's, a key at each section, planned against mine; runs are kept and exported.

const run = {
  open: false,
  going: false,
  marks: [], // when each section began, in ms from the start of the run; null where it was skipped
  began: 0,
  now: 0,

  get runs() {
    return store.get(`runs:${data.id}`, []);
  },

  get elapsed() {
    return performance.now() - this.began;
  },

  toggle(open) {
    if (open) player.pause();
    else this.end(this.now === data.sections.length - 1);
    this.open = open;
    $("run").hidden = $("run-bar").hidden = !open;
    $("player").hidden = open;
    document.documentElement.classList.toggle("running", open);
    this.buttons();
    this.list();
    if (open) {
      prompter.toggle(false);
      this.table([]);
      setText($("run-now"), "");
      $("run").scrollIntoView({ block: "start" });
      $("run-next").focus();
    } else {
      $("run-open").focus();
      this.table([]);
      player.emit("seek", false);
      player.update();
    }
  },

  // The one key: begins, goes to the next section, and after the last one ends.
  next() {
    if (!this.going) return this.start();
    this.go(this.now + 1);
  },

  start() {
    this.going = true;
    this.began = performance.now();
    this.marks = data.sections.map(() => null);
    this.marks[0] = 0;
    this.now = 0;
    this.begun();
    const tick = () => {
      if (!this.going) return;
      this.tick();
      this.frame = requestAnimationFrame(tick);
    };
    tick();
    awake();
  },

  go(index) {
    if (!this.going || index <= this.now) return;
    if (index >= data.sections.length) return void this.end();
    this.marks[index] = Math.round(this.elapsed);
    this.now = index;
    this.begun();
  },

  back() {
    if (!this.going || this.now === 0) return;
    this.marks[this.now] = null;
    while (this.marks[this.now] === null) this.now--;
    this.begun();
  },

  begun() {
    const { name } = data.sections[this.now];
    setText($("run-now"), fill(say.now, { name }));
    tell(fill(say.now, { name }));
    this.table(this.durations(null));
    this.buttons();
    player.clock.seek(data.sections[this.now].start);
    player.update();
    elements[spoken.find((at) => steps[at].section === this.now)]?.scrollIntoView({ block: "center" });
  },

  tick() {
    const section = data.sections[this.now];
    const inside = Math.min(this.elapsed - this.marks[this.now], section.end - section.start);
    watch.show(this.elapsed, data.duration - section.start - inside);
  },

  // How long each section took; null for one skipped or not yet over.
  durations(total) {
    return this.marks.map((start, index) => {
      if (start === null) return null;
      const next = this.marks.slice(index + 1).find((mark) => mark !== null) ?? total;
      return next === null ? null : next - start;
    });
  },

  // One that was broken off before its last section is not kept.
  end(keep = true) {
    if (!this.going) return;
    this.going = false;
    cancelAnimationFrame(this.frame);
    const total = Math.round(this.elapsed);
    const sections = this.durations(total);
    if (keep) store.set(`runs:${data.id}`, [...this.runs, { at: new Date().toISOString(), total, sections }]);
    const words = { total: clockText(total), planned: clockText(data.duration), difference: difference(total, data.duration) };
    setText($("run-now"), fill(say.done, words));
    tell(fill(say.done, words));
    this.table(sections, total);
    this.buttons();
    this.list();
    awake();
  },

  table(mine, total = null) {
    const row = (name, planned, took) => {
      const cells = [name, clockText(planned), took === null ? "" : clockText(took), took === null ? "" : difference(took, planned)];
      const line = document.createElement("tr");
      cells.forEach((text, at) => {
        const cell = document.createElement(at ? "td" : "th");
        if (at) cell.className = "n";
        else cell.scope = "row";
        cell.textContent = text;
        line.append(cell);
      });
      return line;
    };
    const rows = data.sections.map((section, at) => {
      const line = row(section.name, section.end - section.start, mine[at] ?? null);
      if (this.going && at === this.now) line.className = "now";
      return line;
    });
    rows.push(row(say.total, data.duration, total));
    $("run-table").tBodies[0].replaceChildren(...rows);
    [...$("sections").children].forEach((item, at) => {
      const took = mine[at] ?? null;
      const { start, end } = data.sections[at];
      const words = { mine: clockText(took), difference: difference(took, end - start) };
      setText(item.querySelector(".mine"), took === null ? "" : fill(say.mine, words));
    });
  },

  buttons() {
    const last = this.going && this.now === data.sections.length - 1;
    setText($("run-next"), !this.going ? this.first : last ? say.last : say.next);
    $("run-back").disabled = !this.going || this.now === 0;
    $("run-end").disabled = !this.going;
  },

  list() {
    const { runs } = this;
    $("runs").hidden = runs.length === 0;
    if (store.denied) setText($("runs-note"), say.denied);
    $("run-list").replaceChildren(
      ...runs.map(({ at, total }) => {
        const item = document.createElement("li");
        item.textContent = `${new Date(at).toLocaleString(document.documentElement.lang)} — ${clockText(total)} (${difference(total, data.duration)})`;
        return item;
      }),
    );
  },

  json() {
    const sections = data.sections.map(({ name, start, end, planned }) => ({ name, planned_ms: planned, track_ms: end - start }));
    const runs = this.runs.map(({ at, total, sections: took }) => ({ at, total_ms: total, sections_ms: took }));
    return `${JSON.stringify({ format: 1, script: { title: data.title, id: data.id }, sections, runs }, null, 1)}\n`;
  },

  csv() {
    // A spreadsheet takes what begins with = + - @ for a formula: an apostrophe keeps it text.
    const cell = (value) => `"${String(value).replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`;
    const seconds = (ms) => (ms === null || ms === undefined ? "" : (ms / 1000).toFixed(1));
    const { runs } = this;
    const rows = [[say.section, say.planned, ...runs.map(({ at }) => at)]];
    data.sections.forEach(({ name, start, end }, index) =>
      rows.push([name, seconds(end - start), ...runs.map(({ sections }) => seconds(sections[index]))]),
    );
    rows.push([say.total, seconds(data.duration), ...runs.map(({ total }) => seconds(total))]);
    return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
  },
};

run.first = $("run-next").textContent;

function download(name, type, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

$("run-open").addEventListener("click", () => run.toggle(true));
$("run-close").addEventListener("click", () => run.toggle(false));
$("run-next").addEventListener("click", () => run.next());
$("run-back").addEventListener("click", () => run.back());
$("run-end").addEventListener("click", () => run.end());
$("run-json").addEventListener("click", () => download("run-throughs.json", "application/json", run.json()));
$("run-csv").addEventListener("click", () => download("run-throughs.csv", "text/csv", run.csv()));
$("run-forget").addEventListener("click", () => {
  store.set(`runs:${data.id}`, []);
  run.list();
  $("run-next").focus();
});
