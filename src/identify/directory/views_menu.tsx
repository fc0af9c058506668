import { Button, Checkbox, Menu, Stack, TextInput } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { useEffect, useState } from "react";
import type { FormEvent, ReactNode } from "react";
import { view as viewAnswer, views } from "#identify/views/web";
import type { NewView, View } from "#identify/views/web";
import { api, useApi, useSend } from "#kit/api";
import { Icon } from "#kit/icon";
import { Dialog } from "#kit/page";
import { useSession } from "#kit/session";
import { useSay } from "#kit/words";
import { cleared, viewOf } from "./narrowing.ts";
import type { Address, Change } from "./narrowing.ts";

type Props = {
  state: Address;
  set: (change: Change) => void;
  columns: readonly string[];
  onColumns: (columns: readonly string[]) => void;
};

/** Saved views: choose, save, change, delete, and the one to begin with, which the browser keeps. */
export function ViewsMenu(props: Props): ReactNode {
  const say = useSay();
  const { state, set, columns, onColumns } = props;
  const { workspace } = useSession();
  const [saving, save] = useState(false);
  const [first, setFirst] = useLocalStorage({
    key: `vinculo.view.${workspace.workspaceId}`,
    defaultValue: "",
    getInitialValueInEffect: false,
  });
  const asked = useApi("/api/views", { answer: views });
  const all = asked.data?.items ?? [];
  const chosen = all.find(({ viewId }) => viewId === state["view"]);
  const choose = (one: View): void => {
    set({ ...cleared(state), sort: "", ...one.query, view: one.viewId });
    onColumns(one.columns);
  };
  useFirst(
    all.find(({ viewId }) => viewId === first),
    state,
    choose,
  );
  const update = useSend(
    (one: View) =>
      api.patch(`/api/views/${one.viewId}`, {
        body: { query: viewOf(state), columns },
        ifMatch: one.version,
      }),
    ["/api/views"],
  );
  const remove = useSend((one: View) => api.delete(`/api/views/${one.viewId}`), ["/api/views"]);
  const list = (label: string, some: readonly View[]): ReactNode =>
    some.length === 0 ? null : (
      <>
        <Menu.Label>{label}</Menu.Label>
        {some.map((one) => (
          <Menu.Item
            key={one.viewId}
            onClick={() => choose(one)}
            rightSection={one === chosen ? <Icon name="check" size={14} /> : null}
          >
            {one.name}
          </Menu.Item>
        ))}
      </>
    );
  return (
    <>
      <Menu position="bottom-start" width={280}>
        <Menu.Target>
          <Button variant="default" rightSection={<Icon name="down" size={14} />}>
            {chosen?.name ?? say("directory.view.menu")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah="70vh" style={{ overflowY: "auto" }}>
          <Menu.Item onClick={() => set({ ...cleared(state), sort: "", view: "" })}>
            {say("directory.view.everyone")}
          </Menu.Item>
          {list(
            say("directory.view.mine"),
            all.filter(({ shared }) => !shared),
          )}
          {list(
            say("directory.view.shared"),
            all.filter(({ shared }) => shared),
          )}
          <Menu.Divider />
          {chosen ? (
            <>
              <Menu.Item onClick={() => update.mutate(chosen)}>
                {say("directory.view.update", { name: chosen.name })}
              </Menu.Item>
              <Menu.Item onClick={() => setFirst(first === chosen.viewId ? "" : chosen.viewId)}>
                {first === chosen.viewId
                  ? say("directory.view.no_default")
                  : say("directory.view.default", { name: chosen.name })}
              </Menu.Item>
              <Menu.Item
                color="red"
                onClick={() => {
                  remove.mutate(chosen);
                  set({ view: "" });
                }}
              >
                {say("directory.view.delete", { name: chosen.name })}
              </Menu.Item>
            </>
          ) : null}
          <Menu.Item leftSection={<Icon name="plus" size={16} />} onClick={() => save(true)}>
            {say("directory.view.save")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Dialog opened={saving} title={say("directory.view.save")} onClose={() => save(false)}>
        {saving ? (
          <SaveView
            said={{ query: viewOf(state), columns: [...columns] }}
            onSaved={(one) => {
              save(false);
              set({ view: one.viewId });
            }}
          />
        ) : null}
      </Dialog>
    </>
  );
}

/** The view to begin with is taken once, where the address asks for nothing yet. */
function useFirst(first: View | undefined, state: Address, choose: (one: View) => void): void {
  const [taken, take] = useState(false);
  useEffect(() => {
    if (taken || !first) return;
    take(true);
    const isPlain = Object.values(state).every((value) => value === "");
    if (isPlain) choose(first);
  }, [taken, first, state, choose]);
}

function SaveView(props: {
  said: Pick<NewView, "query" | "columns">;
  onSaved: (one: View) => void;
}): ReactNode {
  const say = useSay();
  const { workspace } = useSession();
  const [name, setName] = useState("");
  const [shared, share] = useState(false);
  const send = useSend(
    () => api.post("/api/views", { body: { ...props.said, name, shared }, answer: viewAnswer }),
    ["/api/views"],
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    send.mutate(undefined, { onSuccess: props.onSaved });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap={16}>
        <TextInput
          data-autofocus
          required
          maxLength={100}
          label={say("directory.view.name")}
          value={name}
          error={send.error?.detail}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        {workspace.rights.includes("customers.write") ? (
          <Checkbox
            label={say("directory.view.share")}
            checked={shared}
            onChange={({ currentTarget }) => share(currentTarget.checked)}
          />
        ) : null}
        <Button type="submit" loading={send.isPending} disabled={name.trim() === ""}>
          {say("directory.view.keep")}
        </Button>
      </Stack>
    </form>
  );
}
