import type { CustomSeriesRenderItem } from "echarts";
import { neutral } from "#kit/tokens";
import type { WheelChart } from "./chart.ts";
import { isNarrow, textSize, widthOf } from "./option.ts";
import type { ChartOption } from "./option.ts";

const HUB = 62;
const NARROW_HUB = 50;

export function wheelHeight(width: number): number {
  return isNarrow(width) ? 330 : 460;
}

/**
 * A wheel: sectors of one angle around a hub, divided among their segments, each as long as makes its *area* follow the
 * value (a ring's area grows with its angle and with the square of its radius). A sector without segments stays as a gap with its words.
 * ECharts' polar bars were rejected: their length follows the value, so that twice as much looks four times as large.
 */
export function wheelOption(chart: WheelChart, width: number): ChartOption {
  const places = segmentsOf(chart);
  return {
    series: [
      {
        type: "custom",
        coordinateSystem: "none",
        silent: true,
        renderItem: painter(chart, places, width),
        data: places.map((_, index) => [index]),
      },
    ],
  };
}

type Segment = WheelChart["sectors"][number]["segments"][number];
type Placed = {
  readonly sector: WheelChart["sectors"][number];
  /** Null: the sector has none and shows its gap. */
  readonly segment: Segment | null;
  readonly from: number;
  readonly to: number;
};

/** In the order of the marks: every segment, and one place for a sector without any. Angles from the top, clockwise. */
function segmentsOf({ sectors }: WheelChart): Placed[] {
  const gap = 0.08;
  const turn = (2 * Math.PI) / sectors.length;
  return sectors.flatMap((sector, s) => {
    const slots = Math.max(1, sector.segments.length);
    const width = (turn - gap) / slots;
    const start = -Math.PI / 2 + s * turn + gap / 2;
    return Array.from({ length: slots }, (_, i) => ({
      sector,
      segment: sector.segments[i] ?? null,
      from: start + i * width,
      to: start + (i + 1) * width,
    }));
  });
}

function painter(chart: WheelChart, places: readonly Placed[], width: number): CustomSeriesRenderItem {
  const hub = isNarrow(width) ? NARROW_HUB : HUB;
  const centre = { cx: width / 2, cy: wheelHeight(width) / 2 };
  const size = textSize(width);
  const words = chart.sectors.flatMap(({ segments }) => segments.flatMap(({ label, text }) => [label, text]));
  const room = Math.min(isNarrow(width) ? 76 : 160, Math.max(0, ...words.map((text) => widthOf(text, size))));
  const outer = Math.max(hub + 24, Math.min(centre.cy - 34, centre.cx - room - 14));
  const most = Math.max(0, ...places.map(density));
  return (params) => {
    const place = places[params.dataIndex];
    if (!place) return null;
    const share = most > 0 ? density(place) / most : 0;
    const reach = Math.max(hub + 2, Math.sqrt(hub * hub + share * (outer * outer - hub * hub)));
    const first = places.findIndex(({ sector }) => sector === place.sector) === params.dataIndex;
    return {
      type: "group",
      children: [
        place.segment
          ? ring(centre, place, [hub, reach], {
              fill: place.segment.fill,
              stroke: neutral.surface,
              lineWidth: 1.5,
            })
          : ring(centre, place, [hub, outer], {
              fill: neutral.raised,
              stroke: neutral.line,
              lineDash: [4, 4],
            }),
        ...(place.segment
          ? labels(centre, place, place.segment, {
              reach: Math.max(reach, hub + (outer - hub) * 0.3),
              size,
              room,
            })
          : gapWords(centre, place, { hub, outer, size })),
        ...(first ? sectorName(centre, places, place, { hub, size }) : []),
      ],
    };
  };
}

/** Value for each unit of angle. */
function density({ segment, from, to }: Placed): number {
  return segment ? segment.value / (to - from) : 0;
}

type Centre = { readonly cx: number; readonly cy: number };

function ring(
  { cx, cy }: Centre,
  { from, to }: Placed,
  [r0, r]: readonly [number, number],
  style: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> & { type: "sector" } {
  return { type: "sector", shape: { cx, cy, r0, r, startAngle: from, endAngle: to }, style };
}

/** What a segment is and its figure, outside of it. */
function labels(
  { cx, cy }: Centre,
  { from, to }: Placed,
  { label, text }: Segment,
  { reach, size, room }: { reach: number; size: number; room: number },
) {
  const middle = (from + to) / 2;
  const [x, y] = [cx + Math.cos(middle) * (reach + 8), cy + Math.sin(middle) * (reach + 8)];
  const align = Math.cos(middle) > 0.2 ? "left" : Math.cos(middle) < -0.2 ? "right" : "center";
  const rise = Math.sin(middle) * (size * 0.75);
  return [
    written(label, { x, y: y + rise, align, fill: neutral.ink, size, room, above: true }),
    written(text, { x, y: y + rise + 1, align, fill: neutral.quiet, size, above: false }),
  ];
}

function gapWords(
  { cx, cy }: Centre,
  { sector, from, to }: Placed,
  { hub, outer, size }: { hub: number; outer: number; size: number },
) {
  const middle = (from + to) / 2;
  const at = (hub + outer) / 2;
  const [x, y] = [cx + Math.cos(middle) * at, cy + Math.sin(middle) * at];
  const room = Math.max(70, Math.min(150, outer - hub));
  return [written(sector.gap, { x, y, align: "center", fill: neutral.quiet, size, room })];
}

/** The sector's short name, inside the hub, in the middle of its angle. */
function sectorName(
  { cx, cy }: Centre,
  places: readonly Placed[],
  { sector, from }: Placed,
  { hub, size }: { hub: number; size: number },
) {
  const last = places.findLast((one) => one.sector === sector);
  const middle = (from + (last?.to ?? from)) / 2;
  const [x, y] = [cx + Math.cos(middle) * hub * 0.55, cy + Math.sin(middle) * hub * 0.55];
  return [
    written(sector.label, {
      x,
      y,
      align: "center",
      fill: neutral.ink,
      size: hub === NARROW_HUB ? 10 : size - 1,
      bold: true,
    }),
  ];
}

function written(
  text: string,
  at: {
    x: number;
    y: number;
    align: string;
    fill: string;
    size: number;
    room?: number;
    bold?: boolean;
    above?: boolean;
  },
) {
  return {
    type: "text" as const,
    style: {
      text,
      x: at.x,
      y: at.y,
      align: at.align as "left",
      verticalAlign:
        at.above === undefined ? ("middle" as const) : at.above ? ("bottom" as const) : ("top" as const),
      lineHeight: Math.round(at.size * 1.2),
      fill: at.fill,
      fontSize: at.size,
      ...(at.bold ? { fontWeight: 600 } : {}),
      ...(at.room ? { width: at.room, overflow: "break" as const } : {}),
    },
  };
}
