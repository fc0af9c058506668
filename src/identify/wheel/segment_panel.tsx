import { Table } from "@mantine/core";
import type { ReactNode } from "react";
import { SidePanel } from "#kit/page";
import { PageLink } from "#kit/route";
import { useFormats, useLanguage, useSay } from "#kit/words";
import { channelName, phaseName } from "#identify/touchpoints/web";
import type { Segment } from "./volumes.ts";

/** What happened by one channel in one phase, type by type, at the side. */
export function SegmentPanel(props: {
  segment: Segment | undefined;
  from: string;
  to: string;
  onClose: () => void;
}): ReactNode {
  const say = useSay();
  const as = useFormats();
  const { language } = useLanguage();
  const { segment } = props;
  const title = segment ? `${channelName(segment.channel, say)} · ${phaseName(segment.phase, say)}` : "";
  return (
    <SidePanel opened={segment !== undefined} title={title} onClose={props.onClose}>
      {segment ? (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say("touchpoints.type")}</Table.Th>
              <Table.Th ta="right">{say("touchpoints.events")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {segment.types.map(({ item, events }) => (
              <Table.Tr key={item.type}>
                <Table.Td>{item.names[language]}</Table.Td>
                <Table.Td ta="right">{as.count(events)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      ) : null}
      {segment ? (
        <p>
          <PageLink
            to="/customers"
            search={{
              set: "touchpoints.touched",
              "set.channel": segment.channel,
              "set.phase": segment.phase,
              "set.from": props.from,
              "set.to": props.to,
            }}
          >
            {say("touchpoints.see_people")}
          </PageLink>
        </p>
      ) : null}
      <PageLink to="/settings/event-types">{say("touchpoints.change_place")}</PageLink>
    </SidePanel>
  );
}
