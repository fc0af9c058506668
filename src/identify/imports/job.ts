/** One run of one file into one workspace. */
export type Import = {
  readonly workspaceId: string;
  readonly importId: string;
  readonly sourceId: string;
  /** The workspace's zone: a file's wall clocks are read in it. */
  readonly zone: string;
  /** The workspace's currency, or null where it has not said. */
  readonly currency: string | null;
  readonly now: Date;
};
