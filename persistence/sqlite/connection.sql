-- What every connection is set to. One pragma a line: each is carried out, then read back and compared.
-- The transaction at the end takes the exclusive lock, which would otherwise bite only after the first write.
PRAGMA locking_mode = exclusive;  -- no other program reads or writes while we run
PRAGMA journal_mode = delete;     -- one file at rest
PRAGMA synchronous = 3;           -- EXTRA: with this journal, nothing less keeps every commit through a power cut
PRAGMA fullfsync = 1;             -- macOS: through the drive's own cache too
PRAGMA foreign_keys = 1;
PRAGMA recursive_triggers = 1;    -- a REPLACE fires the triggers that keep issued invoices
PRAGMA secure_delete = 1;         -- what is deleted is overwritten
PRAGMA trusted_schema = 0;        -- a planted schema runs no dangerous function
PRAGMA cell_size_check = 1;       -- notice damaged pages early
PRAGMA mmap_size = 0;             -- an I/O error is an error, not a crash
PRAGMA temp_store = 2;            -- memory: nothing of the club's in temporary files
BEGIN EXCLUSIVE;
COMMIT;
