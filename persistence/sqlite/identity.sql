PRAGMA application_id = 0x4B6F6E74; -- "Kont": how a database of ours is known from its header
