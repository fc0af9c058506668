import type { ReactNode } from "react";
import { Part } from "#kit/page";
import { Answered } from "#kit/states";
import { useFormats, useSay } from "#kit/words";
import type { PageFormats } from "#kit/words";
import type { Say } from "#platform/words";
import type { Relationship } from "./relationship.contract.ts";
import { PartnerChoice } from "./partner_choice.tsx";
import { RhythmStrip } from "./rhythm_strip.tsx";
import { useRelationship } from "./use_relationship.ts";
import classes from "./relationship.module.css";

/** A customer's usual gap between orders, how long they have been silent, and what that silence means. */
export default function RhythmCard({ customerId }: { customerId: string }): ReactNode {
  const say = useSay();
  const as = useFormats();
  const asked = useRelationship(customerId);
  return (
    <Answered asked={asked}>
      {(found) => (
        <Part
          title={say("relationship.rhythm")}
          text={meaning(found, say, as)}
          actions={<PartnerChoice customerId={customerId} isPartner={found.stage === "partner"} />}
        >
          {found.rhythm ? (
            <>
              <RhythmStrip found={found} rhythm={found.rhythm} />
              <dl className={classes["facts"]}>
                <Fact name={say("relationship.last")} value={as.date(found.rhythm.lastPurchase)} />
                <Fact name={say("relationship.risk_from")} value={as.date(found.rhythm.atRiskFrom)} />
                <Fact name={say("relationship.lost_from")} value={as.date(found.rhythm.defectorFrom)} />
              </dl>
            </>
          ) : null}
        </Part>
      )}
    </Answered>
  );
}

function Fact({ name, value }: { name: string; value: string }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** The rhythm and the silence in sentences. */
function meaning(found: Relationship, say: Say, as: PageFormats): string {
  const { rhythm, today, stage } = found;
  if (!rhythm) return say("relationship.rhythm_none");
  const since = daysBetween(rhythm.lastPurchase, today);
  const usual = say(rhythm.usual === null ? "relationship.lent" : "relationship.own", {
    days: days(rhythm.usual ?? rhythm.days, say, as),
  });
  const bound =
    rhythm.usual === null || rhythm.usual === rhythm.days
      ? ""
      : ` ${say("relationship.held", { days: days(rhythm.days, say, as) })}`;
  const silent =
    since === 0
      ? say("relationship.silent_today")
      : say("relationship.silent", { days: days(since, say, as) });
  return `${usual}${bound} ${silent} ${consequence(found, rhythm, stage, say, as)}`;
}

function consequence(
  { today, atRiskAfter, defectorAfter }: Relationship,
  { atRiskFrom, defectorFrom }: NonNullable<Relationship["rhythm"]>,
  stage: string | null,
  say: Say,
  as: PageFormats,
): string {
  if (stage === "partner") return say("relationship.partner");
  if (today >= defectorFrom)
    return say("relationship.lost", { times: as.number(defectorAfter), since: as.date(defectorFrom) });
  if (today >= atRiskFrom)
    return say("relationship.at_risk", {
      times: as.number(atRiskAfter),
      since: as.date(atRiskFrom),
      lost: as.date(defectorFrom),
    });
  return say("relationship.if_silent", { date: as.date(atRiskFrom) });
}

/** A rhythm may end in a half: `45,5 días`. */
function days(n: number, say: Say, as: PageFormats): string {
  return say("relationship.days", { n: as.number(n), count: n === 1 ? 1 : 2 });
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
