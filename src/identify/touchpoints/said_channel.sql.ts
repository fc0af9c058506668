import { type RawBuilder, sql } from "kysely";
import { spoken } from "./spoken.ts";

/**
 * The channel that an event says itself (`props.channel`), as one of ours, or an empty text. Anything else that it says
 * is as good as nothing: the counts would have a row for every text that anybody sends.
 */
export function saidChannel(props: RawBuilder<unknown>): RawBuilder<string> {
  const whens = Object.entries(spoken).flatMap(([channel, words]) =>
    words.map((word) => sql`when ${sql.lit(word)} then ${sql.lit(channel)}`),
  );
  return sql<string>`case lower(${props} ->> 'channel') ${sql.join(whens, sql` `)} else '' end`;
}
