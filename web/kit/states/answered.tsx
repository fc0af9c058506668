import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { ApiProblem } from "#kit/api";
import { Failed } from "./failed.tsx";
import { Loading } from "./loading.tsx";

/** Shows an answer of `useApi`, its loading and its failure. While a newer answer is on its way the old one stays. */
export function Answered<T>(props: {
  asked: UseQueryResult<T, ApiProblem>;
  loading?: ReactNode;
  children: (answer: T) => ReactNode;
}): ReactNode {
  const { asked } = props;
  if (asked.data !== undefined) return props.children(asked.data);
  if (asked.error) return <Failed error={asked.error} again={() => void asked.refetch()} />;
  return <Loading>{props.loading}</Loading>;
}
