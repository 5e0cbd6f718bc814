import JSON
import Journal

/// Series and effects of a run by the published schema.
enum JSONEffects {
  static func series(_ facts: SeriesFacts) -> JSONValue {
    let summary = facts.summary
    return [
      "evidence": .evidence(summary.evidence), "activity": .string(summary.activity), "label": .string(summary.label),
      "title": .string(summary.title),
      "query": .text(summary.query), "kind": kind(summary.kind), "count": .integer(summary.count),
      "least": .known(summary.least), "greatest": .known(summary.greatest), "mean": .known(summary.mean),
      "median": .known(summary.median), "p95": .known(summary.p95), "p99": .known(summary.p99),
      "last": .known(summary.last), "changes": facts.changes.map { .array($0.map(change)) } ?? .null,
    ]
  }

  static func effect(_ effect: WindowEffect) -> JSONValue {
    let inTime = effect.inTime
    var subject: (word: String, name: String, kind: JSONValue)
    switch effect.subject {
    case .series(let name, let kind): subject = ("series", name, self.kind(kind))
    case .check(let name): subject = ("check", name, .null)
    }
    return [
      "subject": .string(subject.word), "name": .string(subject.name), "kind": subject.kind,
      "evidence": .evidence(effect.evidence),
      "windows": .array(
        zip(["before", "during", "after"], effect.windows).map { name, window in
          ["window": .string(name), "count": .integer(window.count), "level": .known(window.level)] as JSONValue
        }),
      "during": change(effect.during, inTime?.during, standsOut: effect.isClearDuring),
      "after": change(effect.after, inTime?.after, standsOut: effect.isClearAfter),
      "correlation": .known(inTime?.correlation), "since": inTime?.since.map(since) ?? .null,
    ]
  }

  private static func kind(_ kind: MetricSeries.Kind) -> JSONValue {
    switch kind {
    case .gauge: .string("gauge")
    case .counter: .string("counter")
    }
  }

  private static func change(_ change: SeriesChange) -> JSONValue {
    [
      "from": .known(change.span.from), "to": .known(change.span.to), "before": .known(change.before),
      "since": .known(change.since), "p": .known(change.p),
    ]
  }

  private static func change(
    _ change: WindowEffect.Change, _ blocks: WindowEffect.Blocks?, standsOut: Bool
  ) -> JSONValue {
    var value: JSONObject = [
      "estimate": .null, "low": .null, "high": .null, "confidence": .null, "superiority": .null,
      "p": .known(change.p), "corrected": .known(change.corrected), "refusal": .null,
      "blocks": self.blocks(blocks), "standsOut": .bool(standsOut),
    ]
    switch change {
    case .shift(let shift):
      value["estimate"] = .known(shift.estimate)
      value["low"] = .known(shift.interval?.low)
      value["high"] = .known(shift.interval?.high)
      value["confidence"] = .known(shift.interval?.confidence)
      value["superiority"] = .known(shift.superiority)
      value["refusal"] = refusal(shift.refusal)
    case .share(let share):
      value["estimate"] = .known(share.difference)
      value["low"] = .known(share.low)
      value["high"] = .known(share.high)
      value["confidence"] = .known(0.95)
      value["refusal"] = refusal(share.refusal)
    case .refused(let reason): value["refusal"] = refusal(reason)
    }
    return .object(value)
  }

  private static func refusal(_ refusal: WindowEffect.Refusal?) -> JSONValue {
    switch refusal {
    case .noValues: .string("no-values")
    case .cannotReach: .string("cannot-reach")
    case nil: .null
    }
  }

  private static func blocks(_ blocks: WindowEffect.Blocks?) -> JSONValue {
    guard case .shift(let shift) = blocks else { return .null }
    return [
      "difference": .known(shift.difference), "low": .known(shift.low), "high": .known(shift.high),
      "lengths": .array(shift.blockLengths.map { .integer($0) }), "draws": .integer(BlockBootstrap.rounds),
      "seed": .number(JSONNumber(Int(shift.seed))),
    ]
  }

  private static func since(_ since: WindowEffect.Since) -> JSONValue {
    switch since {
    case .between(let span, let count, let p):
      moment("between", from: span.from, to: span.to, count: count, p: p)
    case .noMoment(let count, let p): moment("no-moment", from: nil, to: nil, count: count, p: p)
    case .tooFew(let count): moment("too-few", from: nil, to: nil, count: count, p: nil)
    }
  }

  private static func moment(_ result: String, from: Double?, to: Double?, count: Int, p: Double?) -> JSONValue {
    ["result": .string(result), "from": .known(from), "to": .known(to), "count": .integer(count), "p": .known(p)]
  }
}
