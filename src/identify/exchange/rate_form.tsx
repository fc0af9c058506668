import { Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { api, useSend } from "#kit/api";
import { useProblemText } from "#kit/states";
import { useFormats, useSay } from "#kit/words";
import { readRates } from "./read_rates.ts";
import type { SaidRate } from "./read_rates.ts";

type Taken = {
  readonly accepted: number;
  readonly duplicates: number;
  readonly customersRepriced: number;
  readonly refused: readonly { readonly index: number; readonly detail: string }[];
};

/** Rates by hand or pasted from a table: a line each. A rate for a day that has one corrects it. */
export function RateForm({ home }: { home: string }): ReactNode {
  const say = useSay();
  const textOf = useProblemText();
  const [text, setText] = useState("");
  const save = useSend(
    (items: readonly SaidRate[]) =>
      api.put<Taken>("/api/rates", {
        body: { items: items.map(({ currency, date, rate }) => ({ currency, date, rate })) },
      }),
    ["/api/"],
  );
  const read = readRates(text);
  const refused =
    save.data?.refused.map((one) => `${save.variables?.[one.index]?.line ?? ""}: ${one.detail}`) ?? [];
  const submit = (): void => {
    if (read.rates.length === 0 || read.wrong.length > 0) return;
    save.mutate(read.rates, { onSuccess: (taken) => taken.refused.length === 0 && setText("") });
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap={12} maw={560}>
        <Textarea
          label={say("exchange.add")}
          description={say("exchange.add_text", { home })}
          placeholder={"USD 2026-01-01 0,92\nGBP 2026-01-01 1,17"}
          autosize
          minRows={2}
          maxRows={12}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            if (!save.isPending) save.reset();
          }}
          error={
            read.wrong.length > 0 ? say("exchange.not_understood", { line: read.wrong[0] ?? "" }) : undefined
          }
        />
        {save.error || refused.length > 0 ? (
          <Text role="alert" c="var(--mantine-color-error)">
            {save.error ? textOf(save.error) : refused.join(" ")}
          </Text>
        ) : null}
        <Group gap={12}>
          <Button
            type="submit"
            loading={save.isPending}
            disabled={read.rates.length === 0 || read.wrong.length > 0}
          >
            {say("exchange.save")}
          </Button>
          <Outcome taken={save.data} />
        </Group>
      </Stack>
    </form>
  );
}

function Outcome({ taken }: { taken: Taken | undefined }): ReactNode {
  const say = useSay();
  const as = useFormats();
  return (
    <Text c="dimmed" role="status">
      {taken
        ? `${say("exchange.saved", as.counted(taken.accepted))} ${say("exchange.repriced", as.counted(taken.customersRepriced))}`
        : ""}
    </Text>
  );
}
