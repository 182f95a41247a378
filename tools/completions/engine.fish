# TAB for ibadmin @VERSION@ in fish. Made by tools/completions; `ibadmin completion fish` prints it.

function __ibadmin_place --no-scope-shadowing
    set verbs
    set flags
    set operands
    switch "$argv[1]"
@PLACES@
    end
end

function __ibadmin_values
    switch $argv[1]
@VALUES@
    end
end

function __ibadmin_dutch
    switch $argv[1]
@DUTCH@
        case '*'
            echo $argv[1]
    end
end

# The kind of value that an option takes; none for a flag. The option, then the flags of the place.
function __ibadmin_takes
    for flag in $argv[2..]
        set -l named (string split -m 1 = -- $flag)
        if test "$named[1]" = "$argv[1]"
            string split -f 1 ' ' -- $named[2]
        end
    end
end

# A word, a tab, and what it means in the language of the terminal.
function __ibadmin_describe
    set -l languages $IBADMIN_LANGUAGE $LC_ALL $LC_MESSAGES $LANG
    for each in $argv
        set -l described (string split -m 1 ' ' -- $each)
        set -l text "$described[2]"
        if string match -qi 'nl*' -- "$languages[1]"
            set text (__ibadmin_dutch $text)
        end
        printf '%s\t%s\n' $described[1] $text
    end
end

# The kind, what stands before the value in the same word, and the profile.
function __ibadmin_value
    switch $argv[1]
        case users organisations profiles
            # The names come from people: they are lines here, and fish quotes the one that is chosen.
            for name in (command ibadmin __complete $argv[1] $argv[3] 2>/dev/null)
                printf '%s\n' $argv[2]$name
            end
        case files
            for name in (__fish_complete_path (string replace -- "$argv[2]" '' (commandline -ct)))
                printf '%s\n' $argv[2]$name
            end
        case '*'
            for value in (__ibadmin_values $argv[1])
                printf '%s\n' $argv[2]$value
            end
    end
end

function __ibadmin_complete
    set -l place
    set -l verbs
    set -l flags
    set -l operands
    set -l expected
    set -l profile
    set -l closed
    set -l typed 0
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    __ibadmin_place ''
    for word in $words[2..]
        if test -n "$expected"
            test "$expected" = profiles; and set profile $word
            set expected
        else if test -z "$closed" -a "$word" = --
            set closed 1
        else if test -z "$closed"; and string match -q -- '-*=*' $word
            string match -q -- '--profile=*' $word; and set profile (string replace -- --profile= '' $word)
        else if test -z "$closed"; and string match -q -- '-*' $word
            set expected (__ibadmin_takes $word $flags)
        else if contains -- $word (string replace -r ' .*' '' -- $verbs)
            set place $place $word
            __ibadmin_place "$place"
        else
            set typed (math $typed + 1)
        end
    end
    set -l before
    if test -z "$expected" -a -z "$closed"; and string match -q -- '--*=*' $current
        set before (string replace -r '=.*' '=' -- $current)
        set expected (__ibadmin_takes (string replace -r '=.*' '' -- $current) $flags)
    end
    if test -n "$expected"
        __ibadmin_value $expected "$before" $profile
    else if test -z "$closed"; and string match -q -- '-*' $current
        __ibadmin_describe (string match -- '--*' $flags | string replace -r '=\S* ' ' ')
    else if test -n "$verbs"
        __ibadmin_describe $verbs
    else
        # The last argument can be a list.
        for operand in $operands
            if test $typed -eq 0; or string match -q '*...' $operand
                __ibadmin_value (string replace ... '' $operand) '' $profile
                return
            end
            set typed (math $typed - 1)
        end
    end
end

complete -c ibadmin -f -a '(__ibadmin_complete)'
