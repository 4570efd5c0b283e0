// How times are written: milliseconds as minutes and seconds, and what one is longer than another.

const two = (number) => String(number).padStart(2, "0");

function clockText(ms) {
  const seconds = Math.round(Math.abs(ms) / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

const signed = (ms) => (Math.round(ms / 1000) < 0 ? "−" : "+") + clockText(ms);

// Whole seconds are subtracted as they are shown, so that planned, mine and difference add up.
const difference = (ms, than) => signed(1000 * (Math.round(ms / 1000) - Math.round(than / 1000)));
