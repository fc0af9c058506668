-- The workspace's rhythm on the days that somebody's stage was last measured by, as of the last look at everyone: so that
-- an order needs to look at its own customer only. Null: nobody had bought on two days.
create table differentiate.rhythm (
  workspace_id uuid not null,
  date date not null,
  days numeric,
  primary key (workspace_id, date)
);
select platform.protect('differentiate.rhythm');
