import { useEffect, useState } from "react";

/** Whether something is so, and has not been for longer than `ms`. */
export function useBriefly(isOn: boolean, ms: number): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    if (!isOn) return;
    const timer = setTimeout(() => setOver(true), ms);
    return () => {
      clearTimeout(timer);
      setOver(false);
    };
  }, [isOn, ms]);
  return isOn && !isOver;
}
