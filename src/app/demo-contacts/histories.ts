import { type SimulatedCustomer, simulation, type SimulationOptions, streamOf, worldOf } from "#app/demo";
import { consentsOf } from "./consents.ts";
import { type Contact, contactsOf, type Draft, type Story, storyOf } from "./contact.ts";
import { delaysOf, deliveriesOf } from "./deliveries.ts";
import { mailingsOf } from "./mailings.ts";
import { readingOf } from "./messages.ts";
import { type Prospect, prospectOf } from "./prospects.ts";
import { serviceOf } from "./service.ts";
import { answersOf } from "./surveys.ts";
import { visitsOf } from "./visits.ts";

/** Somebody and all that happened between them and the house besides their orders, in order of time. */
export type SimulatedHistory<Who> = { readonly who: Who; readonly contacts: readonly Contact[] };

export type Histories = {
  /** A customer by index (from 0): the one that `simulation` makes, with their contacts. */
  readonly customer: (index: number) => SimulatedHistory<SimulatedCustomer>;
  /** Somebody without an order, by index (from 0). */
  readonly prospect: (index: number) => SimulatedHistory<Prospect>;
};

/**
 * The simulation with everything that is no order. Each purpose has a stream of its own beside those of the orders, so
 * the orders are those of `simulation`, and everyone is the same whoever is drawn before.
 */
export function histories(options: Omit<SimulationOptions, "customers">): Histories {
  const { seed, until, months } = options;
  const world = worldOf(until, months);
  const mailings = mailingsOf(world.calendar);
  const customerAt = simulation(options);
  const contacts = (name: string, story: Story, asked: "web" | "shop" | "lead", first: readonly Draft[]) => {
    const stream = (purpose: string) => streamOf(seed, `${purpose}/${name}`);
    const deliveries = deliveriesOf(story, world.calendar, stream("deliveries"));
    const { consents, drafts: given } = consentsOf(story.first.time, asked, stream("consents"));
    const reading = readingOf(story, consents, mailings, deliveries, stream("messages"));
    const service = serviceOf(story, deliveries, world, stream("service"));
    const drafts = [
      ...first,
      ...given,
      ...delaysOf(deliveries),
      ...reading.drafts,
      ...visitsOf(story, world, stream("visits")),
      ...service.drafts,
      ...answersOf(story, consents, reading.until, service.grievances, stream("surveys")),
    ];
    return contactsOf(drafts, name, world.calendar);
  };
  return {
    customer: (index) => {
      const who = customerAt(index);
      const story = storyOf(who, world.calendar);
      return { who, contacts: contacts(who.externalId, story, story.first.channel, []) };
    },
    prospect: (index) => {
      const { prospect, story, drafts } = prospectOf(index, seed, world);
      return { who: prospect, contacts: contacts(prospect.externalId, story, "lead", drafts) };
    },
  };
}
