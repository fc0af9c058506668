import { Anchor, Button, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { api, useApi, useSend } from "#kit/api";
import { CopyLine } from "#kit/fields";
import { Filled, useFillings } from "#kit/fills";
import { Icon } from "#kit/icon";
import { Page, Part } from "#kit/page";
import { PageLink, useGo } from "#kit/route";
import { useSession } from "#kit/session";
import { useProblemText } from "#kit/states";
import { useSay } from "#kit/words";
import { wayToBegin } from "#platform/manifest/web";
import { madeApiKey } from "./keys.contract.ts";
import { curlLine } from "./curl_line.ts";

/** How a new workspace gets its data: what later slices bring (a file), the API, or the demo. */
export default function BeginPage(): ReactNode {
  const say = useSay();
  const go = useGo();
  const { workspace, workspaces } = useSession();
  const demoLine = `npx vinculo demo${workspaces.length > 1 ? ` --workspace ${workspace.workspaceId}` : ""}`;
  return (
    <Page
      title={say("begin.title")}
      question={say("begin.question")}
      actions={
        <Button variant="default" leftSection={<Icon name="home" />} onClick={() => go("/")}>
          {say("begin.later")}
        </Button>
      }
    >
      {useFillings(wayToBegin).map((way) => (
        <Filled key={way.id} load={way.load} given={{}} />
      ))}
      <ByApi />
      <Part title={say("begin.demo")} text={say("begin.demo_text")}>
        <CopyLine text={demoLine} label={say("begin.demo_line")} />
      </Part>
    </Page>
  );
}

function ByApi(): ReactNode {
  const say = useSay();
  const textOf = useProblemText();
  const { currency } = useSession().workspace;
  const make = useSend(
    () => api.post("/api/keys", { body: { name: say("begin.api_name") }, answer: madeApiKey }),
    ["/api/keys"],
  );
  return (
    <Part title={say("begin.api")} text={say("begin.api_text")}>
      {make.data ? (
        <Stack gap={8}>
          <CopyLine
            text={curlLine(location.origin, make.data.key, currency, new Date(make.data.createdAt))}
            label={say("begin.api_line")}
          />
          <Text c="dimmed">{say("begin.api_key")}</Text>
          <Arrived />
          <Anchor href="/api/docs">{say("keys.reference")}</Anchor>
        </Stack>
      ) : (
        <Stack gap={8} align="flex-start">
          <Button
            leftSection={<Icon name="key" />}
            loading={make.isPending}
            onClick={() => make.mutate(undefined)}
          >
            {say("begin.api_create")}
          </Button>
          {make.error ? (
            <Text role="alert" c="var(--mantine-color-error)">
              {textOf(make.error)}
            </Text>
          ) : null}
        </Stack>
      )}
    </Part>
  );
}

/** Says by itself when somebody has been recorded. */
function Arrived(): ReactNode {
  const say = useSay();
  const { data } = useApi<{ items: unknown[] }>("/api/customers", {
    query: { limit: 1 },
    live: ["customer"],
  });
  return (
    <Text role="status">
      {data?.items.length ? (
        <>
          {say("begin.arrived")} <PageLink to="/">{say("begin.later")}</PageLink>
        </>
      ) : (
        say("begin.waiting")
      )}
    </Text>
  );
}
