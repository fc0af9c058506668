import * as workspaces from "#access/workspaces";
import * as lifecycle from "#differentiate/lifecycle";
import * as value from "#differentiate/value";
import * as customers from "#identify/customers";
import * as events from "#identify/events";
import * as files from "#identify/files";
import * as imports from "#identify/imports";
import * as orders from "#identify/orders";
import * as sources from "#identify/sources";
import * as tables from "#identify/tables";
import { words as configWords } from "#platform/config";
import { words as databaseWords } from "#platform/database";
import * as launcher from "#platform/launcher";
import * as pulse from "#platform/pulse";
import type { Manifest } from "#platform/manifest";
import type { Words } from "#platform/words";

/** All slices of the house, in stage order: the order in which subscribers react and fillings appear. */
export const slices: readonly Manifest[] = [
  launcher.manifest,
  pulse.manifest,
  workspaces.manifest,
  sources.manifest,
  customers.manifest,
  events.manifest,
  orders.manifest,
  tables.manifest,
  files.manifest,
  imports.manifest,
  lifecycle.manifest,
  value.manifest,
];

/** Every text that the server and the command line can say. */
export const allWords: readonly Words[] = [configWords, databaseWords, ...slices.map((slice) => slice.words)];
