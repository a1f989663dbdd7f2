-- What a file is set to that is only looked into: it may come from anywhere.
PRAGMA trusted_schema = 0;
PRAGMA cell_size_check = 1;
PRAGMA query_only = 1;
