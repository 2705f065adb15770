package import RhumbEngine

/// What sprig and Helm promise templates besides text/template's builtins: one table for each family.
package enum StandardFunctions {
  package static let tables: [[FunctionSpec]] = [
    listFunctions,
    dictFunctions,
    choiceFunctions,
    regexFunctions,
    encodingFunctions,
    urlFunctions,
    dateFunctions,
    durationFunctions,
    pathFunctions,
    jsonFunctions,
    semverFunctions,
    yamlFunctions,
    tomlFunctions,
    conversionFunctions,
    integerFunctions,
    floatFunctions,
    sequenceFunctions,
    stringFunctions,
    joinFunctions,
    caseFunctions,
    randomFunctions,
  ]
}
