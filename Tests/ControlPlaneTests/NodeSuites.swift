import Testing

/// Those that need a local-node of their own: one after the other, for each takes every pod that waits.
@Suite(.enabled(if: RunningNode.isGiven), .serialized) enum NodeSuites {}
