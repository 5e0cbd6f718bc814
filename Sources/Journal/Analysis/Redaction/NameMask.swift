/// Masks the names that a run's facts carry about: of activities, probes, series, the experiment, the host.
///
/// Charts and tables take them as they stand, so that they are masked once, here, rather than wherever they are shown.
struct NameMask {
  let redactor: Redactor

  /// Masks every name in the facts of a run.
  func apply(to run: inout RunAnalysis) {
    guard redactor.isActive else { return }
    mask(&run.journal)
    mask(&run.setup.platform)
    mask(&run.setup.toolkit)
    for index in run.activities.indices {
      mask(&run.activities[index].run.activity)
      if case .other(let word) = run.activities[index].outcome {
        run.activities[index].outcome = .other(redactor.mask(word))
      }
    }
    for index in run.checks.indices {
      mask(&run.checks[index].name)
      mask(&run.checks[index].expected)
    }
    for index in run.metrics.indices {
      mask(&run.metrics[index].activity)
      mask(&run.metrics[index].label)
      mask(&run.metrics[index].name)
      mask(&run.metrics[index].commonTitle)
      mask(&run.metrics[index].query)
      for place in run.metrics[index].labels.indices { mask(&run.metrics[index].labels[place].value) }
    }
    for index in run.summaries.indices {
      mask(&run.summaries[index].activity)
      mask(&run.summaries[index].label)
      mask(&run.summaries[index].name)
      mask(&run.summaries[index].title)
      mask(&run.summaries[index].query)
    }
    for index in run.effects.indices {
      switch run.effects[index].subject {
      case .series(let name, let kind): run.effects[index].subject = .series(name: redactor.mask(name), kind: kind)
      case .check(let name): run.effects[index].subject = .check(name: redactor.mask(name))
      }
    }
    for index in run.states.indices {
      mask(&run.states[index].activity)
      mask(&run.states[index].label)
      for place in run.states[index].segments.indices {
        mask(&run.states[index].segments[place].state)
        mask(&run.states[index].segments[place].detail)
      }
    }
    run.notCovered = run.notCovered.map { gap in
      switch gap {
      case .notEvaluated(let names, let phase): .notEvaluated(names: names.map(redactor.mask), phase: phase)
      case .activitiesNotRun(let names): .activitiesNotRun(names: names.map(redactor.mask))
      case .noChecksDuring, .rollbacksNotRecorded, .noRollbacks, .actionWithoutResult, .wholeSeconds, .noHypothesis,
        .recoveryNotSeen, .cutOff:
        gap
      }
    }
  }

  private func mask(_ journal: inout RunJournal) {
    mask(&journal.source.label)
    mask(&journal.source.path)
    mask(&journal.node)
    mask(&journal.platform)
    mask(&journal.toolkitVersion)
    if case .other(let word) = journal.status { journal.status = .other(redactor.mask(word)) }
    mask(&journal.experiment.title)
    mask(&journal.experiment.description)
    for index in journal.experiment.tags.indices { mask(&journal.experiment.tags[index]) }
    for index in journal.experiment.contributions.indices {
      mask(&journal.experiment.contributions[index].property)
      mask(&journal.experiment.contributions[index].level)
    }
    if var hypothesis = journal.experiment.hypothesis {
      mask(&hypothesis.title)
      for index in hypothesis.probes.indices { mask(&hypothesis.probes[index]) }
      journal.experiment.hypothesis = hypothesis
    }
    for index in journal.experiment.method.indices { mask(&journal.experiment.method[index]) }
    for index in journal.experiment.rollbacks.indices { mask(&journal.experiment.rollbacks[index]) }
  }

  private func mask(_ activity: inout Activity) {
    mask(&activity.name)
    mask(&activity.reference)
    switch activity.provider {
    case .python(let module, let function, let arguments):
      activity.provider = .python(
        module: redactor.mask(module), function: redactor.mask(function), arguments: arguments)
    case .process(let path, let arguments):
      activity.provider = .process(path: redactor.mask(path), arguments: arguments)
    case .http(let url, let method, let arguments):
      activity.provider = .http(url: redactor.mask(url), method: method.map(redactor.mask), arguments: arguments)
    case .other(let type, let node): activity.provider = .other(type: redactor.mask(type), node: node)
    case nil: break
    }
  }

  private func mask(_ text: inout String) { text = redactor.mask(text) }

  private func mask(_ text: inout String?) { text = text.map(redactor.mask) }
}
