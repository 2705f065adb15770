// swift-tools-version: 6.2
import PackageDescription

/// Settings of every Swift target: the language's strictest, so that what compiles says what it does.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A library target of ours. Imports point to lower layers only; `scripts/check-layers` holds them to it.
func room(_ name: String, _ dependencies: [Target.Dependency] = [], linking: [LinkerSetting] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict, linkerSettings: linking)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

let package = Package(
  name: "rhumb",
  products: [
    .executable(name: "rhumb", targets: ["rhumb"]),
    .library(name: "Rhumb", targets: ["Rhumb"]),
  ],
  traits: [
    .trait(
      name: "Crypto",
      description: "genCA, htpasswd, encryptAES… with swift-crypto (most of a first build's time)"),
    .default(enabledTraits: ["Crypto"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-crypto", from: "4.0.0")
  ],
  targets: [
    // Layer 0: C libraries of the system.
    .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "CRE2", linkerSettings: [.linkedLibrary("re2"), .linkedLibrary("stdc++")]),
    .target(name: "CLinux"),
    // And arithmetic that Swift has no words for.
    .target(name: "CMontgomery"),
    // And a lock that the thread sanitizer sees.
    room("RhumbLock", ["CLinux"]),
    // Layer 1: places and messages; the doors to the outside.
    room("RhumbDiagnostics", ["RhumbLock"]),
    room("RhumbSystem", ["RhumbLock", "CLinux"]),
    // Layer 2: values, templates and the machine that runs them.
    room("RhumbEngine", ["RhumbDiagnostics", "RhumbSystem", "CLinux"], linking: [.linkedLibrary("m")]),
    // Layer 3 and 4: what templates are made of and call.
    room("RhumbFormats", ["RhumbEngine", "RhumbDiagnostics", "RhumbSystem", "CLibYAML", "CDeflate"]),
    room("RhumbRegex", ["RhumbEngine", "CRE2"]),
    room("RhumbFunctions", ["RhumbRegex", "RhumbFormats", "RhumbEngine", "RhumbSystem"]),
    room("RhumbCEL", ["RhumbFunctions", "RhumbRegex", "RhumbFormats", "RhumbEngine"]),
    room("RhumbSchema", ["RhumbRegex", "RhumbFormats", "RhumbEngine"]),
    room(
      "RhumbCrypto",
      [
        "RhumbFunctions", "RhumbEngine", "RhumbSystem", "RhumbLock", "CMontgomery",
        .product(name: "Crypto", package: "swift-crypto", condition: .when(traits: ["Crypto"])),
        .product(name: "CryptoExtras", package: "swift-crypto", condition: .when(traits: ["Crypto"])),
      ]),
    // Layer 5: charts.
    room(
      "RhumbChart",
      [
        "RhumbSchema", "RhumbFunctions", "RhumbFormats", "RhumbEngine", "RhumbDiagnostics", "RhumbSystem", "RhumbLock",
        "CZlib",
      ]),
    room(
      "RhumbKubernetes",
      [
        "RhumbCEL", "RhumbSchema", "RhumbFunctions", "RhumbRegex", "RhumbFormats", "RhumbEngine", "RhumbDiagnostics",
        "RhumbSystem",
      ]),
    // Layer 6: what is done with charts and their manifests.
    room(
      "RhumbPolicy",
      [
        "RhumbKubernetes", "RhumbChart", "RhumbSchema", "RhumbFunctions", "RhumbFormats", "RhumbEngine",
        "RhumbDiagnostics", "RhumbSystem",
      ]),
    room("RhumbScaffold", ["RhumbChart", "RhumbFunctions", "RhumbEngine", "RhumbDiagnostics", "RhumbSystem"]),
    room(
      "RhumbCanary",
      [
        "RhumbKubernetes", "RhumbChart", "RhumbFunctions", "RhumbFormats", "RhumbEngine", "RhumbDiagnostics",
        "RhumbSystem",
      ]),
    room("RhumbDiff", ["RhumbFormats", "RhumbEngine"]),
    room(
      "RhumbTesting",
      [
        "RhumbDiff", "RhumbChart", "RhumbSchema", "RhumbFunctions", "RhumbRegex", "RhumbFormats", "RhumbEngine",
        "RhumbDiagnostics",
        "RhumbSystem", "RhumbLock",
      ]),
    // Layer 7 and 8: the promised API, and the command.
    room(
      "Rhumb",
      [
        "RhumbTesting", "RhumbCanary", "RhumbPolicy", "RhumbKubernetes", "RhumbChart", "RhumbCrypto", "RhumbSchema",
        "RhumbFormats",
        "RhumbEngine",
        "RhumbDiagnostics",
        "RhumbSystem", "RhumbLock",
      ]),
    .executableTarget(
      name: "rhumb",
      dependencies: [
        "Rhumb", "RhumbCanary", "RhumbPolicy", "RhumbScaffold", "RhumbTesting", "RhumbKubernetes", "RhumbRegex",
        "RhumbChart",
        "RhumbCrypto",
        "RhumbFunctions",
        "RhumbFormats",
        "RhumbEngine", "RhumbDiagnostics",
        "RhumbSystem", "RhumbLock",
      ],
      path: "Sources/RhumbCLI",
      swiftSettings: strict),
    .executableTarget(
      name: "rhumb-bench",
      dependencies: [
        "RhumbChart", "RhumbCrypto", "RhumbEngine", "RhumbDiagnostics", "RhumbSystem",
      ],
      path: "Sources/RhumbBench",
      swiftSettings: strict),
    // Tests, beside what they guard.
    .target(name: "LoopbackServer", path: "Tests/LoopbackServer", swiftSettings: strict),
    .target(
      name: "RhumbTestSupport", dependencies: ["RhumbSystem"], path: "Tests/RhumbTestSupport", swiftSettings: strict),
    tests("RhumbDiagnosticsTests", ["RhumbDiagnostics", "RhumbSchema", "RhumbFormats", "RhumbEngine"]),
    tests("RhumbLockTests", ["RhumbLock"]),
    tests("RhumbSystemTests", ["RhumbSystem", "LoopbackServer"]),
    tests("RhumbEngineTests", ["RhumbEngine", "RhumbDiagnostics", "RhumbSystem"]),
    tests("RhumbFormatsTests", ["RhumbFormats", "RhumbEngine", "RhumbDiagnostics"]),
    tests("RhumbRegexTests", ["RhumbRegex", "RhumbEngine"]),
    tests("RhumbFunctionsTests", ["RhumbFunctions", "RhumbRegex", "RhumbFormats", "RhumbEngine", "RhumbSystem"]),
    tests("RhumbCELTests", ["RhumbCEL", "RhumbFunctions", "RhumbFormats", "RhumbEngine"]),
    tests("RhumbSchemaTests", ["RhumbSchema", "RhumbFormats", "RhumbEngine"]),
    tests("RhumbCryptoTests", ["RhumbCrypto", "RhumbFunctions", "RhumbEngine", "RhumbSystem"]),
    tests("RhumbChartTests", ["RhumbChart", "RhumbFormats", "RhumbEngine", "RhumbDiagnostics", "RhumbSystem"]),
    tests(
      "RhumbKubernetesTests", ["RhumbKubernetes", "RhumbFormats", "RhumbEngine", "RhumbDiagnostics", "RhumbSystem"]),
    tests(
      "RhumbTests",
      [
        "Rhumb", "RhumbKubernetes", "RhumbChart", "RhumbCrypto", "RhumbFormats", "RhumbEngine", "RhumbDiagnostics",
        "RhumbSystem",
      ]),
    tests(
      "RhumbPolicyTests",
      [
        "RhumbPolicy", "RhumbKubernetes", "RhumbChart", "RhumbFunctions", "RhumbFormats", "RhumbEngine",
        "RhumbDiagnostics", "RhumbSystem",
      ]),
    tests("RhumbScaffoldTests", ["RhumbScaffold", "RhumbChart", "RhumbEngine", "RhumbSystem"]),
    tests(
      "RhumbCanaryTests",
      [
        "RhumbCanary", "RhumbCrypto", "RhumbKubernetes", "RhumbChart", "RhumbFunctions", "RhumbFormats", "RhumbEngine",
        "RhumbDiagnostics", "RhumbSystem", "LoopbackServer",
      ]),
    tests("RhumbDiffTests", ["RhumbDiff", "RhumbFunctions", "RhumbFormats", "RhumbEngine", "RhumbSystem"]),
    tests(
      "RhumbTestingTests",
      [
        "RhumbTesting", "RhumbCrypto", "RhumbChart", "RhumbFunctions", "RhumbFormats", "RhumbEngine",
        "RhumbDiagnostics", "RhumbSystem",
      ]),
    tests(
      "CLITests",
      [
        "rhumb", "Rhumb", "RhumbDiagnostics", "RhumbTesting", "RhumbTestSupport", "LoopbackServer", "RhumbCrypto",
        "RhumbPolicy", "RhumbEngine", "RhumbSystem",
      ]),
  ],
  cxxLanguageStandard: .cxx17
)

// The fuzzer is built only when `make fuzz` asks for it: it needs coverage in every room and libFuzzer's `main`.
if Context.environment["RHUMB_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "rhumb-fuzz",
      dependencies: [
        "Rhumb", "RhumbTesting", "RhumbCanary", "RhumbKubernetes", "RhumbChart", "RhumbCrypto", "RhumbSchema",
        "RhumbCEL", "RhumbFunctions", "RhumbRegex", "RhumbFormats", "RhumbEngine", "RhumbDiagnostics", "RhumbSystem",
        "CZlib",
      ],
      path: "Fuzz",
      exclude: ["Seeds", "words.txt"],
      swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])]))
}
