# TAB for ibadmin 0.1.0 in bash. Made by tools/completions; `ibadmin completion bash` prints it.

_ibadmin_place() {
    verbs='' options='' arguments=''
    case $1 in
        '') verbs='login logout whoami doctor demo completion me users roles access sessions organisations administrators bulk report audit store server' options='--profile=profiles --store=files --no-color= --no-input= --version= --help= -h=' ;;
        'login') options='--no-browser= --port=text --force= --makelaar=text --output=output -o=output --help= -h=' ;;
        'logout') options='--help= -h=' ;;
        'whoami') options='--output=output -o=output --help= -h=' ;;
        'doctor') options='--output=output -o=output --help= -h=' ;;
        'demo') options='--help= -h=' ;;
        'completion') options='--help= -h=' arguments='shell' ;;
        'me') verbs='show edit verify' options='--help= -h=' ;;
        'me show') options='--output=output -o=output --help= -h=' ;;
        'me edit') options='--salutation=salutation --initials=text --first-name=text --infix=text --surname=text --department=text --phone-number=text --email-address=text --newsletter= --no-newsletter= --dry-run= --yes= -y= --reason=text --ticket=text --output=output -o=output --help= -h=' ;;
        'me verify') options='--code-stdin= --output=output -o=output --help= -h=' ;;
        'users') verbs='pending list search show verify edit sync deactivate reactivate delete' options='--help= -h=' ;;
        'users pending') options='--output=output -o=output --wide= --help= -h=' ;;
        'users list') options='--organisation=organisations --status=status --role=role --product=product --limit=text --output=output -o=output --wide= --help= -h=' ;;
        'users search') options='--output=output -o=output --wide= --help= -h=' arguments='text' ;;
        'users show') options='--output=output -o=output --help= -h=' arguments='users' ;;
        'users verify') options='--file=files --reissue= --spell= --keep-going= --dry-run= --report=files --yes= -y= --reason=text --ticket=text --output=output -o=output --help= -h=' arguments='users...' ;;
        'users edit') options='--file=files --salutation=salutation --initials=text --first-name=text --infix=text --surname=text --department=text --phone-number=text --email-address=text --newsletter= --no-newsletter= --contact-person= --no-contact-person= --contact-email=text --keep-going= --dry-run= --report=files --yes= -y= --reason=text --ticket=text --output=output -o=output --help= -h=' arguments='users...' ;;
        'users sync') options='--from=files --organisation=organisations --complete= --no-details= --dormant-after=text --deactivate-dormant= --expect=text --keep-going= --dry-run= --report=files --yes= -y= --reason=text --ticket=text --output=output -o=output --help= -h=' ;;
        'users deactivate') options='--file=files --even-last= --expect=text --keep-going= --dry-run= --report=files --yes= -y= --reason=text --ticket=text --output=output -o=output --help= -h=' arguments='users...' ;;
        'users reactivate') options='--file=files --restore-roles= --keep-going= --dry-run= --report=files --yes= -y= --reason=text --ticket=text --output=output -o=output --help= -h=' arguments='users...' ;;
        'users delete') options='--file=files --expect=text --keep-going= --dry-run= --report=files --yes= -y= --reason=text --ticket=text --output=output -o=output --help= -h=' arguments='users...' ;;
        'roles') verbs='list grant revoke matrix' options='--help= -h=' ;;
        'roles list') options='--output=output -o=output --help= -h=' arguments='users' ;;
        'roles grant') options='--file=files --product=product --role=role --keep-going= --dry-run= --report=files --yes= -y= --reason=text --ticket=text --output=output -o=output --help= -h=' arguments='users...' ;;
        'roles revoke') options='--file=files --product=product --role=role --even-last= --keep-going= --dry-run= --report=files --yes= -y= --reason=text --ticket=text --output=output -o=output --help= -h=' arguments='users...' ;;
        'roles matrix') options='--output=output -o=output --wide= --help= -h=' ;;
        'access') verbs='explain' options='--help= -h=' ;;
        'access explain') options='--output=output -o=output --wide= --help= -h=' arguments='users product action' ;;
        'sessions') verbs='list revoke' options='--help= -h=' ;;
        'sessions list') options='--output=output -o=output --wide= --help= -h=' arguments='users' ;;
        'sessions revoke') options='--session=text --dry-run= --yes= -y= --reason=text --ticket=text --output=output -o=output --help= -h=' arguments='users' ;;
        'organisations') verbs='list show add agreements members' options='--help= -h=' ;;
        'organisations list') options='--output=output -o=output --wide= --help= -h=' ;;
        'organisations show') options='--output=output -o=output --help= -h=' arguments='organisations' ;;
        'organisations add') options='--code=text --name=text --kvk-number=text --kind=kind --dry-run= --yes= -y= --reason=text --ticket=text --output=output -o=output --help= -h=' ;;
        'organisations agreements') options='--returned=agreement-day --withdrawn=agreement --dry-run= --yes= -y= --reason=text --ticket=text --output=output -o=output --help= -h=' arguments='organisations' ;;
        'organisations members') options='--add=organisations --leave=organisations --dry-run= --yes= -y= --reason=text --ticket=text --output=output -o=output --help= -h=' arguments='organisations' ;;
        'administrators') verbs='register list' options='--help= -h=' ;;
        'administrators register') options='--organisation=organisations --name=text --email-address=text --product=product --dry-run= --yes= -y= --reason=text --ticket=text --output=output -o=output --help= -h=' ;;
        'administrators list') options='--active= --organisation=organisations --product=product --output=output -o=output --wide= --help= -h=' ;;
        'bulk') verbs='template' options='--help= -h=' ;;
        'bulk template') options='--help= -h=' arguments='text' ;;
        'report') verbs='roles dormant logins' options='--help= -h=' ;;
        'report roles') options='--organisation=organisations --state=state --output=output -o=output --wide= --help= -h=' ;;
        'report dormant') options='--organisation=organisations --after=text --output=output -o=output --wide= --help= -h=' ;;
        'report logins') options='--organisation=organisations --days=text --output=output -o=output --wide= --help= -h=' ;;
        'audit') verbs='list verify export' options='--help= -h=' ;;
        'audit list') options='--organisation=organisations --user=users --since=text --until=text --output=output -o=output --wide= --help= -h=' ;;
        'audit verify') options='--head=text --heads=files --output=output -o=output --help= -h=' ;;
        'audit export') options='--output=output -o=output --help= -h=' ;;
        'store') verbs='init upgrade check heads receipts welcome' options='--help= -h=' ;;
        'store init') options='--organisation=text --code=text --kvk-number=text --dry-run= --yes= -y= --reason=text --ticket=text --output=output -o=output --help= -h=' arguments='text' ;;
        'store upgrade') options='--matrix=files --dry-run= --output=output -o=output --help= -h=' arguments='text' ;;
        'store check') options='--clean= --replay-erasures=files --output=output -o=output --help= -h=' arguments='text' ;;
        'store heads') options='--output=output -o=output --help= -h=' ;;
        'store receipts') options='--output=output -o=output --help= -h=' ;;
        'store welcome') options='--spell= --dry-run= --yes= -y= --reason=text --ticket=text --output=output -o=output --help= -h=' arguments='users' ;;
        'server') verbs='run metadata' options='--help= -h=' ;;
        'server run') options='--log-level=log-level --help= -h=' ;;
        'server metadata') options='--address=text --file=files --help= -h=' ;;
    esac
}

_ibadmin_values() {
    words=''
    case $1 in
        product) words='iwmo ijw wlz-registertoets' ;;
        role) words='gebruiker gebruikersbeheerder productbeheerder' ;;
        action) words='uploaden downloaden instellingen gebruikersbeheer raadplegen' ;;
        agreement) words='inlichtingenbureau vecozo' ;;
        agreement-day) words='inlichtingenbureau= vecozo=' ;;
        output) words='table json jsonl csv csv-excel tsv ids' ;;
        shell) words='bash zsh fish powershell' ;;
        salutation) words='heer mevrouw' ;;
        status) words='arrived pending approved active inactive' ;;
        kind) words='gemeente samenwerkingsverband' ;;
        state) words='awaited active suspended inactive' ;;
        log-level) words='warning info debug' ;;
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
