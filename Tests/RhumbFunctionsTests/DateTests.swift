import RhumbEngine
import RhumbSystem
import Testing

@testable import RhumbFunctions

/// Expected values from Helm 4.3.1 and Go 1.27's `time`, in UTC unless a zone is named.
struct DateTests {
  private let environment = Environment(
    now: { 1_753_000_000_123_456_789 }, randomBytes: { [UInt8](repeating: 0, count: $0) }, timeZone: "UTC")

  private func text(_ template: String) -> String { rendered(template, in: environment) }

  @Test(arguments: [
    ("{{ now }}", "2025-07-20 08:26:40.123456789 +0000 UTC m=+0.000000000"),
    ("{{ now.UTC }}", "2025-07-20 08:26:40.123456789 +0000 UTC"),
    ("{{ printf \"%T %T %T\" now now.Month (now.Sub now) }}", "time.Time time.Month time.Duration"),
    (
      "{{ now.Year }} {{ now.Month }} {{ printf \"%d\" now.Month }} {{ now.Weekday }} {{ now.YearDay }}",
      "2025 July 7 Sunday 201"
    ),
    ("{{ now.Unix }} {{ now.UnixMilli }} {{ now.Nanosecond }}", "1753000000 1753000000123 123456789"),
    ("{{ (now.Add (mustToDuration \"36h\")).Format \"Jan _2\" }}", "Jul 21"),
    ("{{ (now.AddDate 0 1 15).Format \"2006-01-02\" }}", "2025-09-04"),
    (
      "{{ now.Before (now.Add 1) }} {{ now.After now }} {{ now.IsZero }} {{ (toDate \"2006\" \"x\").IsZero }}",
      "true false false true"
    ),
    (
      "{{ (now.Truncate (mustToDuration \"1h\")).Format \"15:04:05\" }} {{ (now.Round (mustToDuration \"24h\")).Day }}",
      "08:00:00 20"
    ),
    ("{{ now.Location }} {{ (toDate \"-0700\" \"+0100\").Format \"MST\" }}", "UTC +0100"),
    ("{{ now.Date }}", "! function Date has 3 return values; should be 1 or 2"),
    ("{{ now | toJson }}", "\"2025-07-20T08:26:40.123456789Z\""),
    ("{{ date \"2006\" \"no time\" }} {{ htmlDate nil }} {{ now | unixEpoch }}", "2025 2025-07-20 1753000000"),
    ("{{ ago (toDate \"2006-01-02\" \"2025-07-20\") }} {{ ago 0 }} {{ ago 1753000000 }}", "8h26m40s 486944h26m40s 0s"),
  ])
  func tellsTheTime(_ template: String, _ output: String) { #expect(text(template) == output) }

  @Test(arguments: [
    (
      "Mon Monday Jan January 1 01 2 02 _2 002 06 2006 3 03 15 4 04 5 05 PM pm .000 MST -0700 -07:00 Z07:00",
      "Thu Thursday Feb February 2 02 29 29 29 060 24 2024 1 01 13 4 04 5 05 PM pm .000 UTC +0000 +00:00 Z"
    ),
    ("01/02 03:04:05PM '06 -0700", "02/29 01:04:05PM '24 +0000"), ("123456", "2291456"),
    ("_2006 Month Janx", "_2024 Month Janx"),
    ("15:04:05.000000 .999 ,000 .0001", "13:04:05.000000  ,000 .0002"),
  ])
  func formats(_ layout: String, _ output: String) { #expect(text("{{ date \"\(layout)\" 1709211845 }}") == output) }

  @Test(arguments: [
    ("2006-01-02", "2024-02-29", "2024-02-29 00:00:00 +0000 UTC"),
    ("2006-002", "2024-060", "2024-02-29 00:00:00 +0000 UTC"),
    ("Mon Jan _2 15:04:05 2006", "thu feb  9 01:02:03.5 2024", "2024-02-09 01:02:03.5 +0000 UTC"),
    ("2006-01-02T15:04:05Z07:00", "2024-02-29T13:04:05+02:30", "2024-02-29 13:04:05 +0230 +0230"),
    ("02 Jan 06 15:04 MST", "01 Mar 69 00:00 CEST", "1969-03-01 00:00:00 +0000 CEST"),
    ("3:04PM", "12:00AM", "0000-01-01 00:00:00 +0000 UTC"),
    ("2006-01-02", "bad", "! parsing time \"bad\" as \"2006-01-02\": cannot parse \"bad\" as \"2006\""),
    ("2006-01-02", "2024-02-30", "! parsing time \"2024-02-30\": day out of range"),
    ("2006-01-02", "2024-13-01", "! parsing time \"2024-13-01\": month out of range"),
    ("2006-01-02", "2024-02-29x", "! parsing time \"2024-02-29x\": extra text: \"x\""),
    ("2006-01-02 15", "2024-02-29", "! parsing time \"2024-02-29\" as \"2006-01-02 15\": cannot parse \"\" as \"15\""),
    (
      "2006-01-02x", "2024-02-29é",
      "! parsing time \"2024-02-29\\xc3\\xa9\" as \"2006-01-02x\": cannot parse \"\\xc3\\xa9\" as \"x\""
    ),
    ("2006-002", "2023-366", "! parsing time \"2023-366\": day-of-year out of range"),
    ("15:04", "24:00", "! parsing time \"24:00\": hour out of range"),
  ])
  func parses(_ layout: String, _ time: String, _ result: String) {
    #expect(text("{{ mustToDate \"\(layout)\" \"\(time)\" }}") == result)
  }

  @Test(arguments: [
    ("{{ toDate \"2006-01-02\" \"2024-02-29\" | dateModify \"-1.5h\" | date \"15:04\" }}", "22:30"),
    ("{{ toDate \"2006-01-02\" \"2024-02-29\" | dateModify \"1d\" | date \"2006-01-02\" }}", "2024-02-29"),
    ("{{ now | must_date_modify \"1d\" }}", "! time: unknown unit \"d\" in duration \"1d\""),
    (
      "{{ duration \"90061\" }} {{ duration (int64 -61) }} {{ duration 12 }} {{ duration \"1.5\" }}",
      "25h1m1s -1m1s 0s 0s"
    ),
    (
      "{{ durationRound \"8761h\" }} {{ durationRound \"720h1s\" }} {{ durationRound \"60s\" }} {{ durationRound 5 }}",
      "1y 1mo 60s 0s"
    ),
    ("{{ durationRound (toDate \"2006-01-02\" \"2025-07-18\") }}", "2d"),
  ])
  func movesAndRounds(_ template: String, _ output: String) { #expect(text(template) == output) }

  @Test(arguments: [
    ("mustToDuration \"1h30m\"", "1h30m0s"), ("mustToDuration \" 2.5 \"", "2.5s"), ("mustToDuration 1.5", "1.5s"),
    ("mustToDuration \"1500us\"", "1.5ms"), ("mustToDuration \"-9223372036854775808ns\"", "-2562047h47m16.854775808s"),
    ("mustToDuration \"2µs\"", "2µs"), ("mustToDuration \"\"", "! empty duration"),
    ("mustToDuration nil", "! invalid duration"),
    ("mustToDuration \"x\"", "! could not parse duration \"x\""),
    ("mustToDuration (list)", "! unsupported duration type []interface {}"),
    ("mustToDuration 1e300", "! duration seconds overflow: 1e+300"),
    ("mustToDuration 9999999999", "! duration seconds overflow: 9999999999"),
    ("durationSeconds \"bad\"", "0"), ("durationHours -1800", "-0.5"), ("durationDays \"1h\"", "0.041666666666666664"),
    ("durationMilliseconds \"1.5s\"", "1500"), ("durationWeeks \"84h\"", "0.5"),
    ("durationRoundTo \"2h13m\" \"30m\"", "2h0m0s"),
    ("durationTruncateTo \"-90m\" \"1h\"", "-1h0m0s"), ("durationRoundTo \"2h13m\" \"x\"", "2h13m0s"),
    ("durationTruncateTo \"x\" 5", "0s"),
    ("(mustToDuration \"90s\").Minutes", "1.5"), ("(mustToDuration \"90s\").Round 60000000000", "2m0s"),
    ("eq (mustToDuration \"1ns\") 1", "true"),
    ("printf \"%d %v\" (mustToDuration 1) (mustToDuration 1)", "1000000000 1s"),
  ])
  func readsDurations(_ call: String, _ output: String) { #expect(text("{{ \(call) }}") == output) }
}

/// Zones from rules alone, so that no file of the machine is read; expected values from Go 1.27 with tzdata.
struct ZoneTests {
  private func zone(_ rule: String) throws -> Zone {
    let rule = try #require(ZoneRule(Array(rule.utf8)))
    let kind = Zone.Kind(name: Array("LMT".utf8), offset: 561, isSummerTime: false)
    return Zone(name: Array("X/Y".utf8), kinds: [kind], changes: [Zone.Change(instant: 0, kind: 0)], rule: rule)
  }

  @Test(arguments: [
    ("CET-1CEST,M3.5.0,M10.5.0/3", 1_700_000_000, "2023-11-14 23:13:20 +0100 CET"),
    ("CET-1CEST,M3.5.0,M10.5.0/3", 1_720_000_000, "2024-07-03 11:46:40 +0200 CEST"),
    ("EST5EDT", 1_720_000_000, "2024-07-03 05:46:40 -0400 EDT"),
    ("AEST-10AEDT,M10.1.0,M4.1.0/3", 1_700_000_000, "2023-11-15 09:13:20 +1100 AEDT"),
    ("<+0530>-5:30", 1_700_000_000, "2023-11-15 03:43:20 +0530 +0530"),
    ("IST-1GMT0,M10.5.0,M3.5.0/1", 1_700_000_000, "2023-11-14 22:13:20 +0000 GMT"),
    ("XXX3YYY,J60/0,300/24", 1_709_262_000, "2024-03-01 01:00:00 -0200 YYY"),
  ])
  func followsRules(_ rule: String, _ seconds: Int64, _ text: String) throws {
    #expect(Instant(seconds: seconds, zone: try zone(rule)).text == ByteString(text))
  }

  @Test func findsTheOffsetOfWhatClocksShow() throws {
    let zone = try zone("CET-1CEST,M3.5.0,M10.5.0/3")
    func seconds(_ text: StaticString) throws -> Int64 {
      let layout = Array("2006-01-02 15:04".utf8)
      return try TimeParser.parse(layout: layout, ByteText.bytes(text), in: zone).seconds
    }
    #expect(try seconds("2024-07-03 12:00") == 1_720_000_800)
    // An hour that did not exist, and one that came twice.
    #expect(try seconds("2024-03-31 02:30") == 1_711_848_600)
    #expect(try seconds("2024-10-27 02:30") == 1_729_992_600)
  }

  @Test(arguments: ["", "AB1", "CET", "CET-1CEST,M3.5", "CET-1CEST,M13.1.0,M1.1.0", "CET-999", "<CET-1"])
  func refusesOtherRules(_ rule: String) { #expect(ZoneRule(Array(rule.utf8)) == nil) }

  @Test func refusesBrokenFiles() {
    let header = Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15)
    for data in [[], Array("TZif".utf8), header, header + [UInt8](repeating: 255, count: 24)] {
      #expect(ZoneFile.read(data, name: []) == nil)
    }
  }

  /// `TZif` of version 1 with one change.
  @Test func readsFiles() throws {
    var data = Array("TZif".utf8) + [UInt8](repeating: 0, count: 16)
    for count: UInt8 in [0, 0, 0, 1, 2, 8] { data += [0, 0, 0, count] }
    data += [0, 0, 0, 100, 1] + [0, 0, 0, 0, 0, 0] + [0, 0, 14, 16, 1, 4] + Array("AAA\0BBB\0".utf8)
    let zone = try #require(ZoneFile.read(data, name: Array("X".utf8)))
    #expect(Instant(seconds: 99, zone: zone).text == "1970-01-01 00:01:39 +0000 AAA")
    #expect(Instant(seconds: 100, zone: zone).text == "1970-01-01 01:01:40 +0100 BBB")
  }

  /// Names never lead out of the folder of zones; what is unknown is UTC.
  @Test(arguments: ["../../etc/passwd", "/etc/localtime", "No/Where", "\\x"])
  func staysInItsFolder(_ name: String) {
    #expect(ZoneCatalogue(timeZone: "UTC", files: MemoryFileSystem([:])).zone(Array(name.utf8)) == nil)
  }
}
