import RhumbEngine

extension ChartFiles {
  static func yamlText(_ map: MapValue) -> ByteString { .empty }
}
