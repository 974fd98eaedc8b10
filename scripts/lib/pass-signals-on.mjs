import { constants } from "node:os";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"];

/** Passes signals to us on to a child, so that it is not left behind. `stop` ends that, and answers the last that came, or null. */
export function passSignalsOn(child) {
  let last = null;
  const passOn = (signal) => {
    last = signal;
    child.kill(signal);
  };
  for (const signal of signals) process.on(signal, passOn);
  return {
    stop() {
      for (const signal of signals) process.off(signal, passOn);
      return last;
    },
  };
}

/** Ends us as a signal would have; any other than those that we pass on, or none, does nothing. */
export function endIfTold(signal) {
  if (signals.includes(signal)) process.exit(128 + constants.signals[signal]);
}
