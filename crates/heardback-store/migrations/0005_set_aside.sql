-- Second thoughts: mail the user said is not of the search keeps its text until the next import, so that undo can bring
-- it back.

create table set_aside (
    owner {bigint} not null,
    key {bigint} not null,
    message text not null,
    primary key (owner, key)
) {clustered};
