import { Button, PasswordInput, Stack, Text, TextInput, Title } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { ReactNode } from "react";
import { api, useApi, useSend } from "#kit/api";
import { CurrencyField, currencyIn, ZoneField } from "#kit/fields";
import { useGo } from "#kit/route";
import { useChosenWorkspace } from "#kit/session";
import { useProblemText } from "#kit/states";
import { useSay } from "#kit/words";
import { sessionView, setup as setupSchema, setupView } from "./accounts.contract.ts";
import type { Setup } from "./accounts.contract.ts";
import { FormProblem } from "./form_problem.tsx";

/** The first run: a workspace and its owner, on one screen. Afterwards one is signed in and chooses how to begin. */
export default function FirstRunPage(): ReactNode {
  const say = useSay();
  const go = useGo();
  const queries = useQueryClient();
  const [, choose] = useChosenWorkspace();
  const textOf = useProblemText();
  const setup = useApi("/api/setup", { answer: setupView });
  const [form, setForm] = useState<Setup>(beginning);
  const [missing, setMissing] = useState<Partial<Record<keyof Setup, string>>>({});
  const send = useSend((body: Setup) => api.post("/api/setup", { body, answer: sessionView }));
  useEffect(() => {
    document.title = `${say("accounts.first_run")} · Vínculo`;
  }, [say]);

  const field = (name: "workspace" | "name" | "email" | "password" | "token") => ({
    name,
    value: form[name] ?? "",
    onChange: (event: { currentTarget: { value: string } }) =>
      setForm({ ...form, [name]: event.currentTarget.value }),
    error: missing[name] ?? send.error?.at(name),
  });
  const submit = async (): Promise<void> => {
    const wrong = Object.fromEntries(faults(form).map(([name, key]) => [name, say(key)]));
    setMissing(wrong);
    if (Object.keys(wrong).length > 0)
      return document.querySelector<HTMLElement>(`[name=${Object.keys(wrong)[0]}]`)?.focus();
    const session = await send.mutateAsync(form).catch(() => null);
    if (!session) return;
    // A demo that was loaded before becomes theirs too; they begin in their own.
    choose(session.workspaces.find((one) => one.name === form.workspace.trim())?.workspaceId ?? "");
    queries.setQueryData(["/api/session", {}], session);
    queries.setQueryData(["/api/setup", {}], { needed: false, tokenNeeded: false });
    go("/begin");
  };

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Title order={1} fz={28}>
        {say("accounts.first_run")}
      </Title>
      <Text c="dimmed" fz={16} mb={32}>
        {say("accounts.first_run_text")}
      </Text>
      <Title order={2} fz={16} mb={12}>
        {say("accounts.business")}
      </Title>
      <Stack gap={16} mb={32}>
        <TextInput
          {...field("workspace")}
          label={say("accounts.workspace")}
          autoFocus
          autoComplete="organization"
        />
        <CurrencyField
          label={say("accounts.currency")}
          description={say("accounts.currency_text")}
          value={form.currency ?? null}
          onChange={(currency) => setForm({ ...form, currency })}
          error={send.error?.at("currency")}
        />
        <ZoneField
          label={say("accounts.zone")}
          description={say("accounts.zone_text")}
          value={form.zone ?? "UTC"}
          onChange={(zone) => setForm({ ...form, zone })}
          error={send.error?.at("zone")}
        />
      </Stack>
      <Title order={2} fz={16} mb={12}>
        {say("accounts.you")}
      </Title>
      <Stack gap={16}>
        <TextInput {...field("name")} label={say("accounts.name")} autoComplete="name" />
        <TextInput {...field("email")} label={say("accounts.email")} type="email" autoComplete="email" />
        <PasswordInput
          {...field("password")}
          label={say("accounts.password")}
          description={say("accounts.password_text")}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ "aria-label": say("accounts.show_password") }}
        />
        {setup.data?.tokenNeeded ? (
          <TextInput
            {...field("token")}
            label={say("accounts.token")}
            description={say("accounts.token_text")}
            autoComplete="off"
          />
        ) : null}
        {send.error ? <FormProblem text={textOf(send.error)} /> : null}
        <Button type="submit" loading={send.isPending} mt={8} size="md">
          {say("accounts.create")}
        </Button>
      </Stack>
    </form>
  );
}

function beginning(): Setup {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return { workspace: "", zone: timeZone, currency: currencyIn(timeZone), name: "", email: "", password: "" };
}

/** What can be known before asking the server, in the order of the form. */
function faults(form: Setup): [keyof Setup, string][] {
  const required = (["workspace", "name", "email", "password"] as const).filter((name) => !form[name].trim());
  const empty = required.map((name): [keyof Setup, string] => [name, "accounts.required"]);
  const wrong: [keyof Setup, string][] = [
    ["email", "accounts.email_invalid"],
    ["password", "accounts.password_short"],
  ];
  const shape = setupSchema.shape;
  const rest = wrong.filter(([name]) => {
    const part = name === "email" ? shape.email : shape.password;
    return !required.includes(name as "email") && !part.safeParse(form[name]).success;
  });
  return [...empty, ...rest];
}
