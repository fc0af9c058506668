import { Button, PasswordInput, Stack, Text, TextInput, Title } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { ReactNode } from "react";
import { z } from "zod";
import { api, useSend } from "#kit/api";
import { useGo, useSearchState } from "#kit/route";
import { useProblemText } from "#kit/states";
import { useSay } from "#kit/words";
import { sessionView } from "./accounts.contract.ts";
import { FormProblem } from "./form_problem.tsx";

/** Only a place of ours: an address that begins with two slashes would leave for another host. */
const search = z.object({
  to: z
    .string()
    .regex(/^\/(?![/\\])/)
    .catch("/"),
});

export default function SignInPage(): ReactNode {
  const say = useSay();
  const go = useGo();
  const queries = useQueryClient();
  const textOf = useProblemText();
  const [{ to }] = useSearchState(search);
  const [form, setForm] = useState({ email: "", password: "" });
  const [incomplete, setIncomplete] = useState(false);
  const send = useSend((body: typeof form) => api.post("/api/session", { body, answer: sessionView }));
  useEffect(() => {
    document.title = `${say("accounts.sign_in")} · Vínculo`;
  }, [say]);
  const submit = async (): Promise<void> => {
    const empty = !form.email.trim() || !form.password;
    setIncomplete(empty);
    const session = empty ? null : await send.mutateAsync(form).catch(() => null);
    if (!session) return;
    const [path = "/", query = ""] = to.split("?");
    queries.setQueryData(["/api/session", {}], session);
    go(path, Object.fromEntries(new URLSearchParams(query)));
  };
  const field = (name: "email" | "password") => ({
    name,
    value: form[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      setForm({ ...form, [name]: event.currentTarget.value }),
    error: incomplete && !form[name].trim() ? say("accounts.required") : send.error?.at(name),
  });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Title order={1} fz={28}>
        {say("accounts.sign_in")}
      </Title>
      <Text c="dimmed" fz={16} mb={24}>
        {say("accounts.sign_in_text")}
      </Text>
      <Stack gap={16}>
        <TextInput
          {...field("email")}
          label={say("accounts.email")}
          type="email"
          autoComplete="username"
          autoFocus
        />
        <PasswordInput
          {...field("password")}
          label={say("accounts.password")}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ "aria-label": say("accounts.show_password") }}
        />
        {send.error ? <FormProblem text={textOf(send.error)} /> : null}
        <Button type="submit" loading={send.isPending} mt={8} size="md">
          {say("accounts.enter")}
        </Button>
      </Stack>
    </form>
  );
}
