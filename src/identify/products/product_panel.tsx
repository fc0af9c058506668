import { Anchor, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useApi } from "#kit/api";
import { Icon } from "#kit/icon";
import { Figure, SidePanel } from "#kit/page";
import { PageLink } from "#kit/route";
import { useSession } from "#kit/session";
import { Answered } from "#kit/states";
import { useFormats, useSay } from "#kit/words";
import { ProductForm } from "./product_form.tsx";
import { product } from "./products.contract.ts";
import type { Product } from "./products.contract.ts";

/** One product at the side: what it brought, and what is said of it. */
export function ProductPanel({ sku, onClose }: { sku: string; onClose: () => void }): ReactNode {
  const asked = useApi(`/api/products/${encodeURIComponent(sku)}`, {
    answer: product,
    live: ["value"],
    enabled: sku !== "",
  });
  return (
    <SidePanel opened={sku !== ""} title={asked.data?.name ?? sku} onClose={onClose}>
      {sku === "" ? null : <Answered asked={asked}>{(found) => <Shown key={sku} found={found} />}</Answered>}
    </SidePanel>
  );
}

function Shown({ found }: { found: Product }): ReactNode {
  const say = useSay();
  const as = useFormats();
  const { workspace } = useSession();
  return (
    <>
      <Text c="dimmed" size="sm" mb={16}>
        {found.sku.startsWith("name:") ? say("products.by_name") : say("products.sku", { sku: found.sku })}
        {found.lastSoldAt ? ` · ${say("products.last_at", { at: as.day(found.lastSoldAt) })}` : ""}
      </Text>
      <Figure.Row label={say("products.window")}>
        <Figure label={say("products.revenue")} value={as.moneyShort(found.revenue)} />
        <Figure label={say("products.quantity")} value={as.number(Number(found.quantity))} />
        <Figure label={say("products.buyers")} value={as.count(found.buyers)} />
        {found.margin === null ? null : (
          <Figure label={say("products.margin")} value={as.share(found.margin)} />
        )}
      </Figure.Row>
      {found.buyers > 0 ? (
        <PageLink to="/customers" search={{ set: "products.bought", "set.sku": found.sku }}>
          {say("products.see_buyers")}
        </PageLink>
      ) : null}
      {found.unpriced > 0 ? (
        <Text size="sm" mb={16}>
          {say("products.unpriced", as.counted(found.unpriced))}
        </Text>
      ) : null}
      {found.url ? (
        <Anchor href={found.url} target="_blank" rel="noreferrer" display="inline-block" mb={16}>
          {say("products.open_page")} <Icon name="external" size={14} />
        </Anchor>
      ) : null}
      {workspace.rights.includes("orders.write") ? <ProductForm found={found} /> : null}
    </>
  );
}
