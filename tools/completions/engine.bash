# TAB for ibadmin @VERSION@ in bash. Made by tools/completions; `ibadmin completion bash` prints it.

_ibadmin_place() {
    verbs='' options='' arguments=''
    case $1 in
@PLACES@
    esac
}

_ibadmin_values() {
    words=''
    case $1 in
@VALUES@
    esac
}

# The kind of value that an option takes here; none for a flag.
_ibadmin_takes() {
    local option
    expected=''
    for option in $options; do
        [[ ${option%%=*} == "$1" ]] && expected=${option#*=}
    done
}

_ibadmin_offer() {
    local word
    for word in $words; do
        [[ $word == "$current"* ]] || continue
        COMPREPLY+=("$word")
        [[ $word == *= ]] && compopt -o nospace 2>/dev/null
    done
}

# The names come from people: they are compared and quoted, and never looked into.
_ibadmin_ask() {
    local name
    while IFS= read -r name; do
        [[ $name == "$current"* ]] || continue
        printf -v name %q "$name"
        COMPREPLY+=("$name")
    done < <(command ibadmin __complete "$1" ${profile:+"$profile"} 2>/dev/null)
}

# A file behind --option= is looked for here, because to bash the option belongs to its name.
_ibadmin_files() {
    local name
    if [[ -z $joined ]]; then
        compopt -o default 2>/dev/null
        return
    fi
    while IFS= read -r name; do
        if [[ -d $name ]]; then
            name+=/
            compopt -o nospace 2>/dev/null
        fi
        printf -v name %q "$name"
        COMPREPLY+=("$name")
    done < <(compgen -f -- "$current")
}

_ibadmin_value() {
    case $1 in
        users | organisations | profiles) _ibadmin_ask "$1" ;;
        files) _ibadmin_files ;;
        *) _ibadmin_values "$1" && _ibadmin_offer ;;
    esac
}

_ibadmin() {
    local IFS=$' \t\n' current=${COMP_WORDS[COMP_CWORD]} place='' expected='' profile='' closed='' joined='' word words
    local verbs options arguments i typed=0
    COMPREPLY=()
    _ibadmin_place ''
    for ((i = 1; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if [[ $word == = && -n $expected ]]; then
            # bash cuts --output=json into three words.
            continue
        elif [[ $word == [=:@]* ]]; then
            # It cuts an e-mail address too: what follows belongs to the word before.
            ((i++))
        elif [[ -n $expected ]]; then
            [[ $expected == profiles ]] && profile=$word
            expected=''
        elif [[ -z $closed && $word == -- ]]; then
            closed=1
        elif [[ -z $closed && $word == --*=* ]]; then
            [[ $word == --profile=* ]] && profile=${word#*=}
        elif [[ -z $closed && $word == -* ]]; then
            _ibadmin_takes "$word"
        elif [[ " $verbs " == *" $word "* ]]; then
            place=${place:+$place }$word
            _ibadmin_place "$place"
        else
            ((typed++))
        fi
    done
    [[ $current == = && -n $expected ]] && current=''
    if [[ -z $closed && -z $expected && $current == --*=* ]]; then
        # Where COMP_WORDBREAKS has no =, bash cuts nothing, and replaces the whole word.
        joined=${current%%=*}=
        current=${current#*=}
        _ibadmin_takes "${joined%=}"
        [[ -n $expected ]] || return
    fi
    if ((i > COMP_CWORD)) || [[ $current == [=:@]* ]]; then
        return
    elif [[ -n $expected ]]; then
        _ibadmin_value "$expected"
    elif [[ -z $closed && $current == -* ]]; then
        words=''
        for word in $options; do
            [[ $word == --* ]] && words+=" ${word%%=*}"
        done
        _ibadmin_offer
    elif [[ -n $verbs ]]; then
        words=$verbs
        _ibadmin_offer
    else
        # The last argument can be a list.
        for word in $arguments; do
            if ((typed == 0)) || [[ $word == *... ]]; then
                _ibadmin_value "${word%...}"
                return
            fi
            ((typed--))
        done
    fi
    if [[ -n $joined ]]; then
        for i in "${!COMPREPLY[@]}"; do
            COMPREPLY[i]=$joined${COMPREPLY[i]}
        done
    fi
}

complete -F _ibadmin ibadmin
