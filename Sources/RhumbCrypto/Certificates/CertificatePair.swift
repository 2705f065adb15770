import RhumbEngine

/// Sprig's `certificate`: a certificate and its private key, both as PEM text.
struct CertificatePair: HostContent {
  let cert: [UInt8]
  let key: [UInt8]

  var goType: GoType { ParameterType.certificate.goType }
  var fieldNames: [ByteString] { ["Cert", "Key"] }

  func field(_ name: ByteString) -> Value? {
    switch name {
    case "Cert": .string(ByteString(cert))
    case "Key": .string(ByteString(key))
    default: nil
    }
  }

  var jsonForm: Value {
    .map(MapValue(pairs: [("Cert", .string(ByteString(cert))), ("Key", .string(ByteString(key)))]))
  }
}
