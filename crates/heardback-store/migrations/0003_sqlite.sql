-- What only SQLite says this way: facts are never changed, and the index of words over kept mail.

create trigger facts_are_never_changed before update on facts
begin
    select raise(abort, 'a recorded fact is never changed');
end;

create trigger facts_are_only_forgotten before delete on facts
when not exists (select 1 from forgetting where owner = old.owner)
begin
    select raise(abort, 'a recorded fact is only removed by forget');
end;

create virtual table messages_fts using fts5 (
    subject, sender, recipients, body,
    content = 'messages', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2'
);
