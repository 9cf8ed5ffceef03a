// A file whose name holds its hash.
