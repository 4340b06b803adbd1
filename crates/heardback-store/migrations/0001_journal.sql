-- The journal: what happened, batch by batch. Facts are added and never changed, so that everything shown can be traced.

create table batches (
    seq {identity},
    owner {bigint} not null,
    id {bigint} not null,
    recorded {bigint} not null,
    said text not null,
    import {bigint},
    undoes {bigint},
    unique (owner, id)
) {table};

create table facts (
    seq {identity},
    owner {bigint} not null,
    id {bigint} not null,
    batch {bigint} not null,
    recorded {bigint} not null,
    -- When it happened: a day written 20260304, or an instant in microseconds.
    on_day {bigint},
    on_at {bigint},
    -- Origin: nothing here means typed; a message means mail; a line means a file.
    import {bigint},
    message {bigint},
    line {bigint},
    kind text not null,
    body text not null,
    quote text,
    file text,
    unique (owner, id),
    foreign key (owner, batch) references batches (owner, id),
    check ((on_day is null) <> (on_at is null))
) {table};

create index facts_by_batch on facts (owner, batch);
create index facts_by_kind on facts (owner, kind);
create index facts_by_message on facts (owner, message) where message is not null;

-- What a fact is about, so that one application can be read without reading all of them.
create table facts_about (
    owner {bigint} not null,
    subject text not null,
    fact {bigint} not null references facts (seq) on delete cascade,
    primary key (owner, subject, fact)
) {clustered};

create index facts_about_by_fact on facts_about (fact);

-- One row while somebody is being forgotten; without it no fact can be deleted.
create table forgetting (
    owner {bigint} not null,
    primary key (owner)
) {clustered};

create table imports (
    owner {bigint} not null,
    id {bigint} not null,
    started {bigint} not null,
    finished {bigint},
    said text not null,
    receipt text not null,
    primary key (owner, id)
) {clustered};

-- What the user set that is no fact.
create table settings (
    owner {bigint} not null,
    name text not null,
    value text not null,
    primary key (owner, name)
) {clustered};
