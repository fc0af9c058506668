-- The words of letters that somebody is known by, without digits and signs: "jose.nunez83@cafe.es" has jose, nunez, cafe, es.
create function identify.words_of(words text) returns text[]
language sql immutable parallel safe
return array_remove(string_to_array(translate(
  words,
  '0123456789@._+,;:/()[]{}<>"''&!?#*=|%$~^`´ºª·-\',
  repeat(' ', 50)
), ' '), '');

-- Whole words, for a search that allows for a slip of the keyboard: one list a word, where trigrams have one for each three
-- letters, so that words which every twentieth customer has are intersected within a scan.
create index customer_search_by_whole_words on identify.customer_search using gin (identify.words_of(words));

-- Every word of four letters or more that somebody of the workspace is known by, found again from customer_search when the
-- record moved. A word that was typed wrong is looked up here by its intact half: from the left, or from the right.
create table identify.search_word (
  workspace_id uuid not null,
  word text collate "C" not null,
  reversed text collate "C" not null generated always as (reverse(word)) stored,
  primary key (workspace_id, word)
);
create index search_word_by_end on identify.search_word (workspace_id, reversed);
select platform.protect('identify.search_word');
