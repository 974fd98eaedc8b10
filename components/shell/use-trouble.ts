import { useEffect, useEffectEvent, useState } from "react";
import type { ApiErrorCode } from "@/lib/client/api-error";
import { watchTrouble } from "@/lib/client/trouble";

/**
 * While `isMissed`: what is down on the server, null where that is not the reason. `onOver` is called when it was down and works again.
 */
export function useTrouble(isMissed: boolean, onOver: () => void): ApiErrorCode | null {
  const [code, setCode] = useState<ApiErrorCode | null>(null);
  const over = useEffectEvent(onOver);
  useEffect(() => {
    if (!isMissed) return;
    const end = watchTrouble({
      onTrouble: setCode,
      onOver() {
        setCode(null);
        over();
      },
    });
    return () => {
      end();
      setCode(null);
    };
  }, [isMissed]);
  return code;
}
