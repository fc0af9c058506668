import type { IconName } from "#platform/manifest/web";
import type { Language, Say } from "#platform/words";
import { spokenChannel } from "./spoken.ts";
import type { Channel, Phase, Touchpoints } from "./touchpoints.contract.ts";

/** How an event meets a customer, for showing. */
export type Touch = {
  readonly name: string;
  readonly channel: Channel;
  readonly channelName: string;
  readonly phase: Phase;
  readonly phaseName: string;
  readonly icon: IconName;
  /** To be left out of what is shown. */
  readonly hidden: boolean;
};

/** What is known of an event: give its props too, they may say the channel. Undefined where nothing is known (yet). */
export type TouchOf = (type: string, props?: Readonly<Record<string, unknown>>) => Touch | undefined;

/**
 * The catalogue as a page needs it. The answer comes from `useApi("/api/touchpoints", { answer: touchpoints })`, which
 * asks once for all who use it; undefined until then. (A hook of the kit's could not stand in a door that Node loads.)
 */
export function touchesOf(
  answer: Touchpoints | undefined,
  { language, say }: { readonly language: Language; readonly say: Say },
): TouchOf {
  const byType = new Map(answer?.items.map((one) => [one.type, one]));
  return (type, props = {}) => {
    const found = byType.get(type);
    if (!found) return undefined;
    const channel = (found.ownChannel ? spokenChannel(props["channel"]) : null) ?? found.channel;
    return {
      name: found.names[language],
      channel,
      channelName: channelName(channel, say),
      phase: found.phase,
      phaseName: phaseName(found.phase, say),
      icon: channelIcon(channel),
      hidden: found.hidden,
    };
  };
}

/** What a channel is called in the language of the page. */
export function channelName(channel: Channel, say: Say): string {
  return say(`touchpoints.channel.${channel}`);
}

/** What a phase is called in the language of the page. */
export function phaseName(phase: Phase, say: Say): string {
  return say(`touchpoints.phase.${phase}`);
}

/** The mark of a channel. */
export function channelIcon(channel: Channel): IconName {
  return icons[channel];
}

const icons: Readonly<Record<Channel, IconName>> = {
  web: "web",
  app: "app",
  store: "building",
  phone: "phone",
  email: "mail",
  sms: "message",
  whatsapp: "message",
  push: "bell",
  post: "post",
  social: "social",
  person: "customers",
  other: "activity",
};
