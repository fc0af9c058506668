import { Badge, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { Moment } from "#kit/page";
import type { Column } from "#kit/table";
import { useFormats, useSay } from "#kit/words";
import type { Product } from "./products.contract.ts";

/** The columns of the list of products. */
export function useColumns(): Column<Product>[] {
  const say = useSay();
  const as = useFormats();
  const number = (decimal: string): string => as.number(Number(decimal));
  return [
    { id: "name", title: say("products.product"), sortable: true, cell: (row) => <Named product={row} /> },
    { id: "category", title: say("products.category"), width: 140, cell: (row) => row.category ?? "—" },
    {
      id: "quantity",
      title: say("products.quantity"),
      numeric: true,
      sortable: true,
      width: 112,
      cell: (row) => number(row.quantity),
    },
    {
      id: "revenue",
      title: say("products.revenue"),
      numeric: true,
      sortable: true,
      width: 132,
      cell: (row) => as.money(row.revenue),
    },
    {
      id: "buyers",
      title: say("products.buyers"),
      numeric: true,
      sortable: true,
      width: 124,
      cell: (row) => as.count(row.buyers),
    },
    {
      id: "margin",
      title: say("products.margin"),
      numeric: true,
      width: 104,
      cell: (row) => (row.margin === null ? "—" : as.share(row.margin)),
    },
    {
      id: "returned",
      title: say("products.returned"),
      numeric: true,
      optional: true,
      width: 112,
      cell: (row) => number(row.returned),
    },
    {
      id: "last",
      title: say("products.last"),
      optional: true,
      width: 140,
      cell: (row) => (row.lastSoldAt ? <Moment at={row.lastSoldAt} /> : "—"),
    },
  ];
}

function Named({ product }: { product: Product }): ReactNode {
  const say = useSay();
  return (
    <span>
      {product.name}{" "}
      {product.active ? null : (
        <Badge variant="outline" color="gray" tt="none" fw={400}>
          {say("products.inactive")}
        </Badge>
      )}
      {product.sku.startsWith("name:") || product.sku === product.name ? null : (
        <Text span size="xs" c="dimmed" ml={4}>
          {product.sku}
        </Text>
      )}
    </span>
  );
}
