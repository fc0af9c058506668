import type { Channel, Phase } from "./touchpoints.contract.ts";

/** Where an event type belongs. */
export type Place = {
  readonly channel: Channel;
  readonly phase: Phase;
  /** Whether an event that says its channel itself is believed. */
  readonly ownChannel: boolean;
};

/**
 * The event types that the house writes, that the demo tells or that other systems commonly send (the e-commerce and
 * messaging vocabularies of Segment, GA4 and point-of-sale systems, in our `noun.past_verb`). The phases are those of
 * the touchpoint wheel: Davis & Dunn, *Building the Brand-Driven Business* (2002): pre-purchase, purchase, post-purchase.
 */
const known = {
  "visit.made": at("web", "before"),
  "page.viewed": at("web", "before"),
  "product.viewed": at("web", "before"),
  "product.searched": at("web", "before"),
  "wishlist.added": at("web", "before"),
  "cart.updated": at("web", "before"),
  "cart.abandoned": at("web", "before"),
  "app.opened": at("app", "before"),
  "ad.clicked": at("social", "before"),
  "lead.captured": at("web", "before"),
  "quote.requested": at("web", "before"),
  "quote.sent": at("email", "before"),
  "event.attended": at("person", "before"),
  "message.sent": at("email", "before"),
  "message.delivered": at("email", "before"),
  "message.opened": at("email", "before"),
  "message.clicked": at("email", "before"),
  "message.bounced": at("email", "none"),
  "order.placed": at("other", "during"),
  "order.cancelled": at("other", "during"),
  "sale.made": at("store", "during"),
  "checkout.started": at("web", "during"),
  "payment.made": at("other", "during"),
  "payment.failed": at("other", "during"),
  "reservation.made": at("other", "during"),
  "contract.signed": at("person", "during"),
  "subscription.started": at("web", "during"),
  "checkin.made": at("store", "during"),
  "order.refunded": at("other", "after"),
  "return.requested": at("other", "after"),
  "delivery.made": at("other", "after"),
  "delivery.delayed": at("other", "after"),
  "invoice.sent": at("email", "after"),
  "call.received": at("phone", "after"),
  "call.made": at("phone", "after"),
  "ticket.opened": at("email", "after"),
  "ticket.closed": at("email", "after"),
  "complaint.filed": at("other", "after"),
  "complaint.resolved": at("other", "after"),
  "survey.sent": at("email", "after"),
  "survey.answered": at("email", "after"),
  "review.posted": at("web", "after"),
  "referral.made": at("other", "after"),
  "contract.renewed": at("person", "after"),
  "subscription.cancelled": at("web", "after"),
  // The channel of a permission is the one that it is given for, not the one by which it came.
  "consent.given": { channel: "other", phase: "none", ownChannel: false },
  "consent.withdrawn": { channel: "other", phase: "none", ownChannel: false },
  "customer.updated": at("other", "none"),
  "customer.stage_changed": at("other", "none"),
  "tier.changed": at("other", "none"),
} as const satisfies Readonly<Record<string, Place>>;

export type KnownType = keyof typeof known;

export const knownTypes = Object.keys(known) as readonly KnownType[];

/** Whether the house knows a type by name. */
export function isKnown(type: string): type is KnownType {
  return Object.hasOwn(known, type);
}

/** Where the house puts a type that it knows. */
export function placeOf(type: KnownType): Place {
  return known[type];
}

/**
 * Where a type that nobody has placed probably belongs, by its noun and else by its verb. It is told as a guess.
 */
export function guess(type: string): Place {
  const [noun = ""] = type.split(".");
  const verb = type.slice(type.lastIndexOf(".") + 1);
  const found = byNoun.find(([words]) => words.test(noun));
  const phase = found?.[1].phase ?? byVerb.find(([words]) => words.test(verb))?.[1] ?? "after";
  return { channel: found?.[1].channel ?? "other", phase, ownChannel: true };
}

const byNoun: readonly (readonly [RegExp, { readonly channel: Channel; readonly phase?: Phase }])[] = [
  [/^(customer|segment|score|tier|import|tag|stage)$/, { channel: "other", phase: "none" }],
  [
    /^(visit|page|site|search|product|category|wishlist|cart|form|landing)/,
    { channel: "web", phase: "before" },
  ],
  [/^(ad|banner|campaign|social|post)/, { channel: "social", phase: "before" }],
  [/^(email|newsletter|mail)/, { channel: "email", phase: "before" }],
  [/^sms/, { channel: "sms", phase: "before" }],
  [/^whatsapp/, { channel: "whatsapp", phase: "before" }],
  [/^push/, { channel: "push", phase: "before" }],
  [/^(letter|catalogue|catalog|coupon)/, { channel: "post", phase: "before" }],
  [/^(lead|quote|demo|trial|appointment|event)/, { channel: "other", phase: "before" }],
  [/^(checkout|subscription|signup)/, { channel: "web", phase: "during" }],
  [
    /^(order|purchase|payment|booking|reservation|contract|sale|policy|deal)/,
    { channel: "other", phase: "during" },
  ],
  [/^(store|shop|pos|till|checkin|stay|appointment)/, { channel: "store", phase: "during" }],
  [/^(call|phone)/, { channel: "phone", phase: "after" }],
  [/^(app|device)/, { channel: "app" }],
  [
    /^(chat|ticket|case|complaint|return|refund|delivery|shipment|warranty|repair|review|survey|referral|invoice)/,
    {
      channel: "other",
      phase: "after",
    },
  ],
];

const byVerb: readonly (readonly [RegExp, Phase])[] = [
  [/^(viewed|searched|visited|opened|clicked|sent|delivered|added|requested|quoted|invited)$/, "before"],
  [/^(placed|paid|purchased|bought|booked|reserved|signed|activated|started|ordered)$/, "during"],
];

function at(channel: Channel, phase: Phase): Place {
  return { channel, phase, ownChannel: true };
}
