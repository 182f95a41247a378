# TAB for ibadmin 0.1.0 in fish. Made by tools/completions; `ibadmin completion fish` prints it.

function __ibadmin_place --no-scope-shadowing
    set verbs
    set flags
    set operands
    switch "$argv[1]"
        case ''
            set verbs 'login Log in with eHerkenning, level 3 or higher, in the browser' 'logout End your session, here and in the store' 'whoami Show who is logged in, for how many seconds more, and where the session is kept' 'doctor Look at everything that ibadmin needs, and say what to do about what is wrong' 'demo Make a demo profile with invented people, and tell the manual\'s story with it' 'completion Print the script that lets TAB complete commands, options and names' 'me Your own personal details, and the verification code that you were given' 'users See who signed up, verify them, switch them off and on, delete them' 'roles Grant and revoke roles for each product, and see what they allow' 'access See why somebody can or cannot do something' 'sessions See who is logged in, and end sessions' 'organisations Take organisations in, and keep their agreements and partnerships' 'administrators Register who is to administer the users of an organisation' 'bulk Work on many users at once: templates for files' 'report Make overviews for who checks: who may do what, which accounts nobody uses, how often people log in' 'audit See who did what, and prove that nobody changed that afterwards' 'store Make the store, renew it, look it over, and let the first person in' 'server Run the server: the login with eHerkenning, and the API'
            set flags '--profile=profiles Which profile to use' '--store=files Which store to use' '--no-color= Write no colours' '--no-input= Never ask, not even on a terminal' '--version= Show the version' '--help= Show this message and exit' '-h= Show this message and exit'
        case 'login'
            set flags '--no-browser= Open no browser: print the address to open' '--port=text Listen on this port of 127.0.0.1' '--force= Log in anew, also when a session is open' '--makelaar=text One of the gateway\'s makelaars' '--output=output How the result is written' '-o=output How the result is written' '--help= Show this message and exit' '-h= Show this message and exit'
        case 'logout'
            set flags '--help= Show this message and exit' '-h= Show this message and exit'
        case 'whoami'
            set flags '--output=output How the result is written' '-o=output How the result is written' '--help= Show this message and exit' '-h= Show this message and exit'
        case 'doctor'
            set flags '--output=output How the result is written' '-o=output How the result is written' '--help= Show this message and exit' '-h= Show this message and exit'
        case 'demo'
            set flags '--help= Show this message and exit' '-h= Show this message and exit'
        case 'completion'
            set flags '--help= Show this message and exit' '-h= Show this message and exit'
            set operands 'shell'
        case 'me'
            set verbs 'show Show your own details, roles and status' 'edit Fill in or change your personal details; without options you are asked for each' 'verify Enter the verification code that you were given; after it your session ends, and you log in again'
            set flags '--help= Show this message and exit' '-h= Show this message and exit'
        case 'me show'
            set flags '--output=output How the result is written' '-o=output How the result is written' '--help= Show this message and exit' '-h= Show this message and exit'
        case 'me edit'
            set flags '--salutation=salutation Aanhef' '--initials=text Such as J.P' '--first-name=text First name' '--infix=text Such as van der' '--surname=text Surname, without the infix' '--department=text Department' '--phone-number=text Where the code can be told by phone' '--email-address=text At the own organisation' '--newsletter= Receive the newsletter' '--no-newsletter= Receive the newsletter' '--dry-run= Show what would happen, and change nothing' '--yes= Answer the question with yes beforehand' '-y= Answer the question with yes beforehand' '--reason=text Why, for the audit' '--ticket=text The number of the ticket, for the audit' '--output=output How the result is written' '-o=output How the result is written' '--help= Show this message and exit' '-h= Show this message and exit'
        case 'me verify'
            set flags '--code-stdin= Read the code from standard input' '--output=output How the result is written' '-o=output How the result is written' '--help= Show this message and exit' '-h= Show this message and exit'
        case 'users'
            set verbs 'pending List the users who signed up and wait for you to verify them' 'list List the users that you manage' 'search Find users by a part of their name' 'show Show everything about one user' 'verify Check the details of new users and issue their verification code' 'edit Change the details of users' 'sync Bring users in line with an export of the personnel system: leavers off, changed details taken over' 'deactivate Switch users off for a while' 'reactivate Switch users on again' 'delete Delete inactive users for good'
            set flags '--help= Show this message and exit' '-h= Show this message and exit'
        case 'users pending'
            set flags '--output=output How the result is written' '-o=output How the result is written' '--wide= Show every column of the table' '--help= Show this message and exit' '-h= Show this message and exit'
        case 'users list'
            set flags '--organisation=organisations Code or KvK number of an organisation' '--status=status Only users who stand here' '--role=role Such as gebruiker' '--product=product Such as iwmo' '--limit=text Show no more than this many' '--output=output How the result is written' '-o=output How the result is written' '--wide= Show every column of the table' '--help= Show this message and exit' '-h= Show this message and exit'
        case 'users search'
            set flags '--output=output How the result is written' '-o=output How the result is written' '--wide= Show every column of the table' '--help= Show this message and exit' '-h= Show this message and exit'
            set operands 'text'
        case 'users show'
            set flags '--output=output How the result is written' '-o=output How the result is written' '--help= Show this message and exit' '-h= Show this message and exit'
            set operands 'users'
        case 'users verify'
            set flags '--file=files A file with users: CSV, JSON Lines, or one a line; - is standard input' '--reissue= Issue a new code to users who were verified; the old one ends' '--spell= Also spell the code, for the telephone' '--keep-going= Do all that can be done, instead of all or nothing' '--dry-run= Show what would happen, and change nothing' '--report=files Write here how it went, a row for each row that was given: .csv, .tsv, .json or .jsonl' '--yes= Answer the question with yes beforehand' '-y= Answer the question with yes beforehand' '--reason=text Why, for the audit' '--ticket=text The number of the ticket, for the audit' '--output=output How the result is written' '-o=output How the result is written' '--help= Show this message and exit' '-h= Show this message and exit'
            set operands 'users...'
        case 'users edit'
            set flags '--file=files A file with users: CSV, JSON Lines, or one a line; - is standard input' '--salutation=salutation Aanhef' '--initials=text Such as J.P' '--first-name=text First name' '--infix=text Such as van der' '--surname=text Surname, without the infix' '--department=text Department' '--phone-number=text Where the code can be told by phone' '--email-address=text At the own organisation' '--newsletter= Receive the newsletter' '--no-newsletter= Receive the newsletter' '--contact-person= Whether this is a contact person' '--no-contact-person= Whether this is a contact person' '--contact-email=text Where a contact person is written to' '--keep-going= Do all that can be done, instead of all or nothing' '--dry-run= Show what would happen, and change nothing' '--report=files Write here how it went, a row for each row that was given: .csv, .tsv, .json or .jsonl' '--yes= Answer the question with yes beforehand' '-y= Answer the question with yes beforehand' '--reason=text Why, for the audit' '--ticket=text The number of the ticket, for the audit' '--output=output How the result is written' '-o=output How the result is written' '--help= Show this message and exit' '-h= Show this message and exit'
            set operands 'users...'
        case 'users sync'
            set flags '--from=files The export: CSV or JSON Lines, a row for each person; - is standard input' '--organisation=organisations Code or KvK number of an organisation' '--complete= The file names all who work there: who is not in it has left' '--no-details= Leave personal details as they are' '--dormant-after=text After how many days without a login to say so' '--deactivate-dormant= Also switch off who has not logged in for so long' '--expect=text How many users it will be; needed for more than 10, or a fifth of an organisation' '--keep-going= Do all that can be done, instead of all or nothing' '--dry-run= Show what would happen, and change nothing' '--report=files Write here how it went, a row for each row that was given: .csv, .tsv, .json or .jsonl' '--yes= Answer the question with yes beforehand' '-y= Answer the question with yes beforehand' '--reason=text Why, for the audit' '--ticket=text The number of the ticket, for the audit' '--output=output How the result is written' '-o=output How the result is written' '--help= Show this message and exit' '-h= Show this message and exit'
        case 'users deactivate'
            set flags '--file=files A file with users: CSV, JSON Lines, or one a line; - is standard input' '--even-last= Also when the organisation is left without a gebruikersbeheerder' '--expect=text How many users it will be; needed for more than 10, or a fifth of an organisation' '--keep-going= Do all that can be done, instead of all or nothing' '--dry-run= Show what would happen, and change nothing' '--report=files Write here how it went, a row for each row that was given: .csv, .tsv, .json or .jsonl' '--yes= Answer the question with yes beforehand' '-y= Answer the question with yes beforehand' '--reason=text Why, for the audit' '--ticket=text The number of the ticket, for the audit' '--output=output How the result is written' '-o=output How the result is written' '--help= Show this message and exit' '-h= Show this message and exit'
            set operands 'users...'
        case 'users reactivate'
            set flags '--file=files A file with users: CSV, JSON Lines, or one a line; - is standard input' '--restore-roles= Also the roles that the deactivation switched off' '--keep-going= Do all that can be done, instead of all or nothing' '--dry-run= Show what would happen, and change nothing' '--report=files Write here how it went, a row for each row that was given: .csv, .tsv, .json or .jsonl' '--yes= Answer the question with yes beforehand' '-y= Answer the question with yes beforehand' '--reason=text Why, for the audit' '--ticket=text The number of the ticket, for the audit' '--output=output How the result is written' '-o=output How the result is written' '--help= Show this message and exit' '-h= Show this message and exit'
            set operands 'users...'
        case 'users delete'
            set flags '--file=files A file with users: CSV, JSON Lines, or one a line; - is standard input' '--expect=text How many users it will be; needed for more than 10, or a fifth of an organisation' '--keep-going= Do all that can be done, instead of all or nothing' '--dry-run= Show what would happen, and change nothing' '--report=files Write here how it went, a row for each row that was given: .csv, .tsv, .json or .jsonl' '--yes= Answer the question with yes beforehand' '-y= Answer the question with yes beforehand' '--reason=text Why, for the audit' '--ticket=text The number of the ticket, for the audit' '--output=output How the result is written' '-o=output How the result is written' '--help= Show this message and exit' '-h= Show this message and exit'
            set operands 'users...'
        case 'roles'
            set verbs 'list List the roles of a user, and whether they work' 'grant Give users a role for a product' 'revoke Take a role for a product from users' 'matrix Show which roles there are for each product, and what they allow'
            set flags '--help= Show this message and exit' '-h= Show this message and exit'
        case 'roles list'
            set flags '--output=output How the result is written' '-o=output How the result is written' '--help= Show this message and exit' '-h= Show this message and exit'
            set operands 'users'
        case 'roles grant'
            set flags '--file=files A file with users: CSV, JSON Lines, or one a line; - is standard input' '--product=product Such as iwmo' '--role=role Such as gebruiker' '--keep-going= Do all that can be done, instead of all or nothing' '--dry-run= Show what would happen, and change nothing' '--report=files Write here how it went, a row for each row that was given: .csv, .tsv, .json or .jsonl' '--yes= Answer the question with yes beforehand' '-y= Answer the question with yes beforehand' '--reason=text Why, for the audit' '--ticket=text The number of the ticket, for the audit' '--output=output How the result is written' '-o=output How the result is written' '--help= Show this message and exit' '-h= Show this message and exit'
            set operands 'users...'
        case 'roles revoke'
            set flags '--file=files A file with users: CSV, JSON Lines, or one a line; - is standard input' '--product=product Such as iwmo' '--role=role Such as gebruiker' '--even-last= Also when the organisation is left without a gebruikersbeheerder' '--keep-going= Do all that can be done, instead of all or nothing' '--dry-run= Show what would happen, and change nothing' '--report=files Write here how it went, a row for each row that was given: .csv, .tsv, .json or .jsonl' '--yes= Answer the question with yes beforehand' '-y= Answer the question with yes beforehand' '--reason=text Why, for the audit' '--ticket=text The number of the ticket, for the audit' '--output=output How the result is written' '-o=output How the result is written' '--help= Show this message and exit' '-h= Show this message and exit'
            set operands 'users...'
        case 'roles matrix'
            set flags '--output=output How the result is written' '-o=output How the result is written' '--wide= Show every column of the table' '--help= Show this message and exit' '-h= Show this message and exit'
        case 'access'
            set verbs 'explain Explain what a user can do, and by which role'
            set flags '--help= Show this message and exit' '-h= Show this message and exit'
        case 'access explain'
            set flags '--output=output How the result is written' '-o=output How the result is written' '--wide= Show every column of the table' '--help= Show this message and exit' '-h= Show this message and exit'
            set operands 'users' 'product' 'action'
        case 'sessions'
            set verbs 'list List open sessions' 'revoke End the sessions of a user at once'
            set flags '--help= Show this message and exit' '-h= Show this message and exit'
        case 'sessions list'
            set flags '--output=output How the result is written' '-o=output How the result is written' '--wide= Show every column of the table' '--help= Show this message and exit' '-h= Show this message and exit'
            set operands 'users'
        case 'sessions revoke'
            set flags '--session=text This session alone' '--dry-run= Show what would happen, and change nothing' '--yes= Answer the question with yes beforehand' '-y= Answer the question with yes beforehand' '--reason=text Why, for the audit' '--ticket=text The number of the ticket, for the audit' '--output=output How the result is written' '-o=output How the result is written' '--help= Show this message and exit' '-h= Show this message and exit'
            set operands 'users'
        case 'organisations'
            set verbs 'list List the organisations, and which agreements are missing' 'show Show an organisation: its agreements, its partnerships and its administrators' 'add Take an organisation in' 'agreements Show the agreements of an organisation, or record what came back signed' 'members Show the members of a samenwerkingsverband, or change them'
            set flags '--help= Show this message and exit' '-h= Show this message and exit'
        case 'organisations list'
            set flags '--output=output How the result is written' '-o=output How the result is written' '--wide= Show every column of the table' '--help= Show this message and exit' '-h= Show this message and exit'
        case 'organisations show'
            set flags '--output=output How the result is written' '-o=output How the result is written' '--help= Show this message and exit' '-h= Show this message and exit'
            set operands 'organisations'
        case 'organisations add'
            set flags '--code=text Such as GM-0342' '--name=text The name, as everyone knows it' '--kvk-number=text The eight digits under which its people log in with eHerkenning' '--kind=kind What kind of organisation it is' '--dry-run= Show what would happen, and change nothing' '--yes= Answer the question with yes beforehand' '-y= Answer the question with yes beforehand' '--reason=text Why, for the audit' '--ticket=text The number of the ticket, for the audit' '--output=output How the result is written' '-o=output How the result is written' '--help= Show this message and exit' '-h= Show this message and exit'
        case 'organisations agreements'
            set flags '--returned=agreement-day The signed agreement that came back, and when, such as vecozo=2026-01-31' '--withdrawn=agreement An agreement that does not hold' '--dry-run= Show what would happen, and change nothing' '--yes= Answer the question with yes beforehand' '-y= Answer the question with yes beforehand' '--reason=text Why, for the audit' '--ticket=text The number of the ticket, for the audit' '--output=output How the result is written' '-o=output How the result is written' '--help= Show this message and exit' '-h= Show this message and exit'
            set operands 'organisations'
        case 'organisations members'
            set flags '--add=organisations A gemeente that becomes a member' '--leave=organisations A gemeente that is a member no longer' '--dry-run= Show what would happen, and change nothing' '--yes= Answer the question with yes beforehand' '-y= Answer the question with yes beforehand' '--reason=text Why, for the audit' '--ticket=text The number of the ticket, for the audit' '--output=output How the result is written' '-o=output How the result is written' '--help= Show this message and exit' '-h= Show this message and exit'
            set operands 'organisations'
        case 'administrators'
            set verbs 'register Take in the form "aanmelden gebruikersbeheerder"' 'list List who is to become administrator and what each waits for, or who is one now'
            set flags '--help= Show this message and exit' '-h= Show this message and exit'
        case 'administrators register'
            set flags '--organisation=organisations Code or KvK number of an organisation' '--name=text The name on the form' '--email-address=text The e-mail address on the form; the same must be filled in at the first login' '--product=product Such as iwmo; once for each product on the form' '--dry-run= Show what would happen, and change nothing' '--yes= Answer the question with yes beforehand' '-y= Answer the question with yes beforehand' '--reason=text Why, for the audit' '--ticket=text The number of the ticket, for the audit' '--output=output How the result is written' '-o=output How the result is written' '--help= Show this message and exit' '-h= Show this message and exit'
        case 'administrators list'
            set flags '--active= List the administrators of now instead' '--organisation=organisations Code or KvK number of an organisation' '--product=product Such as iwmo' '--output=output How the result is written' '-o=output How the result is written' '--wide= Show every column of the table' '--help= Show this message and exit' '-h= Show this message and exit'
        case 'bulk'
            set verbs 'template Write an empty file with the headings that a command understands, to be filled in with a spreadsheet'
            set flags '--help= Show this message and exit' '-h= Show this message and exit'
        case 'bulk template'
            set flags '--help= Show this message and exit' '-h= Show this message and exit'
            set operands 'text'
        case 'report'
            set verbs 'roles List every role of every user, since when and by whom: the autorisatiematrix' 'dormant List the active users who have not logged in for a while' 'logins List how often people logged in on each of the last days, and how often a code was wrong'
            set flags '--help= Show this message and exit' '-h= Show this message and exit'
        case 'report roles'
            set flags '--organisation=organisations Code or KvK number of an organisation' '--state=state Only roles that stand so' '--output=output How the result is written' '-o=output How the result is written' '--wide= Show every column of the table' '--help= Show this message and exit' '-h= Show this message and exit'
        case 'report dormant'
            set flags '--organisation=organisations Code or KvK number of an organisation' '--after=text For how many days nobody logged in' '--output=output How the result is written' '-o=output How the result is written' '--wide= Show every column of the table' '--help= Show this message and exit' '-h= Show this message and exit'
        case 'report logins'
            set flags '--organisation=organisations Code or KvK number of an organisation' '--days=text Of how many days' '--output=output How the result is written' '-o=output How the result is written' '--wide= Show every column of the table' '--help= Show this message and exit' '-h= Show this message and exit'
        case 'audit'
            set verbs 'list List what happened, by whom and on whom, by organisation and in order' 'verify Recompute the chains, and show the last row of each' 'export Export every row that you may see, as it was written: JSON Lines, unless asked otherwise'
            set flags '--help= Show this message and exit' '-h= Show this message and exit'
        case 'audit list'
            set flags '--organisation=organisations Code or KvK number of an organisation' '--user=users Only what this user did or underwent; of a deleted user the receipt' '--since=text From this day or time on, such as 2026-01-31T09:30' '--until=text Up to and with this day, or up to this time' '--output=output How the result is written' '-o=output How the result is written' '--wide= Show every column of the table' '--help= Show this message and exit' '-h= Show this message and exit'
        case 'audit verify'
            set flags '--head=text A last row that was kept elsewhere' '--heads=files A file of such last rows, one a line; - is standard input' '--output=output How the result is written' '-o=output How the result is written' '--help= Show this message and exit' '-h= Show this message and exit'
        case 'audit export'
            set flags '--output=output How the result is written' '-o=output How the result is written' '--help= Show this message and exit' '-h= Show this message and exit'
        case 'store'
            set verbs 'init Make the profile\'s store with the servicedesk in it: a file closed to others, or a shared one' 'upgrade Bring the profile\'s store to the revision of this ibadmin, all of it or nothing' 'check Look the store over: is it whole, are the audit\'s chains, and is nothing in it that should not be' 'heads Show the last row of each chain of the audit, to be kept elsewhere' 'receipts Export the audit of every organisation, to be kept elsewhere and replayed after a restore' 'welcome Issue the verification code of the first employee of the servicedesk'
            set flags '--help= Show this message and exit' '-h= Show this message and exit'
        case 'store init'
            set flags '--organisation=text Whose servicedesk it is' '--code=text Its code' '--kvk-number=text The KvK number under which its people log in' '--dry-run= Show what would happen, and change nothing' '--yes= Answer the question with yes beforehand' '-y= Answer the question with yes beforehand' '--reason=text Why, for the audit' '--ticket=text The number of the ticket, for the audit' '--output=output How the result is written' '-o=output How the result is written' '--help= Show this message and exit' '-h= Show this message and exit'
            set operands 'text'
        case 'store upgrade'
            set flags '--matrix=files Also add the products and roles of this TOML file' '--dry-run= Show what would happen, and change nothing' '--output=output How the result is written' '-o=output How the result is written' '--help= Show this message and exit' '-h= Show this message and exit'
            set operands 'text'
        case 'store check'
            set flags '--clean= First drop the sessions that are over' '--replay-erasures=files First delete again whom this export of the audit says to be deleted' '--output=output How the result is written' '-o=output How the result is written' '--help= Show this message and exit' '-h= Show this message and exit'
            set operands 'text'
        case 'store heads'
            set flags '--output=output How the result is written' '-o=output How the result is written' '--help= Show this message and exit' '-h= Show this message and exit'
        case 'store receipts'
            set flags '--output=output How the result is written' '-o=output How the result is written' '--help= Show this message and exit' '-h= Show this message and exit'
        case 'store welcome'
            set flags '--spell= Also spell the code, for the telephone' '--dry-run= Show what would happen, and change nothing' '--yes= Answer the question with yes beforehand' '-y= Answer the question with yes beforehand' '--reason=text Why, for the audit' '--ticket=text The number of the ticket, for the audit' '--output=output How the result is written' '-o=output How the result is written' '--help= Show this message and exit' '-h= Show this message and exit'
            set operands 'users'
        case 'server'
            set verbs 'run Run the server behind a reverse proxy, until it is ended with SIGTERM or Ctrl-C' 'metadata Write the signed metadata of the service, to be handed to the makelaar'
            set flags '--help= Show this message and exit' '-h= Show this message and exit'
        case 'server run'
            set flags '--log-level=log-level How much to write to the log' '--help= Show this message and exit' '-h= Show this message and exit'
        case 'server metadata'
            set flags '--address=text Where browsers reach the server, if not as in gateway.toml' '--file=files Write to this file, which must be new' '--help= Show this message and exit' '-h= Show this message and exit'
    end
end

function __ibadmin_values
    switch $argv[1]
        case product
            printf '%s\n' 'iwmo' 'ijw' 'wlz-registertoets'
        case role
            printf '%s\n' 'gebruiker' 'gebruikersbeheerder' 'productbeheerder'
        case action
            printf '%s\n' 'uploaden' 'downloaden' 'instellingen' 'gebruikersbeheer' 'raadplegen'
        case agreement
            printf '%s\n' 'inlichtingenbureau' 'vecozo'
        case agreement-day
            printf '%s\n' 'inlichtingenbureau=' 'vecozo='
        case output
            printf '%s\n' 'table' 'json' 'jsonl' 'csv' 'csv-excel' 'tsv' 'ids'
        case shell
            printf '%s\n' 'bash' 'zsh' 'fish' 'powershell'
        case salutation
            printf '%s\n' 'heer' 'mevrouw'
        case status
            printf '%s\n' 'arrived' 'pending' 'approved' 'active' 'inactive'
        case kind
            printf '%s\n' 'gemeente' 'samenwerkingsverband'
        case state
            printf '%s\n' 'awaited' 'active' 'suspended' 'inactive'
        case log-level
            printf '%s\n' 'warning' 'info' 'debug'
    end
end

function __ibadmin_dutch
    switch $argv[1]
        case 'Log in with eHerkenning, level 3 or higher, in the browser'
            echo 'Log in met eHerkenning, niveau 3 of hoger, in de browser'
        case 'End your session, here and in the store'
            echo 'Beëindig uw sessie, hier en in de opslag'
        case 'Show who is logged in, for how many seconds more, and where the session is kept'
            echo 'Toon wie is ingelogd, voor hoeveel seconden nog, en waar de sessie wordt bewaard'
        case 'Look at everything that ibadmin needs, and say what to do about what is wrong'
            echo 'Kijk alles na wat ibadmin nodig heeft, en zeg wat er te doen is aan wat er mis is'
        case 'Make a demo profile with invented people, and tell the manual\'s story with it'
            echo 'Maak een demoprofiel met verzonnen personen, en vertel daarmee het verhaal van de handleiding'
        case 'Print the script that lets TAB complete commands, options and names'
            echo 'Toon het script waarmee TAB opdrachten, opties en namen aanvult'
        case 'Your own personal details, and the verification code that you were given'
            echo 'Uw eigen persoonlijke gegevens, en de verificatiecode die u heeft gekregen'
        case 'See who signed up, verify them, switch them off and on, delete them'
            echo 'Zie wie zich heeft aangemeld; gebruikers verifiëren, deactiveren, opnieuw activeren en verwijderen'
        case 'Grant and revoke roles for each product, and see what they allow'
            echo 'Rollen per product toekennen en intrekken, en zien wat ze toestaan'
        case 'See why somebody can or cannot do something'
            echo 'Zie waarom iemand iets wel of niet kan'
        case 'See who is logged in, and end sessions'
            echo 'Zie wie is ingelogd, en beëindig sessies'
        case 'Take organisations in, and keep their agreements and partnerships'
            echo 'Organisaties toevoegen, en hun overeenkomsten en samenwerkingsverbanden bijhouden'
        case 'Register who is to administer the users of an organisation'
            echo 'Meld aan wie de gebruikers van een organisatie gaat beheren'
        case 'Work on many users at once: templates for files'
            echo 'Met veel gebruikers tegelijk werken: sjablonen voor bestanden'
        case 'Make overviews for who checks: who may do what, which accounts nobody uses, how often people log in'
            echo 'Overzichten maken voor wie controleert: wie wat mag, welke accounts niemand gebruikt, hoe vaak er wordt ingelogd'
        case 'See who did what, and prove that nobody changed that afterwards'
            echo 'Zie wie wat deed, en toon aan dat niemand dat daarna heeft veranderd'
        case 'Make the store, renew it, look it over, and let the first person in'
            echo 'Maak de opslag, werk die bij, kijk die na, en laat de eerste persoon binnen'
        case 'Run the server: the login with eHerkenning, and the API'
            echo 'De server draaien: het inloggen met eHerkenning, en de API'
        case 'Which profile to use'
            echo 'Welk profiel gebruikt wordt'
        case 'Which store to use'
            echo 'Welke opslag gebruikt wordt'
        case 'Write no colours'
            echo 'Schrijf zonder kleuren'
        case 'Never ask, not even on a terminal'
            echo 'Vraag nooit iets, ook niet op een terminal'
        case 'Show the version'
            echo 'Toon de versie'
        case 'Show this message and exit'
            echo 'Toon deze uitleg en stop'
        case 'Open no browser: print the address to open'
            echo 'Open geen browser: toon het adres dat u zelf opent'
        case 'Listen on this port of 127.0.0.1'
            echo 'Luister op deze poort van 127.0.0.1'
        case 'Log in anew, also when a session is open'
            echo 'Log opnieuw in, ook als er nog een sessie open is'
        case 'One of the gateway\'s makelaars'
            echo 'Een van de makelaars van de gateway'
        case 'How the result is written'
            echo 'Hoe de uitkomst geschreven wordt'
        case 'Show your own details, roles and status'
            echo 'Toon uw eigen gegevens, rollen en status'
        case 'Fill in or change your personal details; without options you are asked for each'
            echo 'Vul uw persoonlijke gegevens in of wijzig ze; zonder opties wordt elk gegeven gevraagd'
        case 'Enter the verification code that you were given; after it your session ends, and you log in again'
            echo 'Voer de verificatiecode in die u heeft gekregen; daarna eindigt uw sessie en logt u opnieuw in'
        case 'Aanhef'
            echo 'Aanhef'
        case 'Such as J.P'
            echo 'Bijvoorbeeld J.P'
        case 'First name'
            echo 'Voornaam'
        case 'Such as van der'
            echo 'Bijvoorbeeld van der'
        case 'Surname, without the infix'
            echo 'Achternaam, zonder het tussenvoegsel'
        case 'Department'
            echo 'Afdeling'
        case 'Where the code can be told by phone'
            echo 'Waar de code telefonisch kan worden doorgegeven'
        case 'At the own organisation'
            echo 'Bij de eigen organisatie'
        case 'Receive the newsletter'
            echo 'Ontvang de nieuwsbrief'
        case 'Show what would happen, and change nothing'
            echo 'Toon wat er zou gebeuren en wijzig niets'
        case 'Answer the question with yes beforehand'
            echo 'Beantwoord de vraag vooraf met ja'
        case 'Why, for the audit'
            echo 'Waarom, voor het auditlogboek'
        case 'The number of the ticket, for the audit'
            echo 'Het nummer van de melding, voor het auditlogboek'
        case 'Read the code from standard input'
            echo 'Lees de code van de standaardinvoer'
        case 'List the users who signed up and wait for you to verify them'
            echo 'Toon de gebruikers die zich hebben aangemeld en wachten tot u ze verifieert'
        case 'List the users that you manage'
            echo 'Toon de gebruikers die u beheert'
        case 'Find users by a part of their name'
            echo 'Zoek gebruikers op een deel van hun naam'
        case 'Show everything about one user'
            echo 'Toon alles over één gebruiker'
        case 'Check the details of new users and issue their verification code'
            echo 'Controleer de gegevens van nieuwe gebruikers en geef hun verificatiecode uit'
        case 'Change the details of users'
            echo 'Wijzig de gegevens van gebruikers'
        case 'Bring users in line with an export of the personnel system: leavers off, changed details taken over'
            echo 'Breng gebruikers in lijn met de personeelsadministratie: wie weg is eruit, gewijzigde gegevens erin'
        case 'Switch users off for a while'
            echo 'Deactiveer gebruikers tijdelijk'
        case 'Switch users on again'
            echo 'Activeer gebruikers weer'
        case 'Delete inactive users for good'
            echo 'Verwijder inactieve gebruikers definitief'
        case 'Show every column of the table'
            echo 'Toon alle kolommen van de tabel'
        case 'Code or KvK number of an organisation'
            echo 'Code of KvK-nummer van een organisatie'
        case 'Only users who stand here'
            echo 'Alleen gebruikers met deze status'
        case 'Such as gebruiker'
            echo 'Bijvoorbeeld gebruiker'
        case 'Such as iwmo'
            echo 'Bijvoorbeeld iwmo'
        case 'Show no more than this many'
            echo 'Toon er niet meer dan zoveel'
        case 'A file with users: CSV, JSON Lines, or one a line; - is standard input'
            echo 'Een bestand met gebruikers: CSV, JSON Lines, of één per regel; - is de standaardinvoer'
        case 'Issue a new code to users who were verified; the old one ends'
            echo 'Geef geverifieerde gebruikers een nieuwe code; de oude vervalt'
        case 'Also spell the code, for the telephone'
            echo 'Spel de code ook, voor aan de telefoon'
        case 'Do all that can be done, instead of all or nothing'
            echo 'Doe alles wat kan, in plaats van alles of niets'
        case 'Write here how it went, a row for each row that was given: .csv, .tsv, .json or .jsonl'
            echo 'Schrijf hier hoe het ging, een regel voor elke gegeven regel: .csv, .tsv, .json of .jsonl'
        case 'Whether this is a contact person'
            echo 'Of dit een contactpersoon is'
        case 'Where a contact person is written to'
            echo 'Waar een contactpersoon post ontvangt'
        case 'The export: CSV or JSON Lines, a row for each person; - is standard input'
            echo 'Het bestand: CSV of JSON Lines, een regel per persoon; - is standaardinvoer'
        case 'The file names all who work there: who is not in it has left'
            echo 'Het bestand noemt iedereen die er werkt: wie er niet in staat, is weg'
        case 'Leave personal details as they are'
            echo 'Laat persoonsgegevens zoals ze zijn'
        case 'After how many days without a login to say so'
            echo 'Na hoeveel dagen zonder login dat gemeld wordt'
        case 'Also switch off who has not logged in for so long'
            echo 'Deactiveer ook wie zo lang niet heeft ingelogd'
        case 'How many users it will be; needed for more than 10, or a fifth of an organisation'
            echo 'Hoeveel gebruikers het er zijn; nodig bij meer dan 10, of meer dan een vijfde van een organisatie'
        case 'Also when the organisation is left without a gebruikersbeheerder'
            echo 'Ook als de organisatie dan zonder gebruikersbeheerder zit'
        case 'Also the roles that the deactivation switched off'
            echo 'Ook de rollen die bij het deactiveren zijn uitgezet'
        case 'List the roles of a user, and whether they work'
            echo 'Toon de rollen van een gebruiker, en of ze werken'
        case 'Give users a role for a product'
            echo 'Ken gebruikers een rol voor een product toe'
        case 'Take a role for a product from users'
            echo 'Trek een rol voor een product in bij gebruikers'
        case 'Show which roles there are for each product, and what they allow'
            echo 'Toon welke rollen er per product zijn, en wat ze toestaan'
        case 'Explain what a user can do, and by which role'
            echo 'Leg uit wat een gebruiker kan, en met welke rol'
        case 'List open sessions'
            echo 'Toon open sessies'
        case 'End the sessions of a user at once'
            echo 'Beëindig de sessies van een gebruiker meteen'
        case 'This session alone'
            echo 'Alleen deze sessie'
        case 'List the organisations, and which agreements are missing'
            echo 'Toon de organisaties, en welke overeenkomsten ontbreken'
        case 'Show an organisation: its agreements, its partnerships and its administrators'
            echo 'Toon een organisatie: de overeenkomsten, de samenwerkingsverbanden en de gebruikersbeheerders'
        case 'Take an organisation in'
            echo 'Voeg een organisatie toe'
        case 'Show the agreements of an organisation, or record what came back signed'
            echo 'Toon de overeenkomsten van een organisatie, of leg vast wat ondertekend is geretourneerd'
        case 'Show the members of a samenwerkingsverband, or change them'
            echo 'Toon de leden van een samenwerkingsverband, of wijzig ze'
        case 'Such as GM-0342'
            echo 'Bijvoorbeeld GM-0342'
        case 'The name, as everyone knows it'
            echo 'De naam, zoals iedereen die kent'
        case 'The eight digits under which its people log in with eHerkenning'
            echo 'De acht cijfers waaronder de gebruikers inloggen met eHerkenning'
        case 'What kind of organisation it is'
            echo 'Wat voor organisatie het is'
        case 'The signed agreement that came back, and when, such as vecozo=2026-01-31'
            echo 'De overeenkomst die ondertekend is geretourneerd, en wanneer, zoals vecozo=2026-01-31'
        case 'An agreement that does not hold'
            echo 'Een overeenkomst die niet geldig is'
        case 'A gemeente that becomes a member'
            echo 'Een gemeente die lid wordt'
        case 'A gemeente that is a member no longer'
            echo 'Een gemeente die geen lid meer is'
        case 'Take in the form "aanmelden gebruikersbeheerder"'
            echo 'Verwerk het formulier "aanmelden gebruikersbeheerder"'
        case 'List who is to become administrator and what each waits for, or who is one now'
            echo 'Toon wie gebruikersbeheerder gaat worden en waarop ieder wacht, of wie het nu is'
        case 'The name on the form'
            echo 'De naam op het formulier'
        case 'The e-mail address on the form; the same must be filled in at the first login'
            echo 'Het e-mailadres op het formulier; hetzelfde adres moet bij de eerste keer inloggen worden ingevuld'
        case 'Such as iwmo; once for each product on the form'
            echo 'Bijvoorbeeld iwmo; één keer voor elk product op het formulier'
        case 'List the administrators of now instead'
            echo 'Toon in plaats daarvan de huidige gebruikersbeheerders'
        case 'Write an empty file with the headings that a command understands, to be filled in with a spreadsheet'
            echo 'Schrijf een leeg bestand met de koppen die een opdracht begrijpt, om in te vullen met een spreadsheet'
        case 'List every role of every user, since when and by whom: the autorisatiematrix'
            echo 'Toon alle rollen van alle gebruikers, sinds wanneer en door wie: de autorisatiematrix'
        case 'List the active users who have not logged in for a while'
            echo 'Toon de actieve gebruikers die een tijd niet hebben ingelogd'
        case 'List how often people logged in on each of the last days, and how often a code was wrong'
            echo 'Toon hoe vaak er de laatste dagen per dag is ingelogd, en hoe vaak een code onjuist was'
        case 'Only roles that stand so'
            echo 'Alleen rollen die er zo voor staan'
        case 'For how many days nobody logged in'
            echo 'Hoeveel dagen er niet is ingelogd'
        case 'Of how many days'
            echo 'Van hoeveel dagen'
        case 'List what happened, by whom and on whom, by organisation and in order'
            echo 'Toon wat er gebeurde, door wie en op wie, per organisatie en op volgorde'
        case 'Recompute the chains, and show the last row of each'
            echo 'Reken de ketens na, en toon van elke de laatste regel'
        case 'Export every row that you may see, as it was written: JSON Lines, unless asked otherwise'
            echo 'Exporteer elke regel die u mag zien, zoals die is geschreven: JSON Lines, tenzij anders gevraagd'
        case 'Only what this user did or underwent; of a deleted user the receipt'
            echo 'Alleen wat deze gebruiker deed of onderging; van een verwijderde gebruiker het bewijs van verwijdering'
        case 'From this day or time on, such as 2026-01-31T09:30'
            echo 'Vanaf deze dag of dit tijdstip, zoals 2026-01-31T09:30'
        case 'Up to and with this day, or up to this time'
            echo 'Tot en met deze dag, of tot dit tijdstip'
        case 'A last row that was kept elsewhere'
            echo 'Een laatste regel die elders is bewaard'
        case 'A file of such last rows, one a line; - is standard input'
            echo 'Een bestand met zulke laatste regels, een per regel; - is standaardinvoer'
        case 'Make the profile\'s store with the servicedesk in it: a file closed to others, or a shared one'
            echo 'Maak de opslag van het profiel met de servicedesk: een bestand, dicht voor anderen, of een gedeelde'
        case 'Bring the profile\'s store to the revision of this ibadmin, all of it or nothing'
            echo 'Breng de opslag van het profiel op de revisie van deze ibadmin, alles of niets'
        case 'Look the store over: is it whole, are the audit\'s chains, and is nothing in it that should not be'
            echo 'Kijk de opslag na: is hij heel, zijn de ketens in de audit dat, en hoort alles wat erin staat daar'
        case 'Show the last row of each chain of the audit, to be kept elsewhere'
            echo 'Toon de laatste regel van elke keten van de audit, om elders te bewaren'
        case 'Export the audit of every organisation, to be kept elsewhere and replayed after a restore'
            echo 'Exporteer de audit van elke organisatie, om elders te bewaren en na een herstel opnieuw af te spelen'
        case 'Issue the verification code of the first employee of the servicedesk'
            echo 'Geef de verificatiecode van de eerste medewerker van de servicedesk uit'
        case 'Whose servicedesk it is'
            echo 'Van wie de servicedesk is'
        case 'Its code'
            echo 'De code daarvan'
        case 'The KvK number under which its people log in'
            echo 'Het KvK-nummer waarmee de mensen daar inloggen'
        case 'Also add the products and roles of this TOML file'
            echo 'Voeg ook de producten en rollen van dit TOML-bestand toe'
        case 'First drop the sessions that are over'
            echo 'Ruim eerst de sessies op die voorbij zijn'
        case 'First delete again whom this export of the audit says to be deleted'
            echo 'Verwijder eerst opnieuw wie volgens deze export van het auditlogboek verwijderd is'
        case 'Run the server behind a reverse proxy, until it is ended with SIGTERM or Ctrl-C'
            echo 'Draai de server achter een reverse proxy, tot die met SIGTERM of Ctrl-C beëindigd wordt'
        case 'Write the signed metadata of the service, to be handed to the makelaar'
            echo 'Schrijf de ondertekende metadata van de dienst, om aan de makelaar te geven'
        case 'How much to write to the log'
            echo 'Hoeveel er in het logboek komt'
        case 'Where browsers reach the server, if not as in gateway.toml'
            echo 'Waar browsers de server bereiken, als dat niet is zoals in gateway.toml'
        case 'Write to this file, which must be new'
            echo 'Schrijf naar dit bestand, dat nieuw moet zijn'
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
