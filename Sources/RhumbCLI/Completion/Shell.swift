/// The shells there are completion scripts for. Each script asks `rhumb __complete` and shows what it answers.
enum Shell: CaseIterable, Sendable {
  case bash, fish, powershell, zsh

  var name: StaticString {
    switch self {
    case .bash: "bash"
    case .fish: "fish"
    case .powershell: "powershell"
    case .zsh: "zsh"
    }
  }

  var summary: StaticString {
    switch self {
    case .bash: "print the script for bash"
    case .fish: "print the script for fish"
    case .powershell: "print the script for PowerShell"
    case .zsh: "print the script for zsh"
    }
  }

  var description: StaticString {
    switch self {
    case .bash: "Prints a script for bash: source <(rhumb completion bash)"
    case .fish: "Prints a script for fish: rhumb completion fish | source"
    case .powershell: "Prints a script for PowerShell: rhumb completion powershell | Out-String | Invoke-Expression"
    case .zsh: "Prints a script for zsh: source <(rhumb completion zsh)"
    }
  }

  /// An answer holds one candidate a line, with a tab before its description; no line means: complete file names.
  var script: StaticString {
    switch self {
    case .bash:
      """
      _rhumb() {
        local IFS=$'\\n' current="${COMP_WORDS[COMP_CWORD]}"
        local answers=($("${COMP_WORDS[0]}" __complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null | cut -f1))
        COMPREPLY=($(compgen -W "${answers[*]}" -- "$current"))
        if [ ${#answers[@]} -eq 0 ]; then
          compopt -o filenames
          COMPREPLY=($(compgen -f -- "$current"))
        fi
      }
      complete -F _rhumb rhumb

      """
    case .fish:
      """
      function __rhumb_complete
        set -l words (commandline -opc) (commandline -ct)
        $words[1] __complete $words[2..-1] 2>/dev/null
      end
      complete -c rhumb -a '(__rhumb_complete)'

      """
    case .powershell:
      """
      Register-ArgumentCompleter -Native -CommandName rhumb -ScriptBlock {
        param($wordToComplete, $commandAst, $cursorPosition)
        $words = @($commandAst.CommandElements | Select-Object -Skip 1 | ForEach-Object { "$_" })
        if ($wordToComplete -eq '') { $words += '' }
        rhumb __complete @words 2>$null | ForEach-Object {
          $name, $about = $_ -split "`t", 2
          if (-not $about) { $about = $name }
          [System.Management.Automation.CompletionResult]::new($name, $name, 'ParameterValue', $about)
        }
      }

      """
    case .zsh:
      """
      #compdef rhumb
      _rhumb() {
        local -a answers
        answers=("${(@f)$("${words[1]}" __complete "${(@)words[2,$CURRENT]}" 2>/dev/null | sed 's/:/\\\\:/g; s/\\t/:/')}")
        if [[ -z "${answers[*]}" ]]; then _files; else _describe rhumb answers; fi
      }
      compdef _rhumb rhumb

      """
    }
  }
}
