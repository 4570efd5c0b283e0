// One tab writes a script at a time: the browser's own lock says which.

// Calls `mine(true)` when this tab may write, `mine(false)` when another does; returns how to take it over, and how to leave.
export function onlyHere(id, mine) {
  if (!navigator.locks) {
    mine(true);
    return { take() {}, leave() {} };
  }
  let leave = () => {};
  let left = false;
  const hold = (lock) => {
    if (left) return null;
    mine(Boolean(lock));
    if (!lock) return null;
    return new Promise((resolve) => (leave = resolve));
  };
  const name = `rehearse-${id}`;
  const taken = () => left || mine(false);
  navigator.locks.request(name, { ifAvailable: true }, hold).catch(taken);
  return {
    take: () => navigator.locks.request(name, { steal: true }, hold).catch(taken),
    leave() {
      left = true;
      leave();
    },
  };
}
