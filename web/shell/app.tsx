import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import type { i18n } from "i18next";
import { useState } from "react";
import type { ReactNode } from "react";
import { I18nextProvider } from "react-i18next";
import { isProblem } from "#kit/api";
import { keptTheme, theme, tokensOf } from "#kit/theme";
import type { SlotFill } from "#platform/manifest/web";
import { routerOf } from "./router.tsx";

/** The page: theme, words, queries and the routes that the slices filled. */
export function App(props: {
  fills: readonly (readonly SlotFill[])[];
  words: i18n;
  nonce: string;
}): ReactNode {
  const [queries] = useState(newQueries);
  const [router] = useState(() => routerOf(props.fills));
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={tokensOf}
      colorSchemeManager={keptTheme}
      defaultColorScheme="auto"
      getStyleNonce={() => props.nonce}
    >
      <I18nextProvider i18n={props.words}>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </I18nextProvider>
    </MantineProvider>
  );
}

/** A refusal is an answer and is not asked again; a server that did not answer is, twice. */
function newQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        refetchOnWindowFocus: true,
        retry: (failures, error) =>
          failures < 2 && isProblem(error) && (error.status === 0 || error.status >= 502),
      },
    },
  });
}
