(() => {
'use strict';

// What is said of each sentence, and where it stands in either sound.
const data = JSON.parse(document.getElementById('data').textContent);
const sounds = { mine: document.getElementById('mine'), model: document.getElementById('model') };
const buttons = [...document.querySelectorAll('button.s')];
const told = document.getElementById('told');
const playButton = document.getElementById('play');
let current = 0;
let queue = [];  // which sounds are still to come of the current sentence
let until = 0;   // where the sound that plays now ends, in seconds
let playing = null;

const which = () => document.querySelector('input[name=which]:checked').value;

function stop() {
  for (const sound of Object.values(sounds)) sound.pause();
  playing = null;
  queue = [];
  playButton.textContent = '▶';
}

function mark(index) {
  current = index;
  for (const one of document.querySelectorAll('.now')) one.classList.remove('now');
  for (const one of document.querySelectorAll(`[data-i="${index}"]`)) one.classList.add('now');
  buttons[index].scrollIntoView({ block: 'nearest' });
}

function next() {
  const name = queue.shift();
  if (!name) return stop();
  const place = data[name][current];
  if (!place) {
    told.textContent = data.said['now missing'];
    return next();
  }
  until = place[1] / 1000;
  playing = sounds[name];
  playing.currentTime = place[0] / 1000;
  told.textContent = data.said[`now ${name}`];
  playButton.textContent = '❚❚';
  playing.play().catch((error) => {
    if (error.name === 'AbortError') return;  // another sentence was chosen meanwhile
    told.textContent = data.said['no sound'];
    stop();
  });
}

function hear(index) {
  if (index < 0 || index >= buttons.length) return;
  stop();
  mark(index);
  queue = which() === 'both' ? ['mine', 'model'] : [which()];
  next();
}

function watch() {
  if (playing && (playing.currentTime >= until || playing.ended)) {
    playing.pause();
    next();
  }
  requestAnimationFrame(watch);
}

document.addEventListener('click', (event) => {
  const one = event.target.closest('[data-i]');
  if (one) hear(Number(one.dataset.i));
});
playButton.addEventListener('click', () => (playing ? stop() : hear(current)));
document.getElementById('before').addEventListener('click', () => hear(current - 1));
document.getElementById('after').addEventListener('click', () => hear(current + 1));

const KEYS = {
  ArrowLeft: () => hear(current - 1),
  ArrowRight: () => hear(current + 1),
  ' ': () => (playing ? stop() : hear(current)),
  1: () => choose('mine'),
  2: () => choose('model'),
  3: () => choose('both'),
};
function choose(value) {
  document.querySelector(`input[value=${value}]`).checked = true;
}
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.matches('input');  // arrows choose among the radio buttons
  const pressing = event.key === ' ' && event.target.matches('button, input');
  if (!KEYS[event.key] || pressing || (typing && event.key.startsWith('Arrow'))) return;
  event.preventDefault();
  KEYS[event.key]();
});
watch();
})();
