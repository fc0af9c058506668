import type { ReactNode } from "react";
import { EChart } from "#kit/echart";
import { PageLink, useGo } from "#kit/route";
import { useFormats, useSay } from "#kit/words";
import { doorsOf } from "./doors.ts";
import { isNobody, useSection, useToday } from "./section_data.ts";
import { Seeing } from "./seeing.tsx";
import { useFigures } from "./seen.ts";
import type { View } from "./seen.ts";
import classes from "./overview.module.css";

/** Home: the pyramid of today. */
export function PyramidCard(): ReactNode {
  return <PictureCard view="pyramid" figures={1} />;
}

/** Home: where each customer stands today. */
export function LifecycleCard(): ReactNode {
  return <PictureCard view="lifecycle" figures={1} />;
}

/** Home: revenue, and who comes back, month by month. */
export function TrendCard(): ReactNode {
  return <PictureCard view="trend" figures={2} />;
}

const now = { today: true, nested: false };

/** The first figures of a view, as Value shows them. Nothing where there is nothing to draw: Home then says how to begin. */
function PictureCard({ view, figures }: { view: View; figures: number }): ReactNode {
  const say = useSay();
  const go = useGo();
  const today = useToday();
  const seen = useFigures(view, "");
  const content = useSection(view, seen.part);
  const pictures = content?.blocks.filter((block) => block.kind === "figure") ?? [];
  const empty = content !== null && (pictures.length === 0 || isNobody(seen.part));
  if (empty) return null;
  return (
    <section className={classes["card"]} aria-labelledby={`card-${view}`}>
      <div className={classes["head"]}>
        <h2 id={`card-${view}`}>{say(`overview.view.${view}`)}</h2>
        <PageLink to="/value" search={{ view }}>
          {say(`overview.open.${view}`)}
        </PageLink>
      </div>
      <Seeing seen={seen} at={today}>
        {(part) => (
          <>
            <p className={classes["answer"]}>{content?.answer}</p>
            <div className={figures > 1 ? classes["pair"] : undefined}>
              {pictures.slice(0, figures).map((picture, at) => (
                <EChart
                  key={at}
                  {...picture}
                  door={(row, column) => doorsOf(view, part, now).cell(at, row, column)}
                  onPick={(spot, chart) => {
                    const door = doorsOf(view, part, now).mark(at, spot, chart);
                    if (door) go(door.to, door.search);
                  }}
                />
              ))}
            </div>
          </>
        )}
      </Seeing>
    </section>
  );
}

/**
 * What an import means: the pyramid on the last day that its file tells of. Of years long gone today's would say that
 * nobody buys any more.
 */
export function ImportOutcome({ last }: { last: string | null }): ReactNode {
  const say = useSay();
  const formats = useFormats();
  const today = useToday();
  const at = last !== null && last < today ? last : "";
  const seen = useFigures("pyramid", at);
  const content = useSection("pyramid", seen.part);
  const picture = content?.blocks.find((block) => block.kind === "figure");
  if (content !== null && (!picture || isNobody(seen.part))) return null;
  return (
    <section className={classes["card"]} aria-labelledby="outcome">
      <div className={classes["head"]}>
        <h2 id="outcome">{say("overview.outcome", { date: formats.date(at || today) })}</h2>
        <PageLink to="/value" search={{ view: "pyramid", ...(at ? { at } : {}) }}>
          {say("overview.open.pyramid")}
        </PageLink>
      </div>
      <Seeing seen={seen} at={at || today}>
        {(part) => (
          <>
            <p className={classes["answer"]}>{content?.answer}</p>
            {picture ? (
              <EChart
                {...picture}
                tableBelow
                door={(row, column) =>
                  doorsOf("pyramid", part, { ...now, today: at === "" }).cell(0, row, column)
                }
              />
            ) : null}
          </>
        )}
      </Seeing>
    </section>
  );
}
