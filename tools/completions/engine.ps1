# TAB for ibadmin @VERSION@ in PowerShell. Made by tools/completions; `ibadmin completion powershell` prints it.

Register-ArgumentCompleter -Native -CommandName @('ibadmin', 'ibadmin.exe') -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $places = @{
@PLACES@
    }
    $values = @{
@VALUES@
    }
    $dutch = @{
@DUTCH@
    }
    $language = @($env:IBADMIN_LANGUAGE, $env:LC_ALL, $env:LC_MESSAGES, $env:LANG) | Where-Object { $_ } |
        Select-Object -First 1
    $current = [string]$wordToComplete
    $before = ''
    $place = ''
    $expected = ''
    $userProfile = ''
    $closed = $false
    $typed = 0

    # The kind of value that an option takes here; none for a flag.
    function Get-Kind([string]$option) {
        foreach ($flag in $places[$place].flags) {
            $name, $rest = $flag -split '=', 2
            if ($name -ceq $option) { return ($rest -split ' ', 2)[0] }
        }
        return ''
    }

    # Only what begins as typed; a name with anything but letters, digits and a few signs is quoted whole.
    function New-Result([string]$word, [string]$text) {
        if (-not $word.StartsWith($current, [System.StringComparison]::Ordinal)) { return }
        $written = $before + $word
        if ($written -cnotmatch '\A[A-Za-z0-9._=-]+\z') {
            $written = "'" + ($written -replace "(['\u2018-\u201b])", '$1$1') + "'"
        }
        if (-not $text) { $text = $word }
        if ($language -like 'nl*' -and $dutch.ContainsKey($text)) { $text = $dutch[$text] }
        [System.Management.Automation.CompletionResult]::new($written, $word, 'ParameterValue', $text)
    }

    function Get-Value([string]$kind) {
        if (@('users', 'organisations', 'profiles') -contains $kind) {
            $asked = @('__complete', $kind)
            if ($userProfile) { $asked += $userProfile }
            foreach ($name in @(& ibadmin @asked 2>$null)) { New-Result $name '' }
        }
        elseif ($kind -ceq 'files') {
            [System.Management.Automation.CompletionCompleters]::CompleteFilename($current)
        }
        elseif ($values.ContainsKey($kind)) {
            foreach ($value in $values[$kind]) { New-Result $value '' }
        }
    }

    foreach ($element in @($commandAst.CommandElements | Select-Object -Skip 1)) {
        # The word under the cursor is completed, and not read.
        if ($element.Extent.EndOffset -ge $cursorPosition) { break }
        $word = if ($null -ne $element.Value) { [string]$element.Value } else { $element.Extent.Text }
        if ($expected) {
            if ($expected -ceq 'profiles') { $userProfile = $word }
            $expected = ''
        }
        elseif (-not $closed -and $word -ceq '--') { $closed = $true }
        elseif (-not $closed -and $word -clike '-*=*') {
            if ($word -clike '--profile=*') { $userProfile = ($word -split '=', 2)[1] }
        }
        elseif (-not $closed -and $word -clike '-*') { $expected = Get-Kind $word }
        elseif ($places[$place].verbs | Where-Object { ($_ -split ' ', 2)[0] -ceq $word }) {
            $place = "$place $word".Trim()
        }
        else { $typed++ }
    }
    if (-not $expected -and -not $closed -and $current -clike '--*=*') {
        $option, $current = $current -split '=', 2
        $before = "$option="
        $expected = Get-Kind $option
    }
    if ($expected) { Get-Value $expected }
    elseif (-not $closed -and $current.StartsWith('-')) {
        foreach ($flag in $places[$place].flags -clike '--*') {
            $name, $text = ($flag -replace '=\S* ', ' ') -split ' ', 2
            New-Result $name $text
        }
    }
    elseif ($places[$place].verbs) {
        foreach ($verb in $places[$place].verbs) {
            $name, $text = $verb -split ' ', 2
            New-Result $name $text
        }
    }
    else {
        # The last argument can be a list.
        foreach ($operand in $places[$place].operands) {
            if ($typed -eq 0 -or $operand.EndsWith('...')) {
                Get-Value ($operand -replace '\.\.\.$', '')
                break
            }
            $typed--
        }
    }
}
