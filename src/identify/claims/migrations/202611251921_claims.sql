-- Which import said which fact, in which version: what an undo takes back, and what it leaves because somebody else says
-- it too. A version that does not stand keeps what it said, so that it can stand again; the one that stands is in the
-- record itself. The nil import is the record's own word: what stood before any import touched it, which no undo takes.
create table identify.import_claim (
  workspace_id uuid not null,
  -- Nobody's facts (products) stand under the nil customer.
  customer_id uuid not null,
  -- identity, order, refund, event, trait, or what a kind of import brings.
  fact text collate "C" not null,
  -- The source that the fact's reference belongs to; nil for identities, which are nobody's.
  source_id uuid not null,
  ref text collate "C" not null check (ref <> ''),
  -- A refund's order, an identity's kind; '' where a reference is enough.
  within text collate "C" not null default '',
  import_id uuid not null,
  profile_id uuid,
  -- md5 of what is said.
  version text collate "C" not null,
  -- The moment that decides between versions: the import's.
  said_at timestamptz(3) not null,
  said jsonb,
  primary key (workspace_id, customer_id, fact, source_id, ref, within, import_id)
);
create index import_claim_by_import on identify.import_claim (workspace_id, import_id, customer_id);
select platform.protect('identify.import_claim');
