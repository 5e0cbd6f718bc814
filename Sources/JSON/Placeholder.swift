// JSON: reader, writer and paths.
