import { useEffect, useRef, useState } from "react";
import { type FetchedFile, fetchFile } from "@/lib/client/fetch-file";

/** Whoever drags a slider asks for one file, not for thirty. */
const RESTING_MS = 250;
/** A browser reads the file on its way to the disk while the dialog is closing. */
const KEPT_MS = 60_000;

/** `address` says what it was made of; while another one is on its way the last one stays. */
export type MadeFile = FetchedFile & { address: string; url: string };

/**
 * The file under an address, made by the server ahead of the press that takes it away: so its size is known and its look can be judged.
 * One at a time, the last wish next: the server never makes two for one person.
 */
export function useMadeFile(address: string): { file: MadeFile | null; isMaking: boolean; error: unknown } {
  const [file, setFile] = useState<MadeFile | null>(null);
  const [failure, setFailure] = useState<{ address: string; error: unknown } | null>(null);
  const making = useRef<Promise<void>>(Promise.resolve());
  const wanted = useRef(address);

  useEffect(() => {
    wanted.current = address;
    const make = async () => {
      if (wanted.current !== address) return;
      try {
        const fetched = await fetchFile(address);
        if (wanted.current === address) setFile({ ...fetched, address, url: URL.createObjectURL(fetched.blob) });
      } catch (error) {
        setFailure({ address, error });
      }
    };
    const timer = setTimeout(() => {
      making.current = making.current.then(make);
    }, RESTING_MS);
    return () => {
      clearTimeout(timer);
      wanted.current = "";
    };
  }, [address]);

  const url = file?.url;
  useEffect(() => {
    if (url === undefined) return;
    return () => void setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
  }, [url]);

  const error = failure?.address === address ? failure.error : null;
  return { file, isMaking: file?.address !== address && error === null, error };
}
