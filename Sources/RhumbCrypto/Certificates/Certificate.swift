#if Crypto
  import Crypto
  import RhumbEngine

  /// Makes certificates as Go's `x509.CreateCertificate` makes them.
  enum Certificate {
    /// Who signs: what a certificate says of its issuer.
    struct Issuer {
      /// The issuer's name in DER.
      let subject: [UInt8]
      var keyIdentifier: [UInt8]?
      var publicKey: [UInt8]?

      /// Reads the certificate of an authority; nil if it is none.
      init?(der: [UInt8]) {
        var outer = DERReader(der)
        guard var certificate = outer.next(DER.Tag.sequence)?.reader, outer.isAtEnd,
          var fields = certificate.next(DER.Tag.sequence)?.reader,
          certificate.next(DER.Tag.sequence) != nil, certificate.next(DER.Tag.bitString) != nil
        else { return nil }
        _ = fields.next(0xA0)
        guard fields.next(DER.Tag.integer) != nil, fields.next(DER.Tag.sequence) != nil,
          fields.next(DER.Tag.sequence) != nil, fields.next(DER.Tag.sequence) != nil,
          let subject = fields.next(DER.Tag.sequence)?.whole,
          let publicKey = fields.next(DER.Tag.sequence)?.whole
        else { return nil }
        self.subject = Array(subject)
        self.publicKey = Array(publicKey)
        while let field = fields.next() {
          guard field.tag == 0xA3 else { continue }
          var list = field.reader
          guard let extensions = list.next(DER.Tag.sequence) else { return nil }
          keyIdentifier = Self.keyIdentifier(in: extensions.reader)
        }
      }

      init(subject: [UInt8]) { self.subject = subject }

      private static func keyIdentifier(in extensions: DERReader) -> [UInt8]? {
        var extensions = extensions
        while var fields = extensions.next(DER.Tag.sequence)?.reader {
          guard fields.next(DER.Tag.objectIdentifier).map({ Array($0.whole) }) == DER.identifier([2, 5, 29, 14])
          else { continue }
          _ = fields.next(DER.Tag.boolean)
          guard var value = fields.next(DER.Tag.octetString)?.reader else { return nil }
          return value.next(DER.Tag.octetString).map { Array($0.content) }
        }
        return nil
      }
    }

    /// A certificate for the key of the template's subject, signed by the issuer; by itself without one.
    static func make(
      _ template: CertificateTemplate, key: PrivateKey, issuer: Issuer?, signer: PrivateKey
    ) throws(Fault) -> CertificatePair {
      do {
        let der = try der(template, key: key, issuer: issuer, signer: signer)
        return CertificatePair(cert: PEM.encode("CERTIFICATE", der), key: key.pem)
      } catch {
        throw Fault("error creating certificate: " + error.message)
      }
    }

    private static func der(
      _ template: CertificateTemplate, key: PrivateKey, issuer: Issuer?, signer: PrivateKey
    ) throws(Fault) -> [UInt8] {
      guard let algorithm = signer.signatureAlgorithm, let signerKey = signer.publicKey else {
        throw Fault("x509: certificate private key does not implement crypto.Signer")
      }
      guard let publicKey = key.publicKey else { throw Fault("x509: unsupported public key type: *dsa.PublicKey") }
      let subject = try template.subject()
      let issuer = issuer ?? Issuer(subject: subject)
      let isSelfSigned = issuer.subject == subject
      if let expected = issuer.publicKey, expected != information(signerKey) {
        throw Fault("x509: provided PrivateKey doesn't match parent's PublicKey")
      }
      // RFC 7093, method 1.
      let subjectKey = template.isAuthority ? Array(SHA256.hash(data: publicKey.bits).prefix(20)) : nil
      let contents = DER.sequence([
        DER.explicit(0, DER.integer([2])), DER.integer(template.serial), algorithm, issuer.subject,
        try template.validity(), subject, information(publicKey),
        DER.explicit(
          3,
          try template.extensions(
            subjectKey: subjectKey, authorityKey: isSelfSigned ? nil : issuer.keyIdentifier)),
      ])
      return DER.sequence([contents, algorithm, DER.bits(try signer.signature(for: contents))])
    }

    /// SubjectPublicKeyInfo.
    private static func information(_ key: (algorithm: [UInt8], bits: [UInt8])) -> [UInt8] {
      DER.sequence([key.algorithm, DER.bits(key.bits)])
    }
  }
#endif
