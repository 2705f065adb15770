package import RhumbEngine
import RhumbFunctions

/// Every function that templates may call. The table stands in this room because no room of functions is above it.
package enum BuiltInFunctions {
  package static let table = FunctionTable(
    [logicFunctions, indexFunctions, printFunctions] + StandardFunctions.tables + [cryptoFunctions])
}
