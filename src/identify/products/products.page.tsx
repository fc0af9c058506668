import { Select, Text, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { z } from "zod";
import { useApi, useKeyset } from "#kit/api";
import { Icon } from "#kit/icon";
import { Page } from "#kit/page";
import { useSearchState } from "#kit/route";
import { Empty } from "#kit/states";
import { DataTable } from "#kit/table";
import { useSay } from "#kit/words";
import { ProductPanel } from "./product_panel.tsx";
import { productCategories, products, productSorts } from "./products.contract.ts";
import type { Product, ProductCategories } from "./products.contract.ts";
import { useColumns } from "./product_columns.tsx";
import { Revenue } from "./revenue.tsx";

const address = z.object({
  q: z.string().catch(""),
  /** A category; `none`: those without one; "": all. */
  category: z.string().catch(""),
  sort: z.enum(productSorts).catch("revenue"),
  open: z.string().catch(""),
});

/** Products: what brings the revenue, by category and by product; a row opens at the side. */
export default function ProductsPage(): ReactNode {
  const say = useSay();
  const [state, set] = useSearchState(address);
  const columns = useColumns();
  const categories = useApi("/api/product-categories", { answer: productCategories, live: ["value"] });
  const list = useKeyset<Product>("/api/products", {
    query: { ...categoryOf(state.category), search: state.q, sort: state.sort },
    answer: products,
    live: ["value"],
  });
  return (
    <Page wide title={say("products.title")} question={say("products.question")}>
      {list.rows.length > 0 && categories.data ? (
        <Revenue
          categories={categories.data.items}
          products={state.sort === "revenue" && !state.q ? list.rows : []}
          onCategory={(category) => set({ category })}
          onProduct={(sku) => set({ open: sku })}
        />
      ) : null}
      <DataTable
        id="products"
        caption={say("products.title")}
        columns={columns}
        list={list}
        rowId={(row) => row.sku}
        sort={state.sort === "name" ? "name" : `-${state.sort}`}
        onSort={(sort) =>
          set({ sort: productSorts.find((one) => sort.replace("-", "") === one) ?? "revenue" })
        }
        opened={state.open || undefined}
        onOpen={(row) => set({ open: row.sku })}
        empty={<Nothing narrowed={state.q !== "" || state.category !== ""} />}
        tools={
          <>
            <TextInput
              aria-label={say("products.search")}
              placeholder={say("products.search")}
              leftSection={<Icon name="search" />}
              value={state.q}
              onChange={(event) => set({ q: event.currentTarget.value })}
              w={240}
            />
            <CategoryFilter
              items={categories.data?.items ?? []}
              value={state.category}
              onChange={(category) => set({ category })}
            />
            <Text c="dimmed" lh="36px">
              {say("products.window")}
            </Text>
          </>
        }
      />
      <ProductPanel sku={state.open} onClose={() => set({ open: "" })} />
    </Page>
  );
}

/** In the address an empty text is no filter; to the API an empty category is "those without one". */
function categoryOf(category: string): { category?: string; uncategorised?: boolean } {
  if (category === "") return {};
  return category === "none" ? { uncategorised: true } : { category };
}

function CategoryFilter(props: {
  items: ProductCategories["items"];
  value: string;
  onChange: (category: string) => void;
}): ReactNode {
  const say = useSay();
  const named = props.items.flatMap(({ category }) => (category === null ? [] : [category]));
  if (named.length === 0) return null;
  const data = [
    { value: "", label: say("products.all_categories") },
    ...named.map((one) => ({ value: one, label: one })),
    { value: "none", label: say("products.no_category") },
  ];
  return (
    <Select
      aria-label={say("products.category")}
      data={data}
      value={props.value}
      allowDeselect={false}
      onChange={(to) => props.onChange(to ?? "")}
      w={220}
    />
  );
}

function Nothing({ narrowed }: { narrowed: boolean }): ReactNode {
  const say = useSay();
  return (
    <Empty
      icon="product"
      title={say(narrowed ? "products.none_found" : "products.none")}
      text={say(narrowed ? "products.none_found_text" : "products.none_text")}
    />
  );
}
