#compdef ibadmin
# TAB for ibadmin @VERSION@ in zsh. Made by tools/completions; `ibadmin completion zsh` prints it.

_ibadmin_place() {
    verbs=() flags=() operands=()
    case $1 in
@PLACES@
    esac
}

_ibadmin_values() {
    names=()
    case $1 in
@VALUES@
    esac
}

typeset -gA _ibadmin_dutch=(
@DUTCH@
)

# The kind of value that an option takes here; none for a flag.
_ibadmin_takes() {
    local flag
    expected=
    for flag in $flags; do
        [[ ${flag%%=*} == "$1" ]] && expected=${${flag#*=}%% *}
    done
}

_ibadmin_is_verb() {
    local verb
    for verb in $verbs; do
        [[ ${verb%% *} == "$1" ]] && return 0
    done
    return 1
}

# Each as a word, a space and what it means.
_ibadmin_describe() {
    local kind=$1 language=${IBADMIN_LANGUAGE:-${LC_ALL:-${LC_MESSAGES:-$LANG}}} each text
    local -a lines
    shift
    for each; do
        text=${each#* }
        [[ ${(L)language} == nl* ]] && text=${_ibadmin_dutch[$text]:-$text}
        lines+=("${each%% *}:$text")
    done
    _describe -t $kind $kind lines
}

_ibadmin_value() {
    local -a names
    case $1 in
        (users|organisations|profiles)
            # The names come from people: they are split at line ends and quoted by compadd, and never looked into.
            names=("${(@f)$(command ibadmin __complete $1 ${profile:+"$profile"} 2>/dev/null)}")
            names=("${(@)names:#}")
            compadd -a names
            ;;
        (files) _files ;;
        (*)
            _ibadmin_values $1
            if [[ $names[1] == *= ]]; then
                compadd -S '' -a names
            else
                compadd -a names
            fi
            ;;
    esac
}

_ibadmin() {
    local place= expected= profile= closed= word
    local -a verbs flags operands names
    integer i typed=0
    _ibadmin_place ''
    for (( i = 2; i < CURRENT; i++ )); do
        word=${(Q)words[i]}
        if [[ -n $expected ]]; then
            [[ $expected == profiles ]] && profile=$word
            expected=
        elif [[ -z $closed && $word == -- ]]; then
            closed=1
        elif [[ -z $closed && $word == -*=* ]]; then
            [[ $word == --profile=* ]] && profile=${word#*=}
        elif [[ -z $closed && $word == -* ]]; then
            _ibadmin_takes $word
        elif _ibadmin_is_verb $word; then
            place=${place:+$place }$word
            _ibadmin_place $place
        else
            (( typed++ ))
        fi
    done
    if [[ -z $expected && -z $closed && $PREFIX == --*=* ]]; then
        _ibadmin_takes ${PREFIX%%=*}
        compset -P 1 '*='
    fi
    if [[ -n $expected ]]; then
        _ibadmin_value $expected
    elif [[ -z $closed && $PREFIX == -* ]]; then
        for word in ${(M)flags:#--*}; do
            names+=("${word%%=*} ${word#* }")
        done
        _ibadmin_describe option "${(@)names}"
    elif (( $#verbs )); then
        _ibadmin_describe command "${(@)verbs}"
    else
        # The last argument can be a list.
        for word in $operands; do
            if (( typed == 0 )) || [[ $word == *... ]]; then
                _ibadmin_value ${word%...}
                return
            fi
            (( typed-- ))
        done
    fi
}

if [[ $funcstack[1] == _ibadmin ]]; then
    _ibadmin "$@"
elif (( $+functions[compdef] )); then
    compdef _ibadmin ibadmin
else
    # Sourced before compinit: registered at the first prompt, when it has run.
    _ibadmin_register() {
        add-zsh-hook -d precmd _ibadmin_register
        unfunction _ibadmin_register
        if (( $+functions[compdef] )); then
            compdef _ibadmin ibadmin
        else
            print -u 2 -r -- 'ibadmin: TAB needs this line in ~/.zshrc: autoload -Uz compinit && compinit'
        fi
    }
    autoload -Uz add-zsh-hook
    add-zsh-hook precmd _ibadmin_register
fi
