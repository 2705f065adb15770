import RhumbCrypto
import RhumbEngine
import RhumbFunctions

/// Every function that templates may call.
enum BuiltInFunctions {
  static var table: FunctionTable {
    FunctionTable([logicFunctions, indexFunctions, printFunctions] + StandardFunctions.tables + [cryptoFunctions])
  }
}
