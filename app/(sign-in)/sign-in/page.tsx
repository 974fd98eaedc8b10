import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { SignInPanel } from "@/components/access/sign-in-panel";
import { toReturnAddress } from "@/lib/domain/return-address";
import { findCaller } from "@/lib/server/auth/find-caller";
import { readTranslator } from "../../read-translator";
import { requestServices } from "../../request-services";

export async function generateMetadata(): Promise<Metadata> {
  const t = await readTranslator("signIn");
  return { title: t("title"), robots: { index: false } };
}

type Search = Promise<Record<string, string | string[] | undefined>>;

const one = (value: string | string[] | undefined) => (typeof value === "string" ? value : null);

/** Tells a stranger nothing but that there is a door. */
export default async function SignInPage({ searchParams }: { searchParams: Search }) {
  const { to, wrong, wait } = await searchParams;
  const address = toReturnAddress(one(to));
  if (await findCaller(await requestServices(), await headers())) redirect(address);
  const t = await readTranslator("signIn");
  const seconds = Math.min(3600, Number(one(wait)) || 0);
  let problem: string | null = null;
  if (seconds > 90) problem = t("waitMinutes", { minutes: Math.ceil(seconds / 60) });
  else if (seconds > 0) problem = t("wait", { seconds: Math.ceil(seconds) });
  else if (wrong !== undefined) problem = t("wrong");
  const words = {
    title: t("title"),
    text: t("text"),
    password: t("password"),
    submit: t("submit"),
    forgotten: t("forgotten"),
    before: t("before"),
    after: t("after"),
  };
  return <SignInPanel words={words} to={address} problem={problem} />;
}
