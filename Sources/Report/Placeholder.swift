// Declarative options.
