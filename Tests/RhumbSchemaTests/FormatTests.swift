import RhumbEngine
import RhumbFormats
import RhumbSchema
import Testing

/// Expected reports are those of Helm 4.3.1 (santhosh-tekuri/jsonschema 6.0.3).
@Suite struct FormatTests {
  /// What each format says about a text; later drafts only annotate.
  private static let formats: [(schema: String, values: String, report: String)] = [
    (
      ##"{"properties": {"a": {"format": "ipv4"}}, "$schema": "http://json-schema.org/draft-07/schema#"}"##,
      ##"{"a": "01.2.3.4"}"##,
      "- at '/a': '01.2.3.4' is not valid ipv4: leading zeros\n"
    ),
    (
      ##"{"properties": {"a": {"format": "ipv4"}}, "$schema": "http://json-schema.org/draft-07/schema#"}"##,
      ##"{"a": "a.b.c.d"}"##,
      "- at '/a': 'a.b.c.d' is not valid ipv4: strconv.Atoi: parsing \"a\": invalid syntax\n"
    ),
    (
      ##"{"properties": {"a": {"format": "ipv6"}}, "$schema": "http://json-schema.org/draft-07/schema#"}"##,
      ##"{"a": "::g"}"##,
      "- at '/a': '::g' is not valid ipv6: ParseAddr(\"::g\"): each colon-separated field must have at least one digit (at \"g\")\n"
    ),
    (
      ##"{"properties": {"a": {"format": "ipv6"}}, "$schema": "http://json-schema.org/draft-07/schema#"}"##,
      ##"{"a": "1::2::3"}"##,
      "- at '/a': '1::2::3' is not valid ipv6: ParseAddr(\"1::2::3\"): multiple :: in address (at \":3\")\n"
    ),
    (
      ##"{"properties": {"a": {"format": "ipv6"}}, "$schema": "http://json-schema.org/draft-07/schema#"}"##,
      ##"{"a": "fe80::1%eth0"}"##,
      "- at '/a': 'fe80::1%eth0' is not valid ipv6: zone id is not a part of ipv6 address\n"
    ),
    (
      ##"{"properties": {"a": {"format": "hostname"}}, "$schema": "http://json-schema.org/draft-07/schema#"}"##,
      ##"{"a": "a..b"}"##,
      "- at '/a': 'a..b' is not valid hostname: label must be 1 to 63 characters long\n"
    ),
    (
      ##"{"properties": {"a": {"format": "hostname"}}, "$schema": "http://json-schema.org/draft-07/schema#"}"##,
      ##"{"a": "a_b"}"##,
      "- at '/a': 'a_b' is not valid hostname: invalid character '_'\n"
    ),
    (
      ##"{"properties": {"a": {"format": "email"}}, "$schema": "http://json-schema.org/draft-07/schema#"}"##,
      ##"{"a": "x"}"##,
      "- at '/a': 'x' is not valid email: missing @\n"
    ),
    (
      ##"{"properties": {"a": {"format": "email"}}, "$schema": "http://json-schema.org/draft-07/schema#"}"##,
      ##"{"a": "a@b..c"}"##,
      "- at '/a': 'a@b..c' is not valid email: invalid domain: label must be 1 to 63 characters long\n"
    ),
    (
      ##"{"properties": {"a": {"format": "email"}}, "$schema": "http://json-schema.org/draft-07/schema#"}"##,
      ##"{"a": "\"a@b"}"##,
      "- at '/a': '\"a@b' is not valid email: invalid character '\"'\n"
    ),
    (
      ##"{"properties": {"a": {"format": "date"}}, "$schema": "http://json-schema.org/draft-07/schema#"}"##,
      ##"{"a": "2024-13-01"}"##,
      "- at '/a': '2024-13-01' is not valid date: parsing time \"2024-13-01\": month out of range\n"
    ),
    (
      ##"{"properties": {"a": {"format": "date"}}, "$schema": "http://json-schema.org/draft-07/schema#"}"##,
      ##"{"a": "2024-02-30"}"##,
      "- at '/a': '2024-02-30' is not valid date: parsing time \"2024-02-30\": day out of range\n"
    ),
    (
      ##"{"properties": {"a": {"format": "date"}}, "$schema": "http://json-schema.org/draft-07/schema#"}"##,
      ##"{"a": "2024-02-29x"}"##,
      "- at '/a': '2024-02-29x' is not valid date: parsing time \"2024-02-29x\": extra text: \"x\"\n"
    ),
    (
      ##"{"properties": {"a": {"format": "date"}}, "$schema": "http://json-schema.org/draft-07/schema#"}"##,
      ##"{"a": "é"}"##,
      "- at '/a': 'é' is not valid date: parsing time \"\\xc3\\xa9\" as \"2006-01-02\": cannot parse \"\\xc3\\xa9\" as \"2006\"\n"
    ),
    (
      ##"{"properties": {"a": {"format": "time"}}, "$schema": "http://json-schema.org/draft-07/schema#"}"##,
      ##"{"a": "24:00:00Z"}"##,
      "- at '/a': '24:00:00Z' is not valid time: hour/min/sec out of range\n"
    ),
    (
      ##"{"properties": {"a": {"format": "time"}}, "$schema": "http://json-schema.org/draft-07/schema#"}"##,
      ##"{"a": "23:59:60Z"}"##,
      ""
    ),
    (
      ##"{"properties": {"a": {"format": "date-time"}}, "$schema": "http://json-schema.org/draft-07/schema#"}"##,
      ##"{"a": "2024-02-29 10:00:00Z"}"##,
      "- at '/a': '2024-02-29 10:00:00Z' is not valid date-time: 11th character must be t or T\n"
    ),
    (
      ##"{"properties": {"a": {"format": "date-time"}}, "$schema": "http://json-schema.org/draft-07/schema#"}"##,
      ##"{"a": "2024-02-29T10:00:00+1:00"}"##,
      "- at '/a': '2024-02-29T10:00:00+1:00' is not valid date-time: invalid time element: offset must be 6 characters long\n"
    ),
    (
      ##"{"properties": {"a": {"format": "uri"}}, "$schema": "http://json-schema.org/draft-07/schema#"}"##,
      ##"{"a": "x"}"##,
      "- at '/a': 'x' is not valid uri: relative url\n"
    ),
    (
      ##"{"properties": {"a": {"format": "uri"}}, "$schema": "http://json-schema.org/draft-07/schema#"}"##,
      ##"{"a": "http://a b"}"##,
      "- at '/a': 'http://a b' is not valid uri: parse \"http://a b\": invalid character \" \" in host name\n"
    ),
    (
      ##"{"properties": {"a": {"format": "uri"}}, "$schema": "http://json-schema.org/draft-07/schema#"}"##,
      ##"{"a": "http://a:b/"}"##,
      "- at '/a': 'http://a:b/' is not valid uri: parse \"http://a:b/\": invalid port \":b\" after host\n"
    ),
    (
      ##"{"properties": {"a": {"format": "uri"}}, "$schema": "http://json-schema.org/draft-07/schema#"}"##,
      ##"{"a": "http://1::2/"}"##,
      "- at '/a': 'http://1::2/' is not valid uri: parse \"http://1::2/\": invalid port \"::2\" after host\n"
    ),
    (
      ##"{"properties": {"a": {"format": "uri-reference"}}, "$schema": "http://json-schema.org/draft-07/schema#"}"##,
      ##"{"a": "a\\b"}"##,
      "- at '/a': 'a\\\\b' is not valid uri-reference: contains \\\n"
    ),
    (
      ##"{"properties": {"a": {"format": "uri-template"}}, "$schema": "http://json-schema.org/draft-07/schema#"}"##,
      ##"{"a": "{a"}"##,
      "- at '/a': '{a' is not valid uri-template: no matching closing brace\n"
    ),
    (
      ##"{"properties": {"a": {"format": "json-pointer"}}, "$schema": "http://json-schema.org/draft-07/schema#"}"##,
      ##"{"a": "a"}"##,
      "- at '/a': 'a' is not valid json-pointer: not starting with /\n"
    ),
    (
      ##"{"properties": {"a": {"format": "relative-json-pointer"}}, "$schema": "http://json-schema.org/draft-07/schema#"}"##,
      ##"{"a": "01"}"##,
      "- at '/a': '01' is not valid relative-json-pointer: starts with zero\n"
    ),
    (
      ##"{"properties": {"a": {"format": "uuid"}}, "$schema": "http://json-schema.org/draft-07/schema#"}"##,
      ##"{"a": "x"}"##,
      "- at '/a': 'x' is not valid uuid: must have 5 elements\n"
    ),
    (
      ##"{"properties": {"a": {"format": "duration"}}, "$schema": "http://json-schema.org/draft-07/schema#"}"##,
      ##"{"a": "P1H"}"##,
      "- at '/a': 'P1H' is not valid duration: invalid unit 'H'\n"
    ),
    (
      ##"{"properties": {"a": {"format": "duration"}}, "$schema": "http://json-schema.org/draft-07/schema#"}"##,
      ##"{"a": "PT1S1M"}"##,
      "- at '/a': 'PT1S1M' is not valid duration: unit 'M' out of order\n"
    ),
    (
      ##"{"properties": {"a": {"format": "regex"}}, "$schema": "http://json-schema.org/draft-07/schema#"}"##,
      ##"{"a": "("}"##,
      "- at '/a': '(' is not valid regex: error parsing regexp: missing closing ): `(`\n"
    ),
    (
      ##"{"properties": {"a": {"format": "semver"}}, "$schema": "http://json-schema.org/draft-07/schema#"}"##,
      ##"{"a": "1.2"}"##,
      "- at '/a': '1.2' is not valid semver: versionCore must have 3 numbers separated by dot\n"
    ),
    (
      ##"{"properties": {"a": {"format": "semver"}}, "$schema": "http://json-schema.org/draft-07/schema#"}"##,
      ##"{"a": "1.2.3-01"}"##,
      "- at '/a': '1.2.3-01' is not valid semver: pre-release numeric identifier starts with zero\n"
    ),
    (
      ##"{"properties": {"a": {"format": "period"}}, "$schema": "http://json-schema.org/draft-07/schema#"}"##,
      ##"{"a": "x"}"##,
      "- at '/a': 'x' is not valid period: missing slash\n"
    ),
    (
      ##"{"properties": {"a": {"format": "unknown"}}, "$schema": "http://json-schema.org/draft-07/schema#"}"##,
      ##"{"a": "x"}"##,
      ""
    ),
    (
      ##"{"properties": {"a": {"format": "ipv4"}}}"##,
      ##"{"a": "x"}"##,
      ""
    ),
    (
      ##"{"properties": {"a": {"format": "ipv4"}}, "$schema": "https://json-schema.org/draft/2019-09/schema"}"##,
      ##"{"a": "x"}"##,
      ""
    ),
    (
      ##"{"properties": {"a": {"format": "ipv4"}}, "$schema": "http://json-schema.org/draft-04/schema#"}"##,
      ##"{"a": "x"}"##,
      "- at '/a': 'x' is not valid ipv4: expected four decimals\n"
    ),
  ]

  private static let all = formats

  @Test(arguments: 0..<all.count) func reportsAsHelm(index: Int) {
    let (schema, values, report) = Self.all[index]
    #expect(SchemaReports.report(values, schema) == report)
  }
}
