import {
  type Article,
  catalogue,
  categories,
  coffee,
  type Category,
  listPrice,
  origins,
  sample,
  shipping,
} from "./catalogue.ts";
import type { Habit } from "./customerTypes.ts";
import type { Taste } from "./people.ts";
import { type Categorical, categorical, chance, poisson, type Stream } from "./sampling.ts";
import type { Channel } from "./world.ts";

/** A line of an order. `unitCents`: euro cents with tax, after discount. */
export type SimulatedLine = {
  readonly article: Article;
  readonly quantity: number;
  readonly unitCents: number;
};

/** Web orders below this pay postage, in cents; chance that a free sample comes with a web order. */
const postageBelow = 3500;
const sampleChance = 0.04;
/** Chance that a coffee is one's favourite without looking at the others. */
const loyalToFavourite = 0.65;

/** The lines of one purchase on a day of the record. Articles drawn twice become one line. */
export function basketOf(
  habit: Habit,
  taste: Taste,
  day: number,
  channel: Channel,
  stream: Stream,
): SimulatedLine[] {
  const units = new Map<Article, number>();
  const lines = 1 + poisson(stream, habit.furtherLines * taste.level);
  for (let line = 0; line < lines; line++) {
    const article = chosen(habit, taste, stream);
    const furtherUnits = repeatable.has(article.category) ? habit.furtherUnits * taste.level : 0;
    units.set(article, (units.get(article) ?? 0) + 1 + poisson(stream, furtherUnits));
  }
  const basket = Array.from(units, ([article, quantity]) => {
    return { article, quantity, unitCents: Math.round(listPrice(article, day) * (1 - habit.discount)) };
  });
  if (channel === "shop") return basket;
  if (habit.paysPostage && totalCents(basket) < postageBelow) {
    basket.push({ article: shipping, quantity: 1, unitCents: listPrice(shipping, day) });
  }
  if (chance(stream, sampleChance)) basket.push({ article: sample, quantity: 1, unitCents: 0 });
  return basket;
}

/** What lines cost together, in cents. */
export function totalCents(lines: readonly SimulatedLine[]): number {
  return lines.reduce((sum, { quantity, unitCents }) => sum + quantity * unitCents, 0);
}

/** Nobody buys three hand mills: only these come in numbers. */
const repeatable: ReadonlySet<Category> = new Set<Category>(["coffee", "capsules", "gift", "workshop"]);

const shelves = new Map(
  categories.map((category) => {
    const articles = catalogue.filter((one) => one.category === category && one.weight > 0);
    return [category, { articles, draw: categorical(articles.map(({ weight }) => weight)) }] as const;
  }),
);
const drawOrigin = categorical(origins.map(([, , , weight]) => weight));
const mixes = new WeakMap<Habit, Categorical>();

function chosen(habit: Habit, taste: Taste, stream: Stream): Article {
  const category = categories[mixOf(habit)(stream)] as Category;
  if (category === "coffee") {
    const origin = chance(stream, loyalToFavourite) ? taste.favourite : drawOrigin(stream);
    return coffee(origin, chance(stream, habit.kilo), taste.grind);
  }
  const shelf = shelves.get(category);
  return shelf?.articles[shelf.draw(stream)] as Article;
}

function mixOf(habit: Habit): Categorical {
  let mix = mixes.get(habit);
  if (mix === undefined) {
    mix = categorical(categories.map((category) => habit.mix[category] ?? 0));
    mixes.set(habit, mix);
  }
  return mix;
}
