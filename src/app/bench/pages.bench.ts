import { cpus } from "node:os";
import { dateIn, systemClock } from "#platform/clock";
import { type Config, readConfig } from "#platform/config";
import type { Database } from "#platform/database";
import { isRefusal, refuse, type Refusal } from "#platform/refusals";
import { type Api, routesOf } from "./asking.ts";
import { figuresOf } from "./figures.ts";
import { watchMemory } from "./memory.ts";
import { daysBefore, type FigureKind, figureKinds, type Kind, pageKinds } from "./pages.kinds.ts";
import { measureLive } from "./pages.live.ts";
import { askOnce, measureFigures, measureKinds, type Print, target } from "./pages.measure.ts";
import { dropCaches, isTaken, type Place, placeFor, type Running, startOn } from "./place.ts";
import { busyCustomer, openBeside, type Subject, subjectIn } from "./preparing.ts";
import { databaseSays, readByKey } from "./samples.store.ts";

export type PagesWish = {
  /** How often each page is asked for when warm. */
  readonly runs: number;
  /** Whom a throw-away demo has. */
  readonly customers: number;
  /** A data folder that stands; without it one is made and thrown away. */
  readonly data: string | undefined;
};

/** How often everything is stopped, forgotten and asked for once. */
const coldRounds = 2;

/**
 * `bench pages`: what each page asks of the API, over HTTP with a key, through the real program. Cold: the database begins
 * anew and the system's cache of files is emptied where we may; then each once. Warm: again and again, varied. Live: while
 * orders come in. Beside each, in the same run, one row by its primary key, which no page can be faster than. Target
 * (DESIGN §8): 95 of a hundred within 150 ms at a million customers.
 */
export async function benchPages(print: Print, wish: PagesWish): Promise<Refusal | null> {
  const place = await placeFor(wish.data, wish.customers);
  try {
    const config = readConfig({ ...process.env, VINCULO_DATA: place.folder });
    if (isRefusal(config)) return config;
    if (await isTaken(config)) return refuse("bench.folder_taken", { folder: place.folder }, { status: 409 });
    const asking = await visit(config, (running, database) => prepare(print, running, database));
    if (isRefusal(asking)) return asking;
    const osCache = await measureCold(print, config, asking);
    if (isRefusal(osCache)) return osCache;
    const told = await visit(config, (running, database) =>
      measureWarm(print, running, database, asking, wish.runs),
    );
    if (isRefusal(told)) return told;
    print({ ...told, osCache, ...circumstances(place, asking.subject) });
    return null;
  } finally {
    await place.leave();
  }
}

/** What is asked, and of whom. */
type Asking = {
  readonly subject: Subject;
  readonly pages: readonly Kind[];
  /** Today's figures, as pages ask for them. */
  readonly figures: readonly Kind[];
};

/** Starts Vínculo, works with it and its database, and stops it. */
async function visit<T>(
  config: Config,
  work: (running: Running, database: Database) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  const running = await startOn(config.dataFolder);
  try {
    const database = await openBeside(config);
    if (isRefusal(database)) return database;
    try {
      return await work(running, database);
    } finally {
      await database.close();
    }
  } finally {
    await running.stop();
  }
}

/** Finds whom to ask about, and has today's figures worked out, and those of a date that nobody asked for before. */
async function prepare(print: Print, { origin }: Running, database: Database): Promise<Asking | Refusal> {
  const subject = await subjectIn(database, systemClock);
  if (isRefusal(subject)) return subject;
  const now = systemClock.now();
  const today = dateIn("UTC", now);
  const api: Api = { origin, key: subject.key };
  const busy = await busyCustomer(api, database, subject.workspaceId, today);
  const routes = await routesOf(api);
  const isThere = ({ route }: { readonly route: string }) => routes.has(route);
  const figures = figureKinds().filter(isThere);
  await measureFigures(print, api, figures, null);
  // Another one each minute of a year, so that a second run finds it not kept too.
  await measureFigures(
    print,
    api,
    figures,
    daysBefore(today, 60 + (Math.floor(now.getTime() / 60_000) % 365)),
  );
  return {
    subject,
    pages: pageKinds({ samples: subject.samples, busy, today }).filter(isThere),
    figures: figures.map((one) => ofToday(one)),
  };
}

function ofToday({ page, route, path }: FigureKind): Kind {
  return { page, route, path: () => path(null) };
}

/** Answers what became of the system's cache of files. */
async function measureCold(print: Print, config: Config, asking: Asking): Promise<string | Refusal> {
  const kinds = [...asking.pages, ...asking.figures];
  const times = new Map<string, number[]>(kinds.map(({ page }) => [page, []]));
  let osCache = "dropped";
  for (let round = 0; round < coldRounds; round += 1) {
    if (!(await dropCaches())) osCache = "warm";
    const once = await visit(config, ({ origin }) =>
      askOnce({ origin, key: asking.subject.key }, kinds, round),
    );
    if (isRefusal(once)) return once;
    for (const [page, ms] of once) times.get(page)?.push(ms);
  }
  for (const [page, each] of times)
    print({ bench: "pages", page, state: "cold", ...figuresOf(each), target, osCache });
  return osCache;
}

async function measureWarm(
  print: Print,
  running: Running,
  database: Database,
  { subject, pages, figures }: Asking,
  runs: number,
): Promise<object> {
  const api: Api = { origin: running.origin, key: subject.key };
  const memory = watchMemory(running.pid, 500);
  const { workspaceId, samples } = subject;
  let turn = 0;
  const floor = (): Promise<number> => {
    turn += 1;
    return readByKey(database.engine, workspaceId, samples[turn % samples.length]?.customerId ?? "");
  };
  const kinds = [...pages, ...figures];
  const warm = await measureKinds(print, api, kinds, { state: "warm", runs, floor });
  const live = await measureLive(print, { api, database, subject }, kinds, { runs, floor });
  const most = memory();
  const mb = (bytes: number) => Math.round(bytes / 1e6);
  return {
    bench: "pages",
    state: "all",
    pages: kinds.length,
    missedWarm: warm,
    missedLive: live,
    ...(most && { nodeMb: mb(most.node), postgresMb: mb(most.postgres) }),
    ...(await databaseSays(database.engine)),
  };
}

/** Where all this was measured. */
function circumstances({ loaded }: Place, { size }: Subject): object {
  return {
    ...size,
    load: loaded
      ? { ...loaded, customersPerSecond: Math.round(loaded.customers / loaded.seconds) }
      : "a folder that stood",
    clients: 1,
    generator: "on the same machine",
    node: process.version,
    cores: cpus().length,
  };
}
