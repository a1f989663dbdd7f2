-- The store's first shape. Money is in hundredths, dates are 2026-11-22, moments are UTC milliseconds.
-- +goose Up

CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE setting (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

-- The club. One row, kept as JSON: it is read and written whole, and only the program reads it.
CREATE TABLE organisation (
    id       INTEGER PRIMARY KEY CHECK (id = 1),
    data     TEXT NOT NULL,
    logo     BLOB,
    revision INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE party (
    id                  INTEGER PRIMARY KEY,
    number              TEXT NOT NULL UNIQUE,
    kind                TEXT NOT NULL CHECK (kind IN ('person', 'organisation')),
    name                TEXT NOT NULL,
    street              TEXT NOT NULL DEFAULT '',
    street2             TEXT NOT NULL DEFAULT '',
    postal_code         TEXT NOT NULL DEFAULT '',
    city                TEXT NOT NULL DEFAULT '',
    country             TEXT NOT NULL DEFAULT '',
    email               TEXT NOT NULL DEFAULT '',
    phone               TEXT NOT NULL DEFAULT '',
    born                TEXT NOT NULL DEFAULT '',
    organisation_number TEXT NOT NULL DEFAULT '',
    ehf_receives        TEXT NOT NULL DEFAULT '' CHECK (ehf_receives IN ('', 'yes', 'no')), -- empty: not known
    ehf_looked_up       TEXT NOT NULL DEFAULT '',
    peppol_id           TEXT NOT NULL DEFAULT '',
    preferred_method    TEXT NOT NULL DEFAULT '' CHECK (preferred_method IN ('', 'email', 'ehf', 'paper')),
    payment_method      TEXT NOT NULL DEFAULT '',
    shipping_method     TEXT NOT NULL DEFAULT '',
    language            TEXT NOT NULL DEFAULT '',
    their_reference     TEXT NOT NULL DEFAULT '',
    default_reference   TEXT NOT NULL DEFAULT '',
    payment_term_days   INTEGER NOT NULL DEFAULT 0,
    note                TEXT NOT NULL DEFAULT '',
    ended               TEXT NOT NULL DEFAULT '',
    revision            INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE main_group (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    key  TEXT NOT NULL UNIQUE -- the name folded, so that case makes no second group
) STRICT;

CREATE TABLE party_group (
    id            INTEGER PRIMARY KEY,
    name          TEXT NOT NULL,
    key           TEXT NOT NULL UNIQUE,
    main_group_id INTEGER REFERENCES main_group (id)
) STRICT;

CREATE TABLE membership (
    party_id INTEGER NOT NULL REFERENCES party (id) ON DELETE CASCADE,
    group_id INTEGER NOT NULL REFERENCES party_group (id) ON DELETE CASCADE,
    PRIMARY KEY (party_id, group_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE product (
    id          INTEGER PRIMARY KEY,
    number      TEXT NOT NULL UNIQUE,
    description TEXT NOT NULL,
    unit        TEXT NOT NULL DEFAULT '',
    unit_price  TEXT NOT NULL, -- decimal text: a price may have four decimals
    vat         TEXT NOT NULL DEFAULT '',
    vat_rate    TEXT NOT NULL DEFAULT '0'
) STRICT;

CREATE TABLE party_product (
    party_id   INTEGER NOT NULL REFERENCES party (id) ON DELETE CASCADE,
    product_id INTEGER NOT NULL REFERENCES product (id),
    position   INTEGER NOT NULL,
    quantity   TEXT NOT NULL,
    PRIMARY KEY (party_id, product_id)
) STRICT, WITHOUT ROWID;

-- A mass invoicing. The plan is JSON: it is written, shown and copied whole; what is searched for stands in columns.
CREATE TABLE batch (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    name    TEXT NOT NULL,
    state   TEXT NOT NULL CHECK (state IN ('open', 'saved', 'approved', 'finished')),
    plan    TEXT NOT NULL,
    excluded TEXT NOT NULL DEFAULT '[]',
    created INTEGER NOT NULL
) STRICT;

CREATE TABLE batch_recipient (
    batch_id INTEGER NOT NULL REFERENCES batch (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    party_id INTEGER NOT NULL REFERENCES party (id),
    PRIMARY KEY (batch_id, position),
    UNIQUE (batch_id, party_id)
) STRICT, WITHOUT ROWID;

-- Long texts, each kept once: the same information stands on every invoice of a batch.
CREATE TABLE note (
    id     INTEGER PRIMARY KEY,
    sha256 BLOB NOT NULL UNIQUE,
    body   TEXT NOT NULL
) STRICT;

CREATE TABLE series (
    name TEXT PRIMARY KEY,
    next INTEGER NOT NULL CHECK (next > 0)
) STRICT;

CREATE TABLE invoice (
    id                     INTEGER PRIMARY KEY AUTOINCREMENT,
    batch_id               INTEGER REFERENCES batch (id),
    party_id               INTEGER NOT NULL REFERENCES party (id),
    sequence               INTEGER NOT NULL DEFAULT 0,
    invoice_date           TEXT NOT NULL,
    due_date               TEXT NOT NULL,
    currency               TEXT NOT NULL,
    their_reference        TEXT NOT NULL DEFAULT '',
    our_reference          TEXT NOT NULL DEFAULT '',
    additional_information INTEGER REFERENCES note (id),
    sellers_notes          INTEGER REFERENCES note (id),
    payment_method         TEXT NOT NULL DEFAULT '',
    shipping_method        TEXT NOT NULL DEFAULT '',
    total                  INTEGER NOT NULL,
    vat                    INTEGER NOT NULL,
    send                   INTEGER NOT NULL DEFAULT 0,
    chain                  TEXT NOT NULL DEFAULT '', -- JSON list of methods; empty: the batch's
    revision               INTEGER NOT NULL DEFAULT 1,
    -- empty until it is issued, then never changed
    number                 INTEGER UNIQUE,
    reference              TEXT,
    issued_at              INTEGER,
    seal                   BLOB, -- SHA-256 over the seal of the number before and all that was issued
    CHECK ((number IS NULL) = (issued_at IS NULL)),
    CHECK ((number IS NULL) = (seal IS NULL))
) STRICT;
CREATE INDEX invoice_by_batch ON invoice (batch_id);
CREATE INDEX invoice_by_party ON invoice (party_id);

CREATE TABLE invoice_line (
    invoice_id  INTEGER NOT NULL REFERENCES invoice (id) ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    product     TEXT NOT NULL DEFAULT '',
    description TEXT NOT NULL,
    quantity    TEXT NOT NULL,
    unit        TEXT NOT NULL DEFAULT '',
    unit_price  TEXT NOT NULL,
    vat         TEXT NOT NULL,
    vat_rate    TEXT NOT NULL DEFAULT '0',
    PRIMARY KEY (invoice_id, position)
) STRICT, WITHOUT ROWID;

-- What was issued stays as it was issued.
-- +goose StatementBegin
CREATE TRIGGER invoice_is_final BEFORE UPDATE ON invoice WHEN OLD.number IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'an issued invoice never changes'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER invoice_is_kept BEFORE DELETE ON invoice WHEN OLD.number IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'an issued invoice is never deleted'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER invoice_line_is_final BEFORE UPDATE ON invoice_line
    WHEN (SELECT number FROM invoice WHERE id = OLD.invoice_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'an issued invoice never changes'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER invoice_line_is_kept BEFORE DELETE ON invoice_line
    WHEN (SELECT number FROM invoice WHERE id = OLD.invoice_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'an issued invoice never changes'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER invoice_line_is_whole BEFORE INSERT ON invoice_line
    WHEN (SELECT number FROM invoice WHERE id = NEW.invoice_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'an issued invoice never changes'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER note_is_final BEFORE UPDATE ON note
BEGIN SELECT RAISE(ABORT, 'a note never changes: another text is another note'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER party_number_is_kept BEFORE UPDATE OF number ON party
    WHEN NEW.number <> OLD.number AND EXISTS (SELECT 1 FROM invoice WHERE party_id = OLD.id AND number IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'a customer number that stands on an issued invoice never changes'); END;
-- +goose StatementEnd

-- Files that go along with invoices, each kept once however many it goes to.
CREATE TABLE file (
    id     INTEGER PRIMARY KEY,
    sha256 BLOB NOT NULL UNIQUE,
    bytes  BLOB NOT NULL
) STRICT;

-- +goose StatementBegin
CREATE TRIGGER file_is_final BEFORE UPDATE ON file
BEGIN SELECT RAISE(ABORT, 'a file never changes: other bytes are another file'); END;
-- +goose StatementEnd

-- What goes along: with every invoice of a batch, or with one.
CREATE TABLE enclosure (
    id         INTEGER PRIMARY KEY,
    batch_id   INTEGER REFERENCES batch (id) ON DELETE CASCADE,
    invoice_id INTEGER REFERENCES invoice (id) ON DELETE CASCADE,
    file_id    INTEGER NOT NULL REFERENCES file (id),
    attachment TEXT NOT NULL, -- JSON: its name, type and ticks
    CHECK ((batch_id IS NULL) <> (invoice_id IS NULL))
) STRICT;
CREATE INDEX enclosure_by_batch ON enclosure (batch_id) WHERE batch_id IS NOT NULL;
CREATE INDEX enclosure_by_invoice ON enclosure (invoice_id) WHERE invoice_id IS NOT NULL;
CREATE INDEX enclosure_by_file ON enclosure (file_id);

-- +goose StatementBegin
CREATE TRIGGER enclosure_is_final BEFORE DELETE ON enclosure
    WHEN EXISTS (
        SELECT 1 FROM invoice WHERE number IS NOT NULL AND (id = OLD.invoice_id OR batch_id = OLD.batch_id)
    )
BEGIN SELECT RAISE(ABORT, 'what went along with an issued invoice never changes'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER enclosure_is_whole BEFORE INSERT ON enclosure
    WHEN EXISTS (
        SELECT 1 FROM invoice WHERE number IS NOT NULL AND (id = NEW.invoice_id OR batch_id = NEW.batch_id)
    )
BEGIN SELECT RAISE(ABORT, 'what went along with an issued invoice never changes'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER enclosure_stays BEFORE UPDATE ON enclosure
BEGIN SELECT RAISE(ABORT, 'what goes along is written anew, never changed'); END;
-- +goose StatementEnd

-- What makes an invoice a credit note. It is issued in the transaction that makes it, and never changes.
CREATE TABLE credit_note (
    invoice_id INTEGER PRIMARY KEY REFERENCES invoice (id),
    credits    INTEGER NOT NULL REFERENCES invoice (id),
    closes     INTEGER NOT NULL CHECK (closes IN (0, 1)), -- 1: nothing of the invoice is left
    taken      TEXT NOT NULL -- JSON: what is taken back of which line, and the exact sums
) STRICT;
CREATE INDEX credit_note_by_invoice ON credit_note (credits);
CREATE UNIQUE INDEX credit_note_closes_once ON credit_note (credits) WHERE closes = 1;

-- +goose StatementBegin
CREATE TRIGGER credit_note_is_of_an_issued_invoice BEFORE INSERT ON credit_note
    WHEN (SELECT number FROM invoice WHERE id = NEW.credits) IS NULL
    OR EXISTS (SELECT 1 FROM credit_note WHERE invoice_id = NEW.credits)
    OR EXISTS (SELECT 1 FROM credit_note WHERE credits = NEW.credits AND closes = 1)
BEGIN SELECT RAISE(ABORT, 'only of an issued invoice can something be taken back, and never more than all'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER credit_note_comes_first BEFORE INSERT ON credit_note
    WHEN (SELECT number FROM invoice WHERE id = NEW.invoice_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'an issued invoice never becomes a credit note'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER credit_note_is_final BEFORE UPDATE ON credit_note
BEGIN SELECT RAISE(ABORT, 'a credit note never changes'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER credit_note_is_kept BEFORE DELETE ON credit_note
BEGIN SELECT RAISE(ABORT, 'a credit note is never deleted'); END;
-- +goose StatementEnd

-- Documents as issued, byte for byte.
CREATE TABLE document (
    id         INTEGER PRIMARY KEY,
    invoice_id INTEGER NOT NULL REFERENCES invoice (id),
    kind       TEXT NOT NULL, -- pdf, ubl
    sha256     BLOB NOT NULL,
    bytes      BLOB NOT NULL,
    UNIQUE (invoice_id, kind)
) STRICT;

-- +goose StatementBegin
CREATE TRIGGER document_is_final BEFORE UPDATE ON document
BEGIN SELECT RAISE(ABORT, 'an issued document never changes'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER document_is_kept BEFORE DELETE ON document
BEGIN SELECT RAISE(ABORT, 'an issued document is never deleted'); END;
-- +goose StatementEnd

-- The outbox: one row for one document set to one recipient. States: domain/delivery/item.go.
CREATE TABLE dispatch (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    uid        TEXT NOT NULL UNIQUE,
    batch_id   INTEGER REFERENCES batch (id),
    party_id   INTEGER NOT NULL REFERENCES party (id),
    state      TEXT NOT NULL CHECK (state IN ('scheduled', 'claimed', 'submitting', 'retrying', 'held', 'in_doubt',
        'needs_attention', 'handed_over', 'delivered', 'undelivered', 'draft', 'cancelled')),
    chain      TEXT NOT NULL, -- JSON list of methods
    round      INTEGER NOT NULL DEFAULT 1, -- how often the chain was started
    method     TEXT NOT NULL DEFAULT '',
    due        INTEGER NOT NULL,
    next       INTEGER NOT NULL DEFAULT 0,
    letter     TEXT NOT NULL DEFAULT '', -- JSON, frozen at issue: the words that come with it
    short      TEXT NOT NULL DEFAULT 'hold' CHECK (short IN ('hold', 'draft', 'next')), -- what to do without credit
    tries      INTEGER NOT NULL DEFAULT 0 -- how often it may have left: compared with the ledger's count
) STRICT;
CREATE INDEX dispatch_by_state ON dispatch (state, due);
CREATE INDEX dispatch_by_batch ON dispatch (batch_id);

-- +goose StatementBegin
CREATE TRIGGER dispatch_round_begins BEFORE UPDATE OF round ON dispatch
    WHEN NEW.round <> OLD.round
    AND NOT (NEW.round = OLD.round + 1 AND OLD.state = 'undelivered' AND NEW.state = 'retrying')
BEGIN SELECT RAISE(ABORT, 'a chain starts over only after it came to nothing'); END;
-- +goose StatementEnd

CREATE TABLE dispatch_invoice (
    dispatch_id INTEGER NOT NULL REFERENCES dispatch (id) ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    invoice_id  INTEGER NOT NULL UNIQUE REFERENCES invoice (id),
    PRIMARY KEY (dispatch_id, position)
) STRICT, WITHOUT ROWID;

-- Every try and every method passed over. Rows are added, never changed.
CREATE TABLE attempt (
    id          INTEGER PRIMARY KEY,
    dispatch_id INTEGER NOT NULL REFERENCES dispatch (id) ON DELETE CASCADE,
    round       INTEGER NOT NULL DEFAULT 1, -- of the dispatch at that moment
    at          INTEGER NOT NULL,
    method      TEXT NOT NULL,
    outcome     TEXT NOT NULL,
    words       TEXT NOT NULL DEFAULT '',
    reason      TEXT NOT NULL DEFAULT '',
    args        TEXT NOT NULL DEFAULT '' -- JSON: the values of the reason's sentence
) STRICT;
CREATE INDEX attempt_by_dispatch ON attempt (dispatch_id);

-- +goose StatementBegin
CREATE TRIGGER attempt_is_final BEFORE UPDATE ON attempt
BEGIN SELECT RAISE(ABORT, 'what was tried never changes'); END;
-- +goose StatementEnd

-- Every message whose last byte may have left, written before that byte: what the limits of mail providers are
-- reckoned from.
CREATE TABLE departure (
    id          INTEGER PRIMARY KEY,
    dispatch_id INTEGER NOT NULL REFERENCES dispatch (id) ON DELETE CASCADE,
    at          INTEGER NOT NULL,
    host        TEXT NOT NULL,
    recipients  INTEGER NOT NULL CHECK (recipients > 0)
) STRICT;
CREATE INDEX departure_by_host ON departure (host, at);
CREATE INDEX departure_by_dispatch ON departure (dispatch_id);

-- The exact bytes of a message, made at the first claim by a method in a round and sent again as they are.
CREATE TABLE frozen (
    id          INTEGER PRIMARY KEY,
    dispatch_id INTEGER NOT NULL REFERENCES dispatch (id) ON DELETE CASCADE,
    round       INTEGER NOT NULL DEFAULT 1,
    method      TEXT NOT NULL,
    message_id  TEXT NOT NULL DEFAULT '',
    sha256      BLOB NOT NULL,
    bytes       BLOB NOT NULL,
    UNIQUE (dispatch_id, round, method)
) STRICT;

-- +goose StatementBegin
CREATE TRIGGER frozen_is_final BEFORE UPDATE ON frozen
BEGIN SELECT RAISE(ABORT, 'a frozen message never changes'); END;
-- +goose StatementEnd

-- What a carrier keeps of a parcel between its steps: ids of the other side. Replaced as it goes on.
CREATE TABLE memo (
    dispatch_id INTEGER NOT NULL REFERENCES dispatch (id) ON DELETE CASCADE,
    round       INTEGER NOT NULL,
    method      TEXT NOT NULL,
    away        INTEGER NOT NULL CHECK (away IN (0, 1)), -- it may be with the other side
    body        TEXT NOT NULL,
    PRIMARY KEY (dispatch_id, round, method)
) STRICT, WITHOUT ROWID;

-- The credit ledger. Rows are added, never changed: units adds up to what is left, reserved to what is set aside.
CREATE TABLE credit (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    at          INTEGER NOT NULL,
    kind        TEXT NOT NULL,
    units       INTEGER NOT NULL,
    reserved    INTEGER NOT NULL,
    dispatch_id INTEGER REFERENCES dispatch (id),
    method      TEXT NOT NULL DEFAULT '',
    note        TEXT NOT NULL DEFAULT '',
    CHECK (CASE kind
        WHEN 'bought' THEN units > 0 AND reserved = 0 AND dispatch_id IS NULL
        WHEN 'reserved' THEN units < 0 AND reserved = -units AND dispatch_id IS NOT NULL
        WHEN 'spent' THEN units = 0 AND reserved < 0 AND dispatch_id IS NOT NULL
        WHEN 'returned' THEN units > 0 AND reserved = -units AND dispatch_id IS NOT NULL
        ELSE 0 END)
) STRICT;
CREATE INDEX credit_by_dispatch ON credit (dispatch_id) WHERE dispatch_id IS NOT NULL;

-- +goose StatementBegin
CREATE TRIGGER credit_is_final BEFORE UPDATE ON credit
BEGIN SELECT RAISE(ABORT, 'a line of the credit ledger never changes'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER credit_is_kept BEFORE DELETE ON credit
BEGIN SELECT RAISE(ABORT, 'a line of the credit ledger is never deleted'); END;
-- +goose StatementEnd

CREATE TABLE pause (
    method TEXT PRIMARY KEY,
    at     INTEGER NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    words  TEXT NOT NULL DEFAULT ''
) STRICT;

-- An invoice with what every list of invoices shows of its surroundings. Texts are ids: a batch shares them.
CREATE VIEW invoice_head AS
SELECT
    invoice.id, invoice.batch_id, invoice.party_id, invoice.sequence, invoice.invoice_date, invoice.due_date,
    invoice.currency, invoice.their_reference, invoice.our_reference, invoice.additional_information,
    invoice.sellers_notes, invoice.payment_method, invoice.shipping_method, invoice.total, invoice.vat, invoice.send,
    invoice.chain, invoice.revision, invoice.number, invoice.reference, invoice.issued_at, invoice.seal,
    party.number AS party_number, party.name AS party_name,
    batch.name AS batch_name,
    dispatch.state AS dispatch_state, dispatch.method AS dispatch_method,
    CAST(coalesce(credit_note.credits, 0) AS INTEGER) AS credits,
    CAST(coalesce(credited.number, 0) AS INTEGER) AS credits_number,
    CAST(coalesce(credited.invoice_date, '') AS TEXT) AS credits_date,
    CAST((
        SELECT coalesce(sum(note.total), 0)
        FROM credit_note AS by_note JOIN invoice AS note ON note.id = by_note.invoice_id
        WHERE by_note.credits = invoice.id
    ) AS INTEGER) AS credited_total,
    CAST(EXISTS (
        SELECT 1 FROM credit_note AS last_note WHERE last_note.credits = invoice.id AND last_note.closes = 1
    ) AS INTEGER) AS credited_whole
FROM invoice
LEFT JOIN credit_note ON credit_note.invoice_id = invoice.id
LEFT JOIN invoice AS credited ON credited.id = credit_note.credits
JOIN party ON party.id = invoice.party_id
LEFT JOIN batch ON batch.id = invoice.batch_id
LEFT JOIN dispatch_invoice ON dispatch_invoice.invoice_id = invoice.id
LEFT JOIN dispatch ON dispatch.id = dispatch_invoice.dispatch_id;

-- A dispatch with the name of its batch.
CREATE VIEW dispatch_head AS
SELECT
    dispatch.id, dispatch.uid, dispatch.batch_id, dispatch.party_id, dispatch.state, dispatch.chain, dispatch.method,
    dispatch.due, dispatch.next, dispatch.round, dispatch.short, batch.name AS batch_name
FROM dispatch
LEFT JOIN batch ON batch.id = dispatch.batch_id;
