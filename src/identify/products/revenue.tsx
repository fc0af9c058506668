import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import type { BarsChart } from "#kit/chart";
import { EChart } from "#kit/echart";
import { ordered } from "#kit/tokens";
import { useFormats, useSay } from "#kit/words";
import type { Product, ProductCategories } from "./products.contract.ts";

const most = 10;
const mark = ordered[1]!;

/** Revenue of the last twelve months by category, or by product, the greatest first. */
export function Revenue(props: {
  categories: ProductCategories["items"];
  products: readonly Product[];
  onCategory: (category: string) => void;
  onProduct: (sku: string) => void;
}): ReactNode {
  const say = useSay();
  const as = useFormats();
  const categorised = props.categories.some(({ category }) => category !== null);
  const [chosen, choose] = useState<"category" | "product">(categorised ? "category" : "product");
  const by = props.products.length === 0 ? "category" : chosen;
  const rows =
    by === "category"
      ? props.categories.map(({ category, revenue }) => ({
          key: category ?? "none",
          label: category ?? say("products.no_category"),
          revenue,
        }))
      : props.products.map(({ sku, name, revenue }) => ({ key: sku, label: name, revenue }));
  const shown = rows.slice(0, most).filter(({ revenue }) => Number(revenue) !== 0);
  if (shown.length === 0) return null;
  const chart: BarsChart = {
    kind: "bars",
    panels: [
      {
        title: "",
        bars: shown.map(({ label, revenue }) => ({
          label: label.length > 28 ? `${label.slice(0, 27)}…` : label,
          value: Number(revenue),
          text: as.moneyShort(revenue),
          ...mark,
        })),
      },
    ],
  };
  const caption = say(`products.by_${by}`);
  return (
    <>
      {categorised && props.products.length > 0 ? (
        <SegmentedControl
          aria-label={say("products.revenue_by")}
          mb={8}
          value={by}
          onChange={(to) => choose(to)}
          data={[
            { value: "category", label: say("products.category") },
            { value: "product", label: say("products.product") },
          ]}
        />
      ) : null}
      <EChart
        caption={caption}
        chart={chart}
        table={{
          caption,
          columns: [{ title: say(`products.${by}`) }, { title: say("products.revenue"), numeric: true }],
          rows: shown.map(({ label, revenue }) => [label, as.money(revenue)]),
        }}
        onPick={({ index }) => {
          const row = shown[index];
          if (row) (by === "category" ? props.onCategory : props.onProduct)(row.key);
        }}
      />
    </>
  );
}
