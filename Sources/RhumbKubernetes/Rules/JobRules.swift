import RhumbDiagnostics
import RhumbEngine

/// Group 8, second half: jobs and when they run.
enum JobRules {
  static let rules: [ObjectRule] = [
    ObjectRule("kubernetes/job", .some(["Job.batch"]), "counts, modes and policies of a job are sound") {
      object, _, report in
      job(object["spec"], &report)
      if object["metadata"]["name"].text?.count ?? 0 > 63 { return }
      jobSelector(object["spec"], &report)
    },
    ObjectRule("kubernetes/job", .some(["CronJob.batch"]), "counts, modes and policies of a job are sound") {
      object, _, report in
      job(object["spec"]["jobTemplate"]["spec"], &report)
      let metadata = object["spec"]["jobTemplate"]["metadata"]
      MetadataRules.labels(metadata["labels"], &report)
      MetadataRules.annotations(metadata["annotations"], &report)
      if object["spec"]["jobTemplate"]["spec"]["manualSelector"].bool == true {
        report.unsupported(
          object["spec"]["jobTemplate"]["spec"]["manualSelector"], supported: ["nil", "false"])
      }
      let selector = object["spec"]["jobTemplate"]["spec"]["selector"]
      if selector.exists { report.invalid(selector, "`selector` will be auto-generated") }
    },
    ObjectRule("kubernetes/cron-job", .some(["CronJob.batch"]), "a schedule can be read", check: cronJob),
  ]

  private static let counts: [ByteString] = [
    "parallelism", "completions", "activeDeadlineSeconds", "backoffLimit", "ttlSecondsAfterFinished",
    "backoffLimitPerIndex", "maxFailedIndexes",
  ]

  private static func job(_ spec: FieldView, _ report: inout ObjectReport) {
    for name in counts { report.notNegative(spec[name]) }
    let mode = spec["completionMode"].text ?? "NonIndexed"
    report.oneOf(spec["completionMode"], ["NonIndexed", "Indexed"])
    if mode == "Indexed" { indexed(spec, &report) } else { notIndexed(spec, &report) }
    restartPolicy(spec, &report)
    if spec["podFailurePolicy"].exists { failurePolicy(spec, &report) }
    successPolicy(spec, mode, &report)
    if let manager = spec["managedBy"].text, manager.count > 63 {
      report.tooLong(spec["managedBy"].path, maximum: 63)
    }
    report.check(spec["managedBy"], Grammar.domainPrefixedPath)
    let replacement = spec["podReplacementPolicy"]
    report.oneOf(replacement, ["Failed", "TerminatingOrFailed"])
    if spec["podFailurePolicy"].exists, replacement.text == "TerminatingOrFailed" {
      report.unsupported(replacement, supported: ["Failed"])
    }
  }

  private static func indexed(_ spec: FieldView, _ report: inout ObjectReport) {
    if !spec["completions"].exists {
      report.required(spec["completions"].path, "when completion mode is Indexed")
    }
    if let number = spec["parallelism"].integer, number > 100_000 {
      report.invalid(spec["parallelism"], "must be less than or equal to 100000 when completion mode is Indexed")
    }
    if spec["maxFailedIndexes"].exists, !spec["backoffLimitPerIndex"].exists {
      report.required(spec["backoffLimitPerIndex"].path, "when maxFailedIndexes is specified")
    }
    if let failed = spec["maxFailedIndexes"].integer, let all = spec["completions"].integer, failed > all {
      report.invalid(spec["maxFailedIndexes"], "must be less than or equal to completions")
    }
  }

  private static func notIndexed(_ spec: FieldView, _ report: inout ObjectReport) {
    for name in ["backoffLimitPerIndex", "maxFailedIndexes"] as [ByteString] where spec[name].exists {
      report.invalid(spec[name], "requires indexed completion mode")
    }
  }

  private static func restartPolicy(_ spec: FieldView, _ report: inout ObjectReport) {
    let policy = spec["template"]["spec"]["restartPolicy"]
    switch policy.text {
    case nil, ""?, "Always"?:
      if policy.exists && policy.text == nil { return }
      report.required(policy.path, "valid values: \"OnFailure\", \"Never\"")
    case "OnFailure"?:
      if spec["podFailurePolicy"].exists {
        report.invalid(policy, "only \"Never\" is supported when podFailurePolicy is specified")
      } else if spec["backoffLimitPerIndex"].exists {
        report.invalid(policy, "only \"Never\" is supported when backoffLimitPerIndex is specified")
      }
    case "Never"?: break
    default: report.unsupported(policy, supported: ["OnFailure", "Never"])
    }
  }

  private static func failurePolicy(_ spec: FieldView, _ report: inout ObjectReport) {
    let template = spec["template"]["spec"]
    let names = (template["containers"].items + template["initContainers"].items).compactMap { $0["name"].text }
    let rules = spec["podFailurePolicy"]["rules"]
    if rules.count > 20 { report.tooMany(rules.path, count: rules.count, maximum: 20) }
    for rule in rules.items {
      report.oneOf(rule["action"], ["Count", "FailIndex", "FailJob", "Ignore"])
      if rule["action"].isEmpty {
        report.required(rule["action"].path, "valid values: \"Count\", \"FailIndex\", \"FailJob\", \"Ignore\"")
      }
      if rule["action"].text == "FailIndex", !spec["backoffLimitPerIndex"].exists {
        report.invalid(rule["action"], "requires the backoffLimitPerIndex to be set")
      }
      let codes = rule["onExitCodes"]
      let conditions = rule["onPodConditions"]
      if codes.exists { exitCodes(codes, names, &report) }
      for condition in conditions.items {
        report.checkRequired(condition["type"], Grammar.qualifiedName)
        let status = condition["status"]
        if status.isEmpty { report.required(status.path) }
        report.oneOf(status, ["False", "True", "Unknown"])
      }
      if codes.exists, !conditions.isEmpty {
        report.invalid(rule, "specifying both OnExitCodes and OnPodConditions is not supported")
      } else if !codes.exists, conditions.isEmpty {
        report.invalid(rule, "specifying one of OnExitCodes and OnPodConditions is required")
      }
    }
  }

  private static func exitCodes(_ codes: FieldView, _ names: [ByteString], _ report: inout ObjectReport) {
    report.oneOf(codes["operator"], ["In", "NotIn"])
    if let name = codes["containerName"].text, !names.contains(name) {
      report.invalid(
        codes["containerName"], "must be one of the container or initContainer names in the pod template")
    }
    let values = codes["values"]
    if values.isEmpty { report.invalid(values.path, .null, "at least one value is required") }
    if values.count > 255 { report.tooMany(values.path, count: values.count, maximum: 255) }
    var seen: Set<Int> = []
    var last = Int.min
    for value in values.items {
      guard let code = value.integer else { continue }
      if code == 0, codes["operator"].text == "In" { report.invalid(value, "must not be 0 for the In operator") }
      if !seen.insert(code).inserted {
        report.duplicate(value)
      } else if code < last {
        return report.invalid(values, "must be ordered")
      }
      last = max(last, code)
    }
  }

  private static func successPolicy(_ spec: FieldView, _ mode: ByteString, _ report: inout ObjectReport) {
    let policy = spec["successPolicy"]
    guard policy.exists else { return }
    if mode != "Indexed" { report.invalid(policy, "requires indexed completion mode") }
    if policy["rules"].isEmpty {
      report.required(policy["rules"].path, "at least one rules must be specified when the successPolicy is specified")
    }
    for rule in policy["rules"].items {
      if !rule["succeededCount"].exists, !rule["succeededIndexes"].exists {
        report.required(rule.path, "at least one of succeededCount or succeededIndexes must be specified")
      }
      report.atLeast(rule["succeededCount"], 0)
      if let all = spec["completions"].integer { indexes(rule["succeededIndexes"], below: all, &report) }
    }
  }

  /// `1,3-5`: ascending numbers and runs of them.
  private static func indexes(_ indexes: FieldView, below limit: Int, _ report: inout ObjectReport) {
    guard let text = indexes.text, !text.isEmpty else { return }
    var last = -1
    for part in text.bytes.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
      let ends = part.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
      let numbers = ends.map { Int(String(decoding: $0, as: UTF8.self)) }
      guard (1...2).contains(ends.count), let low = numbers[0], let high = numbers[ends.count - 1], low >= 0 else {
        return report.invalid(indexes, "error parsing succeededIndexes: cannot convert string to integer for index")
      }
      if low <= last || high < low || (ends.count == 2 && high == low) {
        return report.invalid(indexes, "error parsing succeededIndexes: non-increasing order")
      }
      if high >= limit {
        return report.invalid(
          indexes, ByteString("error parsing succeededIndexes: too large index: \"\(high)\""))
      }
      last = high
    }
  }

  /// The server makes the selector; a hand-made one has to say so.
  private static func jobSelector(_ spec: FieldView, _ report: inout ObjectReport) {
    let selector = Selector(spec["selector"])
    selector.check(&report)
    if spec["manualSelector"].bool == true, spec["selector"].exists,
      !selector.matches(spec["template"]["metadata"]["labels"])
    {
      report.invalid(spec["template"]["metadata"]["labels"], "`selector` does not match template `labels`")
    }
    if spec["manualSelector"].bool == true, !spec["selector"].exists { report.required(spec["selector"].path) }
    if spec["manualSelector"].bool != true, !selector.isEmpty {
      report.invalid(spec["selector"], "`selector` not auto-generated")
    }
  }

  // MARK: Cron

  private static func cronJob(_ object: FieldView, _ context: RuleContext, _ report: inout ObjectReport) {
    let spec = object["spec"]
    let schedule = spec["schedule"]
    if let text = schedule.text, !text.isEmpty {
      if text.contains("TZ") {
        report.invalid(schedule, "cannot use TZ or CRON_TZ in schedule, use timeZone field instead")
      } else if let complaint = CronSchedule.complaint(text) {
        report.invalid(schedule, complaint)
      }
    } else if schedule.text != nil || !schedule.exists {
      report.required(schedule.path)
    }
    timeZone(spec["timeZone"], &report)
    for name in ["startingDeadlineSeconds", "successfulJobsHistoryLimit", "failedJobsHistoryLimit"] as [ByteString] {
      report.notNegative(spec[name])
    }
    report.oneOf(spec["concurrencyPolicy"], ["Allow", "Forbid", "Replace"])
  }

  private static func timeZone(_ zone: FieldView, _ report: inout ObjectReport) {
    guard let name = zone.text else { return }
    if name.isEmpty { return report.invalid(zone, "timeZone must be nil or non-empty string") }
    if name.bytes.map({ $0 | 0x20 }).elementsEqual("local".utf8) {
      return report.invalid(
        zone, "timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones")
    }
    if !TimeZoneNames.contains(name) { report.invalid(zone, "unknown time zone " + name) }
  }
}
