-- Colophon registry, step 1. Steps are applied in order, each in one transaction; PRAGMA user_version is the number of
-- the last one. Later changes are new steps; this file never changes once released.

-- The append-only record of everything that was done here (journal-entry.schema.json). It is the truth; the tables
-- below point into it.
CREATE TABLE journal (
    number INTEGER PRIMARY KEY CHECK (number >= 1),
    time TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('register', 'intent', 'result', 'recovered', 'note')),
    payload TEXT NOT NULL,
    previous_hash TEXT NOT NULL CHECK (length(previous_hash) = 64),
    hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64)
) STRICT;

CREATE TRIGGER journal_never_changes BEFORE UPDATE ON journal
BEGIN
    SELECT RAISE(ABORT, 'The journal is append-only.');
END;

CREATE TRIGGER journal_never_forgets BEFORE DELETE ON journal
BEGIN
    SELECT RAISE(ABORT, 'The journal is append-only.');
END;

CREATE TRIGGER journal_has_no_gaps BEFORE INSERT ON journal
WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM journal)
BEGIN
    SELECT RAISE(ABORT, 'Journal entries are numbered without gaps.');
END;

-- Versions registered by hand; their facts are in the payload of the entry.
CREATE TABLE versions (
    model TEXT NOT NULL,
    label TEXT NOT NULL,
    native TEXT NOT NULL UNIQUE,
    entry INTEGER NOT NULL UNIQUE REFERENCES journal (number),
    PRIMARY KEY (model, label)
) STRICT;

-- The slots of a plain folder: which version holds which stage now. A cleared stage keeps its row, with native NULL.
CREATE TABLE stages (
    model TEXT NOT NULL,
    stage TEXT NOT NULL,
    native TEXT,
    actor TEXT NOT NULL,
    time TEXT NOT NULL,
    PRIMARY KEY (model, stage)
) STRICT;

-- What the journal says about releases and notes, for people with an SQLite shell. Colophon reads the journal itself.
CREATE VIEW releases AS
SELECT done.number AS entry, wish.time AS time, json_extract(wish.payload, '$.model') AS model,
       json_extract(wish.payload, '$.stage') AS stage, json_extract(wish.payload, '$.action') AS action,
       json_extract(wish.payload, '$.from.label') AS from_label, json_extract(wish.payload, '$.to.label') AS to_label,
       json_extract(wish.payload, '$.actor') AS actor, json_extract(wish.payload, '$.reason') AS reason
FROM journal AS done
JOIN journal AS wish ON wish.number = json_extract(done.payload, '$.intent')
WHERE done.kind IN ('result', 'recovered') AND json_extract(done.payload, '$.outcome') = 'applied';

CREATE VIEW notes AS
SELECT number AS entry, time, json_extract(payload, '$.model') AS model,
       json_extract(payload, '$.version.label') AS label, json_extract(payload, '$.actor') AS actor,
       json_extract(payload, '$.text') AS text
FROM journal
WHERE kind = 'note';
