-- Speed: a second, compact copy of the facts to load them from, and an index of words that merges less often.

create table fact_chunks (
    owner {bigint} not null,
    -- The form of the bytes; a program reads only the form it writes.
    form {bigint} not null,
    first {bigint} not null,
    last {bigint} not null,
    facts {bytes} not null,
    primary key (owner, form, first)
) {table};

-- The copy never outlives what it was made from.
create trigger facts_forgotten_leave_no_copy after delete on facts
begin
    delete from fact_chunks where owner = old.owner;
end;

-- An import hands over a thousand mails at a time: each portion becomes one piece of the index, and pieces are merged
-- once there are many, not after every portion. Searching a few dozen pieces is still a matter of a millisecond.
insert into messages_fts (messages_fts, rank) values ('automerge', 0);
insert into messages_fts (messages_fts, rank) values ('crisismerge', 64);
insert into messages_fts (messages_fts, rank) values ('hashsize', 33554432);
