import RhumbEngine
import RhumbFunctions

#if Crypto
  import RhumbCrypto
#endif

/// Every function that templates may call.
enum BuiltInFunctions {
  static var tables: [[FunctionSpec]] {
    var tables = [logicFunctions, indexFunctions, printFunctions] + StandardFunctions.tables
    #if Crypto
      tables.append(cryptoFunctions)
    #endif
    return tables
  }
}
