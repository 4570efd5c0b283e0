// While something runs the prompter's bar goes out of the way, and the screen stays awake.

const IDLE_MS = 3000;
let idle = 0;
let lock = null;

// A move of the mouse, a tap or a key brings the bar back.
function stir() {
  clearTimeout(idle);
  document.documentElement.classList.remove("idle");
  if (!prompter.open || !(player.active || run.state === "going")) return;
  idle = setTimeout(() => document.documentElement.classList.add("idle"), IDLE_MS);
}

// The screen stays awake where a prompter stands, too; a lock is lost when the page is hidden.
async function awake() {
  stir();
  const wanted = prompter.open || player.active || run.going;
  if (wanted && !lock && !document.hidden) {
    lock = await navigator.wakeLock?.request("screen").catch(() => null);
    lock?.addEventListener("release", () => (lock = null));
  } else if (!wanted && lock) {
    await lock.release().catch(() => {});
  }
}

for (const name of ["pointermove", "pointerdown", "keydown"]) addEventListener(name, stir, { passive: true });
player.on("state", awake);
document.addEventListener("visibilitychange", awake);
