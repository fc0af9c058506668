-- Two surnames are part of a name, and a national id is something to be found by.
create or replace function identify.name_of(traits jsonb) returns text
language sql immutable parallel safe
return coalesce(
  traits -> 'name' ->> 'v',
  nullif(btrim(
    coalesce(traits -> 'firstName' ->> 'v', '') || ' ' || coalesce(traits -> 'lastName' ->> 'v', '')
    || coalesce(' ' || (traits -> 'secondLastName' ->> 'v'), '')
  ), ''),
  traits -> 'company' ->> 'v'
);

create or replace function identify.said_of(traits jsonb) returns text
language sql immutable parallel safe
return coalesce(traits -> 'firstName' ->> 'v', '') || ' ' || coalesce(traits -> 'lastName' ->> 'v', '') || ' '
  || coalesce(traits -> 'company' ->> 'v', '') || ' ' || coalesce(traits -> 'email' ->> 'v', '') || ' '
  || coalesce(traits -> 'phone' ->> 'v', '') || coalesce(' ' || (traits -> 'secondLastName' ->> 'v'), '')
  || coalesce(' ' || (traits -> 'nationalId' ->> 'v'), '');
