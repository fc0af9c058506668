import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { api, useApi, useSend } from "#kit/api";
import { CountryField, CurrencyField, ZoneField } from "#kit/fields";
import { Part } from "#kit/page";
import { Answered, useProblemText } from "#kit/states";
import { useSay } from "#kit/words";
import { workspaceView } from "./workspaces.contract.ts";
import type { WorkspaceView } from "./workspaces.contract.ts";

/** Settings: the business's name, currency, zone and country. */
export default function WorkspacePage(): ReactNode {
  const say = useSay();
  const asked = useApi("/api/workspace", { answer: workspaceView });
  return (
    <Part title={say("workspace.title")} text={say("workspace.text")}>
      <Answered asked={asked}>
        {(workspace) => (
          <Form key={workspace.workspaceId} workspace={workspace} onReread={() => void asked.refetch()} />
        )}
      </Answered>
    </Part>
  );
}

type Draft = Partial<Pick<WorkspaceView, "name" | "currency" | "zone" | "country">>;

/** What was typed lies over what was read, so that a failed save or somebody else's change loses neither. */
function Form({ workspace, onReread }: { workspace: WorkspaceView; onReread: () => void }): ReactNode {
  const say = useSay();
  const textOf = useProblemText();
  const [draft, setDraft] = useState<Draft>({});
  const save = useSend(
    (body: Draft) => api.patch("/api/workspace", { body, ifMatch: workspace.version, answer: workspaceView }),
    ["/api/"],
  );
  const form = { ...workspace, ...draft };
  const changed = (["name", "currency", "zone", "country"] as const).filter(
    (one) => form[one] !== workspace[one],
  );
  const unnamed = !form.name.trim();
  const submit = (): void => {
    if (unnamed || changed.length === 0) return;
    save.mutate(Object.fromEntries(changed.map((one) => [one, form[one]])), {
      onSuccess: () => setDraft({}),
    });
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap={16} maw={480}>
        <TextInput
          label={say("workspace.name")}
          value={form.name}
          onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
          error={unnamed ? say("workspace.name_needed") : save.error?.at("name")}
        />
        <CurrencyField
          label={say("workspace.currency")}
          description={say("workspace.currency_text")}
          value={form.currency}
          onChange={(currency) => currency && setDraft({ ...draft, currency })}
          error={save.error?.at("currency")}
        />
        <ZoneField
          label={say("workspace.zone")}
          description={say("workspace.zone_text")}
          value={form.zone}
          onChange={(zone) => setDraft({ ...draft, zone })}
          error={save.error?.at("zone")}
        />
        <CountryField
          label={say("workspace.country")}
          description={say("workspace.country_text")}
          value={form.country}
          onChange={(country) => setDraft({ ...draft, country })}
          error={save.error?.at("country")}
        />
        {save.error ? (
          <Group role="alert" gap={8}>
            <Text c="var(--mantine-color-error)">{textOf(save.error)}</Text>
            {save.error.status === 412 ? (
              <Button variant="default" size="compact-sm" onClick={onReread}>
                {say("workspace.reread")}
              </Button>
            ) : null}
          </Group>
        ) : null}
        <Group gap={12}>
          <Button type="submit" loading={save.isPending} disabled={changed.length === 0 || unnamed}>
            {say("workspace.save")}
          </Button>
          <Text c="dimmed" role="status">
            {changed.length > 0 ? "" : save.isSuccess ? say("workspace.saved") : say("workspace.unchanged")}
          </Text>
        </Group>
      </Stack>
    </form>
  );
}
