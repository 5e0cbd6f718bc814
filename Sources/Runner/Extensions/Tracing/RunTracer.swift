import Glibc
import System
import Tracing

/// The spans of a run.
///
/// Activities may run beside each other, each on a thread of its own, and a control is applied on the thread of what it
/// is applied to: so every thread has its stack of open spans. A thread that has none works for the experiment or its
/// method, whichever is open.
final class RunTracer: Sendable {
  private struct State {
    /// The module of the control that is in charge; a second one would double everything.
    var owner: String?
    var exporter: SpanExporter?
    var formats: [TracePropagation.Format] = []
    var stacks: [UInt: [Span]] = [:]
    /// The thread of the experiment itself.
    var front: UInt = 0
    var generator = SystemRandomNumberGenerator()
  }

  private let state = Guarded(State())

  /// Makes ready; does nothing when another control is in charge already.
  func configure(_ settings: TracingSettings, owner: String) {
    state.with { state in
      guard state.owner == nil else { return }
      state.owner = owner
      state.front = RunTracer.thread
      state.formats = settings.formats
      if !settings.destinations.isEmpty {
        state.exporter = SpanExporter(service: "chaostoolkit", destinations: settings.destinations)
      }
    }
  }

  /// Whether this control is in charge and spans go anywhere.
  func isActive(for owner: String) -> Bool { state.with { $0.owner == owner && $0.exporter != nil } }

  /// Opens a span on this thread.
  func begin(_ name: String, _ prepare: (inout Span) -> Void) {
    let now = RunTracer.now
    state.with { state in
      let thread = RunTracer.thread
      let parent =
        state.stacks[thread]?.last ?? state.stacks[state.front]?.last { $0.tag("type") != .string("activity") }
      let context =
        parent?.context.child(using: &state.generator) ?? TraceContext.root(using: &state.generator)
      var span = Span(name, context: context, start: now)
      prepare(&span)
      state.stacks[thread, default: []].append(span)
    }
  }

  /// Ends the innermost span of this thread that has this type, and those in it that were left open.
  func end(_ type: String, _ complete: (inout Span) -> Void = { _ in }) {
    let now = RunTracer.now
    state.with { state in
      let thread = RunTracer.thread
      guard var stack = state.stacks[thread], let place = stack.lastIndex(where: { $0.tag("type") == .string(type) })
      else { return }
      complete(&stack[place])
      for var span in stack[place...].reversed() {
        span.end = now
        state.exporter?.offer(span)
      }
      stack.removeSubrange(place...)
      state.stacks[thread] = stack.isEmpty ? nil : stack
    }
  }

  /// The headers that tell others of the span that is open on this thread.
  var headers: [(name: String, value: String)] {
    state.with { state in
      guard state.exporter != nil, let span = state.stacks[RunTracer.thread]?.last else { return [] }
      return TracePropagation.inject(span.context, as: state.formats)
    }
  }

  /// Ends what is open and sends what is left, half a second at most.
  func close(owner: String) {
    let now = RunTracer.now
    let exporter: SpanExporter? = state.with { state in
      guard state.owner == owner else { return nil }
      for thread in state.stacks.keys.sorted() {
        for var span in (state.stacks[thread] ?? []).reversed() {
          span.end = now
          state.exporter?.offer(span)
        }
      }
      defer { state = State() }
      return state.exporter
    }
    exporter?.close(within: 0.5)
  }

  private static var thread: UInt { UInt(pthread_self()) }

  /// Nanoseconds since 1970.
  static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}
