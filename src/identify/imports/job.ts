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

/** An import that can be undone. */
export type OrderLoad = Import & {
  /** The moment of what it says: of two imports the later one wins. */
  readonly saidAt: Date;
  /** Under which kind of name the file's customers are known. */
  readonly customerIs: "external" | "email" | "phone";
};
