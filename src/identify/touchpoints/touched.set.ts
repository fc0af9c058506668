import { sql } from "kysely";
import { z } from "zod";
import { findWorkspace } from "#access/workspaces";
import { defineSet } from "#identify/finding";
import { entryOf } from "./catalogue.ts";
import { knownTypes } from "./known.ts";
import { saidChannel } from "./said_channel.sql.ts";
import { channel, phase } from "./touchpoints.contract.ts";
import { readSaid, readVolumes } from "./touchpoints.store.ts";

/** Who was met by a channel in a phase from day to day: the people behind a segment of the wheel. */
export const touched = defineSet({
  name: "touchpoints.touched",
  params: z.object({ channel, phase, from: z.iso.date(), to: z.iso.date() }),
  find: async (tx, workspaceId, _now, asked) => {
    const zone = (await findWorkspace(tx, workspaceId))?.zone ?? "UTC";
    const said = new Map((await readSaid(tx, workspaceId)).map((one) => [one.type, one]));
    const seen = (await readVolumes(tx, workspaceId, asked)).map(({ type }) => type);
    const here = [...new Set([...knownTypes, ...seen, ...said.keys()])]
      .map((type) => entryOf(type, { said: said.get(type) }))
      .filter((one) => one.phase === asked.phase && !one.hidden);
    const typesWhere = (wanted: (one: (typeof here)[number]) => boolean): string[] =>
      here.filter(wanted).map(({ type }) => type);
    const own = saidChannel(sql`event.props`);
    return sql`
      select event.customer_id
      from identify.event
      where event.workspace_id = ${workspaceId}
        and event.at >= (${asked.from}::date)::timestamp at time zone ${zone}
        and event.at < (${asked.to}::date + 1)::timestamp at time zone ${zone}
        and (
          event.type = any(${typesWhere((one) => !one.ownChannel && one.channel === asked.channel)}::text[])
          or (event.type = any(${typesWhere((one) => one.ownChannel)}::text[]) and ${own} = ${asked.channel})
          or (
            event.type = any(${typesWhere((one) => one.ownChannel && one.channel === asked.channel)}::text[])
            and ${own} = ''
          )
        )`;
  },
});
