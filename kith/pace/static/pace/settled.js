/** Does `act` once nothing was touched for `wait` ms; `now` does it at once if it is still owed, with its answer. */
export function settled(act, wait, clock = globalThis) {
  let owed = null;
  const drop = () => {
    if (owed !== null) clock.clearTimeout(owed);
    owed = null;
  };
  const done = () => {
    owed = null;
    act();
  };
  const touch = () => {
    drop();
    owed = clock.setTimeout(done, wait);
  };
  const now = () => {
    if (owed === null) return;
    drop();
    return act();
  };
  return { touch, drop, now };
}
