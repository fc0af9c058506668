import * as accounts from "#access/accounts";
import * as audit from "#access/audit";
import * as logo from "#access/logo";
import * as keys from "#access/keys";
import * as workspaces from "#access/workspaces";
import * as lifecycle from "#differentiate/lifecycle";
import * as valueReport from "#app/value-report";
import * as movers from "#differentiate/movers";
import * as tiers from "#differentiate/tiers";
import * as thresholds from "#differentiate/thresholds";
import * as snapshots from "#differentiate/snapshots";
import * as refresh from "#differentiate/refresh";
import * as relationship from "#differentiate/relationship";
import * as value from "#differentiate/value";
import * as customers from "#identify/customers";
import * as events from "#identify/events";
import * as finding from "#identify/finding";
import * as files from "#identify/files";
import * as freshness from "#identify/freshness";
import * as histories from "#identify/histories";
import * as claims from "#identify/claims";
import * as kinds from "#identify/kinds";
import * as importing from "#identify/importing";
import * as loads from "#identify/loads";
import * as recording from "#identify/recording";
import * as imports from "#identify/imports";
import * as intake from "#identify/intake";
import * as national from "#identify/national";
import * as objects from "#identify/objects";
import * as ordering from "#identify/ordering";
import * as orders from "#identify/orders";
import * as products from "#identify/products";
import * as rates from "#identify/rates";
import * as recounts from "#identify/recounts";
import * as sheets from "#identify/sheets";
import * as rereading from "#identify/rereading";
import * as sources from "#identify/sources";
import * as tables from "#identify/tables";
import * as touchpoints from "#identify/touchpoints";
import * as extracts from "#identify/extracts";
import * as spelling from "#identify/spelling";
import * as views from "#identify/views";
import { words as configWords } from "#platform/config";
import { words as databaseWords } from "#platform/database";
import * as http from "#platform/http";
import * as launcher from "#platform/launcher";
import * as pulse from "#platform/pulse";
import * as stream from "#platform/stream";
import * as tasks from "#platform/tasks";
import type { Manifest } from "#platform/manifest";
import type { Words } from "#platform/words";

/** All slices of the house, in stage order: the order in which subscribers react and fillings appear. */
export const slices: readonly Manifest[] = [
  launcher.manifest,
  pulse.manifest,
  stream.manifest,
  tasks.manifest,
  http.manifest,
  workspaces.manifest,
  logo.manifest,
  audit.manifest,
  accounts.manifest,
  keys.manifest,
  intake.manifest,
  national.manifest,
  sources.manifest,
  customers.manifest,
  spelling.manifest,
  finding.manifest,
  extracts.manifest,
  rereading.manifest,
  views.manifest,
  events.manifest,
  freshness.manifest,
  rates.manifest,
  orders.manifest,
  ordering.manifest,
  tables.manifest,
  sheets.manifest,
  files.manifest,
  claims.manifest,
  imports.manifest,
  kinds.manifest,
  loads.manifest,
  recording.manifest,
  importing.manifest,
  histories.manifest,
  recounts.manifest,
  touchpoints.manifest,
  products.manifest,
  objects.manifest,
  lifecycle.manifest,
  value.manifest,
  tiers.manifest,
  refresh.manifest,
  snapshots.manifest,
  movers.manifest,
  valueReport.manifest,
  thresholds.manifest,
  relationship.manifest,
];

/** Every text that the server and the command line can say. */
export const allWords: readonly Words[] = [configWords, databaseWords, ...slices.map((slice) => slice.words)];
