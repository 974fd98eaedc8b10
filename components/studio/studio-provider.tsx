"use client";

import { useRouter } from "next/navigation";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { useStore } from "zustand/react";
import { toast } from "@/components/ui/toaster";
import { createEditActions, type EditActions } from "@/lib/client/edit-actions";
import { errorKey } from "@/lib/client/error-copy";
import type { PictureIntake } from "@/lib/client/picture-intake";
import { createRunner, type Runner } from "@/lib/client/runner";
import { openingLook, type StudioPlace } from "@/lib/client/studio-address";
import { createStudioStore, type StudioState, type StudioStore } from "@/lib/client/studio-store/create-studio-store";
import type { Provider } from "@/lib/domain/model-catalog";
import type { Compared, Studio } from "@/lib/domain/studio";
import { useRecipeOffer } from "./use-recipe-offer";

type ViewportKeys = {
  /** Whether the key meant something to the viewport, which then did it. */
  pressed: (event: KeyboardEvent) => boolean;
  released: (event: KeyboardEvent) => void;
};

export type StudioParts = {
  store: StudioStore;
  providers: readonly Provider[];
  hasPresets: boolean;
  /** Where the news begin that this page does not know yet. */
  revision: number;
  maxUploadBytes: number;
  /** What a version named by the address is laid beside, until another one is looked at. */
  compared: Compared | null;
  intake: PictureIntake;
  runner: Runner;
  actions: EditActions;
  /** Of the viewport, while there is one. */
  viewportKeys: { current: ViewportKeys | null };
};

const StudioContext = createContext<StudioParts | null>(null);

export function useStudioParts(): StudioParts {
  const parts = useContext(StudioContext);
  if (!parts) throw new Error("This component stands outside of the studio.");
  return parts;
}

export function useStudio<Selected>(select: (state: StudioState) => Selected): Selected {
  return useStore(useStudioParts().store, select);
}

function openSession(store: StudioStore, { root, edits }: Studio, place: StudioPlace) {
  if (root) store.getState().sessionOpened({ original: root, edits, ...openingLook({ edits }, place) });
}

/** One store for a page of the studio, and the hands that act on it. */
export function StudioProvider({
  studio,
  place,
  compared,
  maxUploadBytes,
  children,
}: {
  studio: Studio;
  place: StudioPlace;
  compared: Compared | null;
  maxUploadBytes: number;
  children: ReactNode;
}) {
  const router = useRouter();
  const t = useTranslations("errors");
  const tNotice = useTranslations("studio.notice");
  const tExperiments = useTranslations("experiments");
  const offerRecipe = useRecipeOffer();

  const [parts] = useState<StudioParts>(() => {
    const store = createStudioStore();
    openSession(store, studio, place);
    const viewportKeys = { current: null };
    const { providers, hasPresets, revision } = studio;
    const runner = createRunner(store, {
      providers,
      onSeveral: (count) =>
        toast(tExperiments("several.started", { count }), {
          action: {
            label: tExperiments("contactSheet.title"),
            run: () => store.getState().sheetOpened("contactSheet"),
          },
        }),
    });
    let opened: Promise<PictureIntake> | null = null;
    const openIntake = async () =>
      (await import("@/lib/client/picture-intake")).createPictureIntake(store, {
        maxBytes: maxUploadBytes,
        onFile: (file) => void offerRecipe(store, providers, file),
        onArrived(uploadId, image) {
          runner.uploadArrived(uploadId, image);
          for (const { code } of image.notices) toast(tNotice(code));
        },
        onKnown: ({ id }) => router.replace(`/?image=${id}`, { scroll: false }),
        onLost: runner.uploadLost,
        isOpen: () => location.pathname === "/",
      });
    // Loaded with the first picture that stands before it.
    async function bring(act: (door: PictureIntake) => Promise<void>) {
      try {
        opened ??= openIntake();
        await opened;
      } catch {
        opened = null;
        return toast(t("error.offline"), { kind: "error" });
      }
      await act(await opened);
    }
    const intake: PictureIntake = {
      bringFile: (file) => bring((door) => door.bringFile(file)),
      bringAddress: (address) => bring((door) => door.bringAddress(address)),
      cancel: () => void opened?.then((door) => door.cancel()),
    };
    const actions = createEditActions(store, (error) => toast(t(errorKey(error)), { kind: "error" }));
    return { store, providers, hasPresets, revision, maxUploadBytes, compared, intake, runner, actions, viewportKeys };
  });

  useEffect(() => {
    const { original, editsFound } = parts.store.getState();
    if (original && original.id === studio.root?.id) editsFound(studio.edits);
    else openSession(parts.store, studio, place);
  }, [parts, studio, place]);

  return <StudioContext value={parts}>{children}</StudioContext>;
}
