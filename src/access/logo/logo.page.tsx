import { Button, FileButton, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { api, useSend } from "#kit/api";
import { Icon } from "#kit/icon";
import { Part } from "#kit/page";
import { useSession } from "#kit/session";
import { useProblemText } from "#kit/states";
import { useSay } from "#kit/words";
import { logoView, mostBytes } from "./logo.contract.ts";
import classes from "./logo.module.css";
import { logoPath, useLogo } from "./use_logo.ts";

/** Settings: the business's logo. */
export default function LogoPage(): ReactNode {
  const say = useSay();
  const textOf = useProblemText();
  const logo = useLogo();
  const { workspace } = useSession();
  const [tooLarge, setTooLarge] = useState(false);
  const upload = useSend(
    async (file: File) => api.put(logoPath, { body: { image: await base64(file) }, answer: logoView }),
    [logoPath],
  );
  const remove = useSend(() => api.delete(logoPath), [logoPath]);
  const choose = (file: File | null): void => {
    if (!file) return;
    remove.reset();
    setTooLarge(file.size > mostBytes);
    if (file.size <= mostBytes) upload.mutate(file);
  };
  const problem = tooLarge ? say("logo.file_too_large") : textOfFirst(upload.error ?? remove.error, textOf);
  const mayWrite = workspace.rights.includes("settings.write");
  return (
    <Part title={say("logo.title")} text={say("logo.text")}>
      <Stack gap={16} align="flex-start">
        <div className={classes["stage"]}>
          {logo ? (
            <img src={logo} alt={say("logo.of", { name: workspace.name })} />
          ) : (
            <Text c="dimmed">{say("logo.none")}</Text>
          )}
        </div>
        {mayWrite ? (
          <Group gap={12}>
            <FileButton accept="image/png,image/jpeg,image/webp" onChange={choose}>
              {(props) => (
                <Button {...props} leftSection={<Icon name="upload" size={16} />} loading={upload.isPending}>
                  {say(logo ? "logo.replace" : "logo.choose")}
                </Button>
              )}
            </FileButton>
            {logo ? (
              <Button variant="default" loading={remove.isPending} onClick={() => remove.mutate(undefined)}>
                {say("logo.remove")}
              </Button>
            ) : null}
          </Group>
        ) : null}
        <Text size="sm" c="dimmed">
          {say("logo.limits")}
        </Text>
        {problem ? (
          <Text role="alert" c="var(--mantine-color-error)">
            {problem}
          </Text>
        ) : null}
      </Stack>
    </Part>
  );
}

function textOfFirst<E>(error: E | null, textOf: (error: E) => string): string {
  return error ? textOf(error) : "";
}

async function base64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}
