import Testing

/// Expected values from Helm 4.3.1 and Go 1.27's `net/url`.
struct URLTests {
  @Test(arguments: [
    (
      "https://u:p@h:1/p%20q?a=b#f%20g",
      "map[fragment:f g host:h:1 hostname:h opaque: path:/p q query:a=b scheme:https userinfo:u:p]"
    ),
    ("a:b:c", "map[fragment: host: hostname: opaque:b:c path: query: scheme:a userinfo:]"),
    ("host/path", "map[fragment: host: hostname: opaque: path:host/path query: scheme: userinfo:]"),
    (
      "HTTP://[fe80::1%25en0]:80/",
      "map[fragment: host:[fe80::1%en0]:80 hostname:fe80::1%en0 opaque: path:/ query: scheme:http userinfo:]"
    ),
    ("http://u%40x:p%3A@h?", "map[fragment: host:h hostname:h opaque: path: query: scheme:http userinfo:u%40x:p%3A]"),
  ])
  func takesURLsApart(_ url: String, _ parts: String) { #expect(rendered("{{ urlParse \"\(url)\" }}") == parts) }

  @Test(arguments: [
    ("http://h:port/", "parse \"http://h:port/\": invalid port \":port\" after host"),
    ("http://a:1:2/", "parse \"http://a:1:2/\": invalid port \":1:2\" after host"),
    ("http://h/\\x7f", "parse \"http://h/\\x7f\": net/url: invalid control character in URL"),
    (":x", "parse \":x\": missing protocol scheme"),
    ("1a:b", "parse \"1a:b\": first path segment in URL cannot contain colon"),
    ("http://h/%zz", "parse \"http://h/%zz\": invalid URL escape \"%zz\""),
    ("http://h#%z", "parse \"http://h#%z\": invalid URL escape \"%z\""),
    ("http://a b/", "parse \"http://a b/\": invalid character \" \" in host name"),
    ("http://[::1/", "parse \"http://[::1/\": missing ']' in host"),
    ("http://[1.2.3.4]/", "parse \"http://[1.2.3.4]/\": invalid IP-literal"),
    (
      "http://[1::2::3]",
      "parse \"http://[1::2::3]\": invalid host: ParseAddr(\"1::2::3\"): multiple :: in address (at \":3\")"
    ),
    ("http://u r@h", "parse \"http://u r@h\": net/url: invalid userinfo"),
  ])
  func saysWhatIsWrong(_ url: String, _ message: String) {
    #expect(rendered("{{ urlParse \"\(url)\" }}") == "! unable to parse url: " + message)
  }

  @Test(arguments: [
    (
      "\"scheme\" \"http\" \"host\" \"h:80\" \"path\" \"/p\" \"query\" \"q=1\" \"userinfo\" \"u:p\"",
      "http://u:p@h:80/p?q=1"
    ),
    ("\"host\" \"h\" \"path\" \"rel\"", "//h/rel"), ("\"path\" \"a:b\"", "./a:b"),
    ("\"path\" \"a b/é?\"", "a%20b/%C3%A9%3F"),
    ("\"scheme\" \"file\" \"path\" \"/etc/x\"", "file:///etc/x"), ("\"query\" \"a b&c\" \"path\" \"/\"", "/?a b&c"),
    ("\"host\" \"h\" \"path\" \"/a%2Fb\" \"fragment\" \"a b\"", "//h/a%252Fb#a%20b"),
    ("\"opaque\" \"x\" \"scheme\" \"a\"", "a:x"),
    ("\"host\" 1", "! unable to parse host key, must be of type string, but int found"),
    ("\"host\" nil", "! runtime error: invalid memory address or nil pointer dereference"),
    (
      "\"userinfo\" \"a b\"",
      "! unable to parse userinfo in dict: parse \"proto://a b@host\": net/url: invalid userinfo"
    ),
  ])
  func putsURLsTogether(_ parts: String, _ url: String) { #expect(rendered("{{ urlJoin (dict \(parts)) }}") == url) }

  @Test func asksNoNetwork() { #expect(rendered("<{{ getHostByName \"localhost\" }}>") == "<>") }
}
