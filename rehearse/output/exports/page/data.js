// The page's data. A step is [kind, start, length, section], times in milliseconds; what is spoken has besides the
// number of its whole sentence, and a key that stays the same as long as its words do.

const data = JSON.parse($("data").textContent);
const say = data.say;
const SPEECH = 0;

const steps = data.steps.map(([kind, start, length, section, whole = -1, key = ""]) => ({
  kind,
  start,
  end: start + length,
  section,
  whole,
  key,
}));
const spoken = steps.flatMap((step, index) => (step.kind === SPEECH ? [index] : []));

// The sentence that was begun last, by step: it holds through the pauses behind it. -1 before the first.
const held = [];
steps.forEach((step, index) => held.push(step.kind === SPEECH ? index : index ? held[index - 1] : -1));

function stepAt(ms) {
  const at = Math.round(ms); // a player's seconds are floats, and may fall a hair short of a start
  let low = 0;
  let high = steps.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (steps[middle].start <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

// The sentence that begins next after a step; -1 behind the last.
function nextSpoken(index) {
  for (let at = index + 1; at < steps.length; at++) if (steps[at].kind === SPEECH) return at;
  return -1;
}

// The first and the last step of the whole sentence that a step is part of.
function wholeOf(index) {
  const same = spoken.filter((at) => steps[at].whole === steps[index].whole && steps[at].section === steps[index].section);
  return [same[0], same.at(-1)];
}

// The section that the script itself, or its order, numbers so; -1 where there is none.
const sectionNumbered = (number) => data.sections.findIndex((section) => section.number === String(number));
