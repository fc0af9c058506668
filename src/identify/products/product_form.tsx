import { Button, Checkbox, Group, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { api, useSend } from "#kit/api";
import { useSession } from "#kit/session";
import { useProblemText } from "#kit/states";
import { useSay } from "#kit/words";
import type { Product } from "./products.contract.ts";

type Taken = { readonly refused: readonly { readonly detail: string; readonly path?: string }[] };
const names = ["name", "category", "price", "cost"] as const;
type Name = (typeof names)[number];

/** Name, category, price and cost of a product by hand. */
export function ProductForm({ found }: { found: Product }): ReactNode {
  const say = useSay();
  const textOf = useProblemText();
  const { workspace } = useSession();
  const stood: Readonly<Record<Name, string>> = {
    name: found.saidName ?? "",
    category: found.category ?? "",
    price: found.price ?? "",
    cost: found.cost ?? "",
  };
  const [draft, setDraft] = useState<Partial<Record<Name, string>>>({});
  const [active, setActive] = useState(found.active);
  const save = useSend(
    (item: object) => api.put<Taken>("/api/products", { body: { items: [item] } }),
    ["/api/product"],
  );
  const refused = save.data?.refused[0];
  const changed = names.filter((one) => draft[one] !== undefined && draft[one] !== stood[one]);
  const submit = (): void => {
    // A comma is how half of our readers write decimals; thousands are nobody's business in one price.
    const said = (one: Name): string | null => {
      const text = (draft[one] ?? "").trim();
      return (one === "price" || one === "cost" ? text.replace(",", ".") : text) || null;
    };
    save.mutate(
      { sku: found.sku, active, ...Object.fromEntries(changed.map((one) => [one, said(one)])) },
      { onSuccess: ({ refused: wrong }) => wrong.length === 0 && setDraft({}) },
    );
  };
  const currency = found.currency ?? workspace.currency ?? "";
  const field = (one: Name): ReactNode => (
    <TextInput
      key={one}
      label={say(`products.${one}`)}
      value={draft[one] ?? stood[one]}
      {...(one === "name" ? { placeholder: found.name } : {})}
      {...(one === "price" || one === "cost"
        ? { inputMode: "decimal" as const, rightSection: currency, rightSectionWidth: 52 }
        : {})}
      onChange={(event) => setDraft({ ...draft, [one]: event.currentTarget.value })}
      error={refused?.path === one ? refused.detail : undefined}
    />
  );
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap={12}>
        {names.map(field)}
        <Checkbox
          label={say("products.active")}
          checked={active}
          onChange={(event) => setActive(event.currentTarget.checked)}
        />
        {save.error || (refused && !names.some((one) => one === refused.path)) ? (
          <Text role="alert" c="var(--mantine-color-error)">
            {save.error ? textOf(save.error) : refused?.detail}
          </Text>
        ) : null}
        <Group gap={12}>
          <Button
            type="submit"
            loading={save.isPending}
            disabled={changed.length === 0 && active === found.active}
          >
            {say("products.save")}
          </Button>
          <Text c="dimmed" role="status">
            {save.isSuccess && !refused && changed.length === 0 ? say("products.saved") : ""}
          </Text>
        </Group>
      </Stack>
    </form>
  );
}
