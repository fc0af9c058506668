import type { ReactNode } from "react";
import type { ImportMapping, ImportView } from "#identify/imports/web";
import { Part } from "#kit/page";
import { useSay } from "#kit/words";
import { Columns } from "./columns.tsx";
import { Examples } from "./examples.tsx";
import { Facts } from "./facts.tsx";
import { FileSays } from "./file_says.tsx";

/** How a file was understood: its columns and what holds for all of it, in sentences; then its first lines, as they will be taken. */
export default function Reading(props: {
  one: ImportView;
  onCorrect: (change: ImportMapping) => void;
}): ReactNode {
  const say = useSay();
  const { one, onCorrect } = props;
  const { understanding } = one;
  if (!understanding) return null;
  return (
    <>
      <Part title={say("mapping.understood")} text={<FileSays one={one} understanding={understanding} />}>
        <Columns one={one} understanding={understanding} onCorrect={onCorrect} />
        <Facts one={one} understanding={understanding} onCorrect={onCorrect} />
      </Part>
      <Part title={say("mapping.preview")} text={say("mapping.preview_text")}>
        <Examples understanding={understanding} kind={one.kind} />
      </Part>
    </>
  );
}
