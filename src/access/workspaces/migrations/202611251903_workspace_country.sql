-- Where numbers written without a country are at home (ISO 3166); null until somebody says it: then the zone tells.
alter table access.workspace add column country text check (country ~ '^[A-Z]{2}$');
