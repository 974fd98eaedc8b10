/** Whether the server has turned this page away because its session has ended; one for the whole page. */
function createSignedOut() {
  const changed = new Set<() => void>();
  const signedIn = new Set<() => void>();
  let isSignedOut = false;
  function set(value: boolean) {
    if (value === isSignedOut) return;
    isSignedOut = value;
    for (const listener of [...changed, ...(value ? [] : signedIn)]) listener();
  }
  const listen = (listeners: Set<() => void>) => (listener: () => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  };
  return {
    tell: () => set(true),
    end: () => set(false),
    isTold: () => isSignedOut,
    onChange: listen(changed),
    onSignedIn: listen(signedIn),
  };
}

export const signedOut = createSignedOut();
