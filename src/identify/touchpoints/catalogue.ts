import type { Language } from "#platform/words";
import { guess, isKnown, type Place, placeOf } from "./known.ts";
import { type Channel, channels, type Touchpoint } from "./touchpoints.contract.ts";
import type { Said, Volume } from "./touchpoints.store.ts";
import { words } from "./touchpoints.words.ts";

/** The catalogue's entry of a type: what the workspace said, else what the house knows, else a guess. */
export function entryOf(
  type: string,
  {
    said,
    volumes = [],
  }: { readonly said: Said | undefined; readonly volumes?: readonly Volume[] | undefined },
): Touchpoint {
  const house: Place = isKnown(type) ? placeOf(type) : guess(type);
  const place = said ?? house;
  const counted = byChannel(volumes, place);
  const { nameEs: es = null, nameEn: en = null } = said ?? {};
  return {
    type,
    // Who says one of the two means both, unless the house has the other.
    names: {
      es: es ?? houseName(type, "es") ?? en ?? plain(type),
      en: en ?? houseName(type, "en") ?? es ?? plain(type),
    },
    saidNames: { es, en },
    channel: place.channel,
    phase: place.phase,
    ownChannel: place.ownChannel,
    hidden: said?.hidden ?? false,
    from: said ? "workspace" : isKnown(type) ? "house" : "guess",
    version: said?.version ?? 0,
    volumes: counted,
    events: counted.reduce((sum, one) => sum + one.events, 0),
  };
}

function houseName(type: string, language: Language): string | undefined {
  return isKnown(type) ? words[language][`touchpoint.type.${type}`] : undefined;
}

/** A type that has no name, readable. */
function plain(type: string): string {
  const text = type.replaceAll(/[._-]+/g, " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The channel that an event itself says goes before that of its type, where the type's place lets it. */
function byChannel(
  volumes: readonly Volume[],
  { channel, ownChannel }: Place,
): { channel: Channel; events: number }[] {
  const sums = new Map<Channel, number>();
  for (const one of volumes) {
    const own = ownChannel ? channels.find((known) => known === one.channel) : undefined;
    sums.set(own ?? channel, (sums.get(own ?? channel) ?? 0) + one.events);
  }
  return [...sums]
    .map(([of, events]) => ({ channel: of, events }))
    .filter(({ events }) => events > 0)
    .toSorted((a, b) => b.events - a.events);
}
