import RhumbCrypto
import RhumbEngine
import RhumbFunctions

/// Every function that templates may call.
enum BuiltInFunctions {
  static var tables: [[FunctionSpec]] {
    [logicFunctions, indexFunctions, printFunctions] + StandardFunctions.tables + [cryptoFunctions]
  }
}
