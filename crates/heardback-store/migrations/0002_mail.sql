-- Mail: the texts that belong to the search, what was seen of the rest, and how far each source has been read.

create table messages (
    -- Made from the date, so that the newest is the last row wherever it came from.
    id {identity},
    owner {bigint} not null,
    key {bigint} not null,
    in_review {boolean} not null,
    import {bigint} not null,
    date {bigint},
    message_id text,
    refs text not null,
    folder text,
    sender text not null,
    recipients text not null,
    subject text not null,
    reading text not null,
    body text not null,
    unique (owner, key)
) {table};

create index messages_in_review on messages (owner, id) where in_review;

create table message_refs (
    owner {bigint} not null,
    refers_to {bigint} not null,
    message {bigint} not null references messages (id) on delete cascade,
    primary key (owner, refers_to, message)
) {clustered};

create index message_refs_by_message on message_refs (message);

create table message_applications (
    owner {bigint} not null,
    application text not null,
    message {bigint} not null references messages (id) on delete cascade,
    primary key (owner, application, message)
) {clustered};

create index message_applications_by_message on message_applications (message);

-- Every message ever read, by its key alone: nothing of other people's mail is kept.
create table seen (
    owner {bigint} not null,
    key {bigint} not null,
    kept {boolean} not null,
    import {bigint} not null,
    source {bigint} not null,
    primary key (owner, key)
) {clustered};

create table sources (
    id {identity},
    owner {bigint} not null,
    path text not null,
    inode {bigint} not null,
    size {bigint} not null,
    modified {bigint} not null,
    ends {bigint} not null,
    read_to {bigint} not null,
    import {bigint} not null,
    unique (owner, path)
) {table};

-- Files of a folder that were read, by a digest of their names.
create table source_files (
    owner {bigint} not null,
    source {bigint} not null references sources (id) on delete cascade,
    name {bigint} not null,
    primary key (owner, source, name)
) {clustered};
