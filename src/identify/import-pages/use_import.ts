import { useMutation, useQueryClient } from "@tanstack/react-query";
import { importView } from "#identify/imports/web";
import type { ImportMapping, ImportView } from "#identify/imports/web";
import { api } from "#kit/api";
import type { ApiProblem } from "#kit/api";

/** What may be done with an import. */
export type Act = "check" | "run" | "pause" | "resume" | "cancel" | "undo";

/** A correction, or an act. */
type Wish =
  | { readonly what: "correct"; readonly change: ImportMapping; readonly done?: undefined }
  | { readonly what: Act; readonly done: (() => void) | undefined };

/**
 * How a page works on one import: wishes go out one after the other, each over the version that the one before left; what
 * the server answers is what the page shows.
 */
export function useImport({ importId, version }: ImportView): {
  readonly correct: (change: ImportMapping) => void;
  readonly act: (what: Act, done?: () => void) => void;
  /** What is under way. */
  readonly busy: Wish["what"] | null;
  readonly problem: ApiProblem | null;
} {
  const path = `/api/imports/${importId}`;
  const queries = useQueryClient();
  const shown = [path, {}];
  const wish = useMutation<ImportView, ApiProblem, Wish>({
    scope: { id: path },
    mutationFn: async (wish) => {
      const ifMatch = queries.getQueryData<ImportView>(shown)?.version ?? version;
      const asking = { ifMatch, answer: importView };
      const view =
        wish.what === "correct"
          ? await api.put(`${path}/mapping`, { ...asking, body: wish.change })
          : await api.post(`${path}/${wish.what}`, asking);
      queries.setQueryData(shown, view);
      return view;
    },
    // Here and not with the call: what was answered may show another part of the page, and the one that called is gone.
    onSuccess: (_, { done }) => done?.(),
    // Somebody else may have been at it: what stands now is shown, whatever became of the wish.
    onSettled: () =>
      queries.invalidateQueries({
        predicate: ({ queryKey }) => String(queryKey[0]).startsWith("/api/imports"),
      }),
  });
  return {
    correct: (change) => wish.mutate({ what: "correct", change }),
    act: (what, done) => wish.mutate({ what, done }),
    busy: wish.isPending ? wish.variables.what : null,
    problem: wish.error,
  };
}
