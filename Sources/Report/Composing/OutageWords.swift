import Journal

/// How long checks were out of tolerance, in one place: after which action, since when, and whether it ended.
struct OutageWords {
  let voice: ReportVoice
  let run: RunAnalysis

  func inlines(_ outage: Outage) -> [Inline] {
    var text: [Inline] = [.text("First out of tolerance at \(DurationText.offset(outage.firstFailed))")]
    if run.checks.indices.contains(outage.firstCheck), let evidence = run.checks[outage.firstCheck].evidence {
      text += [.text(" "), .evidence(evidence)]
    }
    if let before = outage.beganAfter {
      text.append(.text("; the last check before it that was met: \(DurationText.offset(before))"))
    }
    if let action = outage.afterAction {
      text.append(.text("; the action that had begun last: "))
      if let name = run.activities.first(where: { $0.evidence == action })?.run.activity.name {
        text += [.code(voice.line(name, limit: 80)), .text(" ")]
      }
      text.append(.evidence(action))
    }
    text.append(.text(". "))
    if let recovered = outage.recoveredBy {
      let least = DurationText.short(max(0, outage.lastFailed - outage.firstFailed))
      let most = DurationText.short(max(0, recovered - (outage.beganAfter ?? outage.firstFailed)))
      text.append(
        .text(
          "All checks were met again at \(DurationText.offset(recovered)): out of tolerance for \(least) to \(most)."))
    } else {
      let seen = run.clock.run.to - outage.firstFailed
      text.append(.text("No later round met every check: recovery was not seen (\(Self.longer(than: seen)))."))
    }
    return text
  }

  /// `> 14 s`; at the very end of the data there is no number to give.
  static func longer(than seconds: Double) -> String {
    seconds > 0 ? "> \(DurationText.short(seconds))" : "no data after it"
  }
}
