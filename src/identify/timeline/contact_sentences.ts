import type { TimelineEntry } from "#identify/events/web";
import { traitName } from "#identify/traits/web";
import type { Say } from "#platform/words";
import type { TimelineSentence } from "./sentence.ts";

type Props = TimelineEntry["props"];

/** Contacts with people outside their orders; their props are named as the simulation names them. */
export const contactSentences: readonly TimelineSentence[] = [
  { type: "visit.made", icon: "activity", tell: ({ props }, { say }) => visit(props, say) },
  {
    type: "page.viewed",
    icon: "activity",
    tell: ({ props }, { say }) => say("timeline.page", { page: pageOf(props) }),
  },
  ...(["sent", "delivered", "opened", "clicked", "bounced"] as const).map((step): TimelineSentence => ({
    type: `message.${step}`,
    icon: "mail",
    tell: ({ props }, { say }) => say(`timeline.message_${step}`, message(props, say)).trim(),
  })),
  { type: "call.received", icon: "phone", tell: ({ props }, { say }) => call(props, say) },
  {
    type: "complaint.filed",
    icon: "alert",
    tell: ({ props }, { say }) => complaint(say("timeline.complaint"), props, say),
  },
  {
    type: "complaint.resolved",
    icon: "check",
    tell: ({ props }, { say }) => complaint(say("timeline.complaint_resolved"), props, say),
  },
  { type: "survey.answered", icon: "message", tell: ({ props }, { say }) => answer(props, say) },
  {
    type: "consent.given",
    icon: "check",
    tell: ({ props }, { say }) => say("timeline.consent_given", permission(props, say)),
  },
  {
    type: "consent.withdrawn",
    icon: "close",
    tell: ({ props }, { say }) => say("timeline.consent_withdrawn", permission(props, say)),
  },
  { type: "delivery.delayed", icon: "alert", tell: ({ props }, { say }) => delay(props, say) },
  { type: "lead.captured", icon: "user", tell: ({ props }, { say }) => lead(props, say) },
  { type: "customer.updated", icon: "user", tell: ({ props }, { say }) => said(props, say) },
];

function visit(props: Props, say: Say): string {
  if (props["channel"] === "shop")
    return say("timeline.visit_shop", { store: textOf(props["store"]) }).trim();
  const from = textOf(props["from"]);
  const visited =
    from === "" || from === "direct"
      ? say("timeline.visit")
      : say("timeline.visit_from", { from: word(say, `timeline.from.${from}`, from) });
  const { pages } = props;
  return typeof pages === "number" ? `${visited} · ${say("timeline.pages", counted(pages))}` : visited;
}

function pageOf({ title, path, url, name }: Props): string {
  return textOf(title ?? name ?? path ?? url);
}

function message({ channel, subject, campaign }: Props, say: Say): { what: string; subject: string } {
  const by = textOf(channel) || "message";
  const text = textOf(subject ?? campaign);
  return { what: word(say, `timeline.message.${by}`, by), subject: text && say("timeline.quoted", { text }) };
}

function call(props: Props, say: Say): string {
  const reason = textOf(props["reason"]);
  const called = reason
    ? say("timeline.call_about", { reason: word(say, `timeline.reason.${reason}`, reason) })
    : say("timeline.call");
  const { minutes } = props;
  return typeof minutes === "number" ? `${called} · ${say("timeline.minutes", counted(minutes))}` : called;
}

function complaint(what: string, props: Props, say: Say): string {
  const about = textOf(props["about"]);
  const order = textOf(props["order"]);
  const told = [what, by(props, say)].filter(Boolean).join(" ");
  const full = about ? `${told}: ${word(say, `timeline.about.${about}`, about)}` : told;
  return order ? `${full} · ${say("timeline.of_order", { order })}` : full;
}

function answer(props: Props, say: Say): string {
  const name = textOf(props["survey"]);
  const survey = word(say, `timeline.survey.${name}`, name && say("timeline.quoted", { text: name }));
  const score = textOf(props["score"]);
  const answered = say("timeline.answered", { survey }).trim();
  if (!score) return answered;
  // "Would you recommend us" is asked from 0 to 10; of other questions the scale is not known here.
  return `${answered}: ${name === "recommendation" ? say("timeline.of_ten", { score }) : score}`;
}

function permission(props: Props, say: Say): { purpose: string; by: string } {
  const purpose = textOf(props["purpose"]);
  return { purpose: word(say, `timeline.purpose.${purpose}`, purpose), by: by(props, say) };
}

function delay({ order, days }: Props, say: Say): string {
  const late = say("timeline.delayed", { order: textOf(order) });
  return typeof days === "number" ? `${late} · ${say("timeline.days", counted(days))}` : late;
}

function lead({ via }: Props, say: Say): string {
  const way = textOf(via);
  return way
    ? say("timeline.lead_via", { via: word(say, `timeline.via.${way}`, way) })
    : say("timeline.lead");
}

function said({ traits }: Props, say: Say): string {
  const names = Array.isArray(traits) ? traits.map((name) => traitName(say, textOf(name))) : [];
  return names.length > 0
    ? say("timeline.updated", { names: names.join(", ") })
    : say("timeline.updated_plain");
}

/** `por teléfono`, `en la tienda`; a channel that we have no word for is named as it came. */
function by({ channel }: Props, say: Say): string {
  const name = textOf(channel);
  return name && word(say, `timeline.by.${name}`, say("timeline.by_channel", { channel: name }));
}

/** Our word for a value that a source may have made up, else the other text. */
function word(say: Say, key: string, otherwise: string): string {
  const found = say(key);
  return found === key ? otherwise : found;
}

function counted(n: number): { n: string; count: number } {
  return { n: String(n), count: n === 1 ? 1 : 2 };
}

/** A text or a number as text, anything else as nothing. */
function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
