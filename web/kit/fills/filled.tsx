import { CatchBoundary } from "@tanstack/react-router";
import { lazy, Suspense, useMemo } from "react";
import type { ComponentType, ReactNode } from "react";
import { Failed, Loading } from "#kit/states";
import type { Load } from "#platform/manifest/web";

/** Shows what fills a slot, once its code has come. Where one breaks, the others of the page stay. */
export function Filled<Props extends object>({
  load,
  given,
}: {
  load: Load<Props>;
  given: Props;
}): ReactNode {
  // `lazy` forgets what a component's props are.
  const Content = useMemo(() => lazy(load) as unknown as ComponentType<Props>, [load]);
  return (
    <CatchBoundary
      getResetKey={() => "filled"}
      errorComponent={({ error, reset }) => <Failed error={error} again={reset} />}
    >
      <Suspense fallback={<Loading />}>
        <Content {...given} />
      </Suspense>
    </CatchBoundary>
  );
}
