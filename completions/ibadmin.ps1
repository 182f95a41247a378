# TAB for ibadmin 0.1.0 in PowerShell. Made by tools/completions; `ibadmin completion powershell` prints it.

Register-ArgumentCompleter -Native -CommandName @('ibadmin', 'ibadmin.exe') -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $places = @{
        '' = @{ verbs = @('login Log in with eHerkenning, level 3 or higher, in the browser', 'logout End your session, here and in the store', 'whoami Show who is logged in, for how many seconds more, and where the session is kept', 'doctor Look at everything that ibadmin needs, and say what to do about what is wrong', 'demo Make a demo profile with invented people, and tell the manual''s story with it', 'completion Print the script that lets TAB complete commands, options and names', 'me Your own personal details, and the verification code that you were given', 'users See who signed up, verify them, switch them off and on, delete them', 'roles Grant and revoke roles for each product, and see what they allow', 'access See why somebody can or cannot do something', 'sessions See who is logged in, and end sessions', 'organisations Take organisations in, and keep their agreements and partnerships', 'administrators Register who is to administer the users of an organisation', 'bulk Work on many users at once: templates for files', 'report Make overviews for who checks: who may do what, which accounts nobody uses, how often people log in', 'audit See who did what, and prove that nobody changed that afterwards', 'store Make the store, renew it, look it over, and let the first person in', 'server Run the server: the login with eHerkenning, and the API'); flags = @('--profile=profiles Which profile to use', '--store=files Which store to use', '--no-color= Write no colours', '--no-input= Never ask, not even on a terminal', '--version= Show the version', '--help= Show this message and exit', '-h= Show this message and exit'); operands = @() }
        'login' = @{ verbs = @(); flags = @('--no-browser= Open no browser: print the address to open', '--port=text Listen on this port of 127.0.0.1', '--force= Log in anew, also when a session is open', '--makelaar=text One of the gateway''s makelaars', '--output=output How the result is written', '-o=output How the result is written', '--help= Show this message and exit', '-h= Show this message and exit'); operands = @() }
        'logout' = @{ verbs = @(); flags = @('--help= Show this message and exit', '-h= Show this message and exit'); operands = @() }
        'whoami' = @{ verbs = @(); flags = @('--output=output How the result is written', '-o=output How the result is written', '--help= Show this message and exit', '-h= Show this message and exit'); operands = @() }
        'doctor' = @{ verbs = @(); flags = @('--output=output How the result is written', '-o=output How the result is written', '--help= Show this message and exit', '-h= Show this message and exit'); operands = @() }
        'demo' = @{ verbs = @(); flags = @('--help= Show this message and exit', '-h= Show this message and exit'); operands = @() }
        'completion' = @{ verbs = @(); flags = @('--help= Show this message and exit', '-h= Show this message and exit'); operands = @('shell') }
        'me' = @{ verbs = @('show Show your own details, roles and status', 'edit Fill in or change your personal details; without options you are asked for each', 'verify Enter the verification code that you were given; after it your session ends, and you log in again'); flags = @('--help= Show this message and exit', '-h= Show this message and exit'); operands = @() }
        'me show' = @{ verbs = @(); flags = @('--output=output How the result is written', '-o=output How the result is written', '--help= Show this message and exit', '-h= Show this message and exit'); operands = @() }
        'me edit' = @{ verbs = @(); flags = @('--salutation=salutation Aanhef', '--initials=text Such as J.P', '--first-name=text First name', '--infix=text Such as van der', '--surname=text Surname, without the infix', '--department=text Department', '--phone-number=text Where the code can be told by phone', '--email-address=text At the own organisation', '--newsletter= Receive the newsletter', '--no-newsletter= Receive the newsletter', '--dry-run= Show what would happen, and change nothing', '--yes= Answer the question with yes beforehand', '-y= Answer the question with yes beforehand', '--reason=text Why, for the audit', '--ticket=text The number of the ticket, for the audit', '--output=output How the result is written', '-o=output How the result is written', '--help= Show this message and exit', '-h= Show this message and exit'); operands = @() }
        'me verify' = @{ verbs = @(); flags = @('--code-stdin= Read the code from standard input', '--output=output How the result is written', '-o=output How the result is written', '--help= Show this message and exit', '-h= Show this message and exit'); operands = @() }
        'users' = @{ verbs = @('pending List the users who signed up and wait for you to verify them', 'list List the users that you manage', 'search Find users by a part of their name', 'show Show everything about one user', 'verify Check the details of new users and issue their verification code', 'edit Change the details of users', 'sync Bring users in line with an export of the personnel system: leavers off, changed details taken over', 'deactivate Switch users off for a while', 'reactivate Switch users on again', 'delete Delete inactive users for good'); flags = @('--help= Show this message and exit', '-h= Show this message and exit'); operands = @() }
        'users pending' = @{ verbs = @(); flags = @('--output=output How the result is written', '-o=output How the result is written', '--wide= Show every column of the table', '--help= Show this message and exit', '-h= Show this message and exit'); operands = @() }
        'users list' = @{ verbs = @(); flags = @('--organisation=organisations Code or KvK number of an organisation', '--status=status Only users who stand here', '--role=role Such as gebruiker', '--product=product Such as iwmo', '--limit=text Show no more than this many', '--output=output How the result is written', '-o=output How the result is written', '--wide= Show every column of the table', '--help= Show this message and exit', '-h= Show this message and exit'); operands = @() }
        'users search' = @{ verbs = @(); flags = @('--output=output How the result is written', '-o=output How the result is written', '--wide= Show every column of the table', '--help= Show this message and exit', '-h= Show this message and exit'); operands = @('text') }
        'users show' = @{ verbs = @(); flags = @('--output=output How the result is written', '-o=output How the result is written', '--help= Show this message and exit', '-h= Show this message and exit'); operands = @('users') }
        'users verify' = @{ verbs = @(); flags = @('--file=files A file with users: CSV, JSON Lines, or one a line; - is standard input', '--reissue= Issue a new code to users who were verified; the old one ends', '--spell= Also spell the code, for the telephone', '--keep-going= Do all that can be done, instead of all or nothing', '--dry-run= Show what would happen, and change nothing', '--report=files Write here how it went, a row for each row that was given: .csv, .tsv, .json or .jsonl', '--yes= Answer the question with yes beforehand', '-y= Answer the question with yes beforehand', '--reason=text Why, for the audit', '--ticket=text The number of the ticket, for the audit', '--output=output How the result is written', '-o=output How the result is written', '--help= Show this message and exit', '-h= Show this message and exit'); operands = @('users...') }
        'users edit' = @{ verbs = @(); flags = @('--file=files A file with users: CSV, JSON Lines, or one a line; - is standard input', '--salutation=salutation Aanhef', '--initials=text Such as J.P', '--first-name=text First name', '--infix=text Such as van der', '--surname=text Surname, without the infix', '--department=text Department', '--phone-number=text Where the code can be told by phone', '--email-address=text At the own organisation', '--newsletter= Receive the newsletter', '--no-newsletter= Receive the newsletter', '--contact-person= Whether this is a contact person', '--no-contact-person= Whether this is a contact person', '--contact-email=text Where a contact person is written to', '--keep-going= Do all that can be done, instead of all or nothing', '--dry-run= Show what would happen, and change nothing', '--report=files Write here how it went, a row for each row that was given: .csv, .tsv, .json or .jsonl', '--yes= Answer the question with yes beforehand', '-y= Answer the question with yes beforehand', '--reason=text Why, for the audit', '--ticket=text The number of the ticket, for the audit', '--output=output How the result is written', '-o=output How the result is written', '--help= Show this message and exit', '-h= Show this message and exit'); operands = @('users...') }
        'users sync' = @{ verbs = @(); flags = @('--from=files The export: CSV or JSON Lines, a row for each person; - is standard input', '--organisation=organisations Code or KvK number of an organisation', '--complete= The file names all who work there: who is not in it has left', '--no-details= Leave personal details as they are', '--dormant-after=text After how many days without a login to say so', '--deactivate-dormant= Also switch off who has not logged in for so long', '--expect=text How many users it will be; needed for more than 10, or a fifth of an organisation', '--keep-going= Do all that can be done, instead of all or nothing', '--dry-run= Show what would happen, and change nothing', '--report=files Write here how it went, a row for each row that was given: .csv, .tsv, .json or .jsonl', '--yes= Answer the question with yes beforehand', '-y= Answer the question with yes beforehand', '--reason=text Why, for the audit', '--ticket=text The number of the ticket, for the audit', '--output=output How the result is written', '-o=output How the result is written', '--help= Show this message and exit', '-h= Show this message and exit'); operands = @() }
        'users deactivate' = @{ verbs = @(); flags = @('--file=files A file with users: CSV, JSON Lines, or one a line; - is standard input', '--even-last= Also when the organisation is left without a gebruikersbeheerder', '--expect=text How many users it will be; needed for more than 10, or a fifth of an organisation', '--keep-going= Do all that can be done, instead of all or nothing', '--dry-run= Show what would happen, and change nothing', '--report=files Write here how it went, a row for each row that was given: .csv, .tsv, .json or .jsonl', '--yes= Answer the question with yes beforehand', '-y= Answer the question with yes beforehand', '--reason=text Why, for the audit', '--ticket=text The number of the ticket, for the audit', '--output=output How the result is written', '-o=output How the result is written', '--help= Show this message and exit', '-h= Show this message and exit'); operands = @('users...') }
        'users reactivate' = @{ verbs = @(); flags = @('--file=files A file with users: CSV, JSON Lines, or one a line; - is standard input', '--restore-roles= Also the roles that the deactivation switched off', '--keep-going= Do all that can be done, instead of all or nothing', '--dry-run= Show what would happen, and change nothing', '--report=files Write here how it went, a row for each row that was given: .csv, .tsv, .json or .jsonl', '--yes= Answer the question with yes beforehand', '-y= Answer the question with yes beforehand', '--reason=text Why, for the audit', '--ticket=text The number of the ticket, for the audit', '--output=output How the result is written', '-o=output How the result is written', '--help= Show this message and exit', '-h= Show this message and exit'); operands = @('users...') }
        'users delete' = @{ verbs = @(); flags = @('--file=files A file with users: CSV, JSON Lines, or one a line; - is standard input', '--expect=text How many users it will be; needed for more than 10, or a fifth of an organisation', '--keep-going= Do all that can be done, instead of all or nothing', '--dry-run= Show what would happen, and change nothing', '--report=files Write here how it went, a row for each row that was given: .csv, .tsv, .json or .jsonl', '--yes= Answer the question with yes beforehand', '-y= Answer the question with yes beforehand', '--reason=text Why, for the audit', '--ticket=text The number of the ticket, for the audit', '--output=output How the result is written', '-o=output How the result is written', '--help= Show this message and exit', '-h= Show this message and exit'); operands = @('users...') }
        'roles' = @{ verbs = @('list List the roles of a user, and whether they work', 'grant Give users a role for a product', 'revoke Take a role for a product from users', 'matrix Show which roles there are for each product, and what they allow'); flags = @('--help= Show this message and exit', '-h= Show this message and exit'); operands = @() }
        'roles list' = @{ verbs = @(); flags = @('--output=output How the result is written', '-o=output How the result is written', '--help= Show this message and exit', '-h= Show this message and exit'); operands = @('users') }
        'roles grant' = @{ verbs = @(); flags = @('--file=files A file with users: CSV, JSON Lines, or one a line; - is standard input', '--product=product Such as iwmo', '--role=role Such as gebruiker', '--keep-going= Do all that can be done, instead of all or nothing', '--dry-run= Show what would happen, and change nothing', '--report=files Write here how it went, a row for each row that was given: .csv, .tsv, .json or .jsonl', '--yes= Answer the question with yes beforehand', '-y= Answer the question with yes beforehand', '--reason=text Why, for the audit', '--ticket=text The number of the ticket, for the audit', '--output=output How the result is written', '-o=output How the result is written', '--help= Show this message and exit', '-h= Show this message and exit'); operands = @('users...') }
        'roles revoke' = @{ verbs = @(); flags = @('--file=files A file with users: CSV, JSON Lines, or one a line; - is standard input', '--product=product Such as iwmo', '--role=role Such as gebruiker', '--even-last= Also when the organisation is left without a gebruikersbeheerder', '--keep-going= Do all that can be done, instead of all or nothing', '--dry-run= Show what would happen, and change nothing', '--report=files Write here how it went, a row for each row that was given: .csv, .tsv, .json or .jsonl', '--yes= Answer the question with yes beforehand', '-y= Answer the question with yes beforehand', '--reason=text Why, for the audit', '--ticket=text The number of the ticket, for the audit', '--output=output How the result is written', '-o=output How the result is written', '--help= Show this message and exit', '-h= Show this message and exit'); operands = @('users...') }
        'roles matrix' = @{ verbs = @(); flags = @('--output=output How the result is written', '-o=output How the result is written', '--wide= Show every column of the table', '--help= Show this message and exit', '-h= Show this message and exit'); operands = @() }
        'access' = @{ verbs = @('explain Explain what a user can do, and by which role'); flags = @('--help= Show this message and exit', '-h= Show this message and exit'); operands = @() }
        'access explain' = @{ verbs = @(); flags = @('--output=output How the result is written', '-o=output How the result is written', '--wide= Show every column of the table', '--help= Show this message and exit', '-h= Show this message and exit'); operands = @('users', 'product', 'action') }
        'sessions' = @{ verbs = @('list List open sessions', 'revoke End the sessions of a user at once'); flags = @('--help= Show this message and exit', '-h= Show this message and exit'); operands = @() }
        'sessions list' = @{ verbs = @(); flags = @('--output=output How the result is written', '-o=output How the result is written', '--wide= Show every column of the table', '--help= Show this message and exit', '-h= Show this message and exit'); operands = @('users') }
        'sessions revoke' = @{ verbs = @(); flags = @('--session=text This session alone', '--dry-run= Show what would happen, and change nothing', '--yes= Answer the question with yes beforehand', '-y= Answer the question with yes beforehand', '--reason=text Why, for the audit', '--ticket=text The number of the ticket, for the audit', '--output=output How the result is written', '-o=output How the result is written', '--help= Show this message and exit', '-h= Show this message and exit'); operands = @('users') }
        'organisations' = @{ verbs = @('list List the organisations, and which agreements are missing', 'show Show an organisation: its agreements, its partnerships and its administrators', 'add Take an organisation in', 'agreements Show the agreements of an organisation, or record what came back signed', 'members Show the members of a samenwerkingsverband, or change them'); flags = @('--help= Show this message and exit', '-h= Show this message and exit'); operands = @() }
        'organisations list' = @{ verbs = @(); flags = @('--output=output How the result is written', '-o=output How the result is written', '--wide= Show every column of the table', '--help= Show this message and exit', '-h= Show this message and exit'); operands = @() }
        'organisations show' = @{ verbs = @(); flags = @('--output=output How the result is written', '-o=output How the result is written', '--help= Show this message and exit', '-h= Show this message and exit'); operands = @('organisations') }
        'organisations add' = @{ verbs = @(); flags = @('--code=text Such as GM-0342', '--name=text The name, as everyone knows it', '--kvk-number=text The eight digits under which its people log in with eHerkenning', '--kind=kind What kind of organisation it is', '--dry-run= Show what would happen, and change nothing', '--yes= Answer the question with yes beforehand', '-y= Answer the question with yes beforehand', '--reason=text Why, for the audit', '--ticket=text The number of the ticket, for the audit', '--output=output How the result is written', '-o=output How the result is written', '--help= Show this message and exit', '-h= Show this message and exit'); operands = @() }
        'organisations agreements' = @{ verbs = @(); flags = @('--returned=agreement-day The signed agreement that came back, and when, such as vecozo=2026-01-31', '--withdrawn=agreement An agreement that does not hold', '--dry-run= Show what would happen, and change nothing', '--yes= Answer the question with yes beforehand', '-y= Answer the question with yes beforehand', '--reason=text Why, for the audit', '--ticket=text The number of the ticket, for the audit', '--output=output How the result is written', '-o=output How the result is written', '--help= Show this message and exit', '-h= Show this message and exit'); operands = @('organisations') }
        'organisations members' = @{ verbs = @(); flags = @('--add=organisations A gemeente that becomes a member', '--leave=organisations A gemeente that is a member no longer', '--dry-run= Show what would happen, and change nothing', '--yes= Answer the question with yes beforehand', '-y= Answer the question with yes beforehand', '--reason=text Why, for the audit', '--ticket=text The number of the ticket, for the audit', '--output=output How the result is written', '-o=output How the result is written', '--help= Show this message and exit', '-h= Show this message and exit'); operands = @('organisations') }
        'administrators' = @{ verbs = @('register Take in the form "aanmelden gebruikersbeheerder"', 'list List who is to become administrator and what each waits for, or who is one now'); flags = @('--help= Show this message and exit', '-h= Show this message and exit'); operands = @() }
        'administrators register' = @{ verbs = @(); flags = @('--organisation=organisations Code or KvK number of an organisation', '--name=text The name on the form', '--email-address=text The e-mail address on the form; the same must be filled in at the first login', '--product=product Such as iwmo; once for each product on the form', '--dry-run= Show what would happen, and change nothing', '--yes= Answer the question with yes beforehand', '-y= Answer the question with yes beforehand', '--reason=text Why, for the audit', '--ticket=text The number of the ticket, for the audit', '--output=output How the result is written', '-o=output How the result is written', '--help= Show this message and exit', '-h= Show this message and exit'); operands = @() }
        'administrators list' = @{ verbs = @(); flags = @('--active= List the administrators of now instead', '--organisation=organisations Code or KvK number of an organisation', '--product=product Such as iwmo', '--output=output How the result is written', '-o=output How the result is written', '--wide= Show every column of the table', '--help= Show this message and exit', '-h= Show this message and exit'); operands = @() }
        'bulk' = @{ verbs = @('template Write an empty file with the headings that a command understands, to be filled in with a spreadsheet'); flags = @('--help= Show this message and exit', '-h= Show this message and exit'); operands = @() }
        'bulk template' = @{ verbs = @(); flags = @('--help= Show this message and exit', '-h= Show this message and exit'); operands = @('text') }
        'report' = @{ verbs = @('roles List every role of every user, since when and by whom: the autorisatiematrix', 'dormant List the active users who have not logged in for a while', 'logins List how often people logged in on each of the last days, and how often a code was wrong'); flags = @('--help= Show this message and exit', '-h= Show this message and exit'); operands = @() }
        'report roles' = @{ verbs = @(); flags = @('--organisation=organisations Code or KvK number of an organisation', '--state=state Only roles that stand so', '--output=output How the result is written', '-o=output How the result is written', '--wide= Show every column of the table', '--help= Show this message and exit', '-h= Show this message and exit'); operands = @() }
        'report dormant' = @{ verbs = @(); flags = @('--organisation=organisations Code or KvK number of an organisation', '--after=text For how many days nobody logged in', '--output=output How the result is written', '-o=output How the result is written', '--wide= Show every column of the table', '--help= Show this message and exit', '-h= Show this message and exit'); operands = @() }
        'report logins' = @{ verbs = @(); flags = @('--organisation=organisations Code or KvK number of an organisation', '--days=text Of how many days', '--output=output How the result is written', '-o=output How the result is written', '--wide= Show every column of the table', '--help= Show this message and exit', '-h= Show this message and exit'); operands = @() }
        'audit' = @{ verbs = @('list List what happened, by whom and on whom, by organisation and in order', 'verify Recompute the chains, and show the last row of each', 'export Export every row that you may see, as it was written: JSON Lines, unless asked otherwise'); flags = @('--help= Show this message and exit', '-h= Show this message and exit'); operands = @() }
        'audit list' = @{ verbs = @(); flags = @('--organisation=organisations Code or KvK number of an organisation', '--user=users Only what this user did or underwent; of a deleted user the receipt', '--since=text From this day or time on, such as 2026-01-31T09:30', '--until=text Up to and with this day, or up to this time', '--output=output How the result is written', '-o=output How the result is written', '--wide= Show every column of the table', '--help= Show this message and exit', '-h= Show this message and exit'); operands = @() }
        'audit verify' = @{ verbs = @(); flags = @('--head=text A last row that was kept elsewhere', '--heads=files A file of such last rows, one a line; - is standard input', '--output=output How the result is written', '-o=output How the result is written', '--help= Show this message and exit', '-h= Show this message and exit'); operands = @() }
        'audit export' = @{ verbs = @(); flags = @('--output=output How the result is written', '-o=output How the result is written', '--help= Show this message and exit', '-h= Show this message and exit'); operands = @() }
        'store' = @{ verbs = @('init Make the profile''s store with the servicedesk in it: a file closed to others, or a shared one', 'upgrade Bring the profile''s store to the revision of this ibadmin, all of it or nothing', 'check Look the store over: is it whole, are the audit''s chains, and is nothing in it that should not be', 'heads Show the last row of each chain of the audit, to be kept elsewhere', 'receipts Export the audit of every organisation, to be kept elsewhere and replayed after a restore', 'welcome Issue the verification code of the first employee of the servicedesk'); flags = @('--help= Show this message and exit', '-h= Show this message and exit'); operands = @() }
        'store init' = @{ verbs = @(); flags = @('--organisation=text Whose servicedesk it is', '--code=text Its code', '--kvk-number=text The KvK number under which its people log in', '--dry-run= Show what would happen, and change nothing', '--yes= Answer the question with yes beforehand', '-y= Answer the question with yes beforehand', '--reason=text Why, for the audit', '--ticket=text The number of the ticket, for the audit', '--output=output How the result is written', '-o=output How the result is written', '--help= Show this message and exit', '-h= Show this message and exit'); operands = @('text') }
        'store upgrade' = @{ verbs = @(); flags = @('--matrix=files Also add the products and roles of this TOML file', '--dry-run= Show what would happen, and change nothing', '--output=output How the result is written', '-o=output How the result is written', '--help= Show this message and exit', '-h= Show this message and exit'); operands = @('text') }
        'store check' = @{ verbs = @(); flags = @('--clean= First drop the sessions that are over', '--replay-erasures=files First delete again whom this export of the audit says to be deleted', '--output=output How the result is written', '-o=output How the result is written', '--help= Show this message and exit', '-h= Show this message and exit'); operands = @('text') }
        'store heads' = @{ verbs = @(); flags = @('--output=output How the result is written', '-o=output How the result is written', '--help= Show this message and exit', '-h= Show this message and exit'); operands = @() }
        'store receipts' = @{ verbs = @(); flags = @('--output=output How the result is written', '-o=output How the result is written', '--help= Show this message and exit', '-h= Show this message and exit'); operands = @() }
        'store welcome' = @{ verbs = @(); flags = @('--spell= Also spell the code, for the telephone', '--dry-run= Show what would happen, and change nothing', '--yes= Answer the question with yes beforehand', '-y= Answer the question with yes beforehand', '--reason=text Why, for the audit', '--ticket=text The number of the ticket, for the audit', '--output=output How the result is written', '-o=output How the result is written', '--help= Show this message and exit', '-h= Show this message and exit'); operands = @('users') }
        'server' = @{ verbs = @('run Run the server behind a reverse proxy, until it is ended with SIGTERM or Ctrl-C', 'metadata Write the signed metadata of the service, to be handed to the makelaar'); flags = @('--help= Show this message and exit', '-h= Show this message and exit'); operands = @() }
        'server run' = @{ verbs = @(); flags = @('--log-level=log-level How much to write to the log', '--help= Show this message and exit', '-h= Show this message and exit'); operands = @() }
        'server metadata' = @{ verbs = @(); flags = @('--address=text Where browsers reach the server, if not as in gateway.toml', '--file=files Write to this file, which must be new', '--help= Show this message and exit', '-h= Show this message and exit'); operands = @() }
    }
    $values = @{
        'product' = @('iwmo', 'ijw', 'wlz-registertoets')
        'role' = @('gebruiker', 'gebruikersbeheerder', 'productbeheerder')
        'action' = @('uploaden', 'downloaden', 'instellingen', 'gebruikersbeheer', 'raadplegen')
        'agreement' = @('inlichtingenbureau', 'vecozo')
        'agreement-day' = @('inlichtingenbureau=', 'vecozo=')
        'output' = @('table', 'json', 'jsonl', 'csv', 'csv-excel', 'tsv', 'ids')
        'shell' = @('bash', 'zsh', 'fish', 'powershell')
        'salutation' = @('heer', 'mevrouw')
        'status' = @('arrived', 'pending', 'approved', 'active', 'inactive')
        'kind' = @('gemeente', 'samenwerkingsverband')
        'state' = @('awaited', 'active', 'suspended', 'inactive')
        'log-level' = @('warning', 'info', 'debug')
    }
    $dutch = @{
        'Log in with eHerkenning, level 3 or higher, in the browser' = 'Log in met eHerkenning, niveau 3 of hoger, in de browser'
        'End your session, here and in the store' = 'Beëindig uw sessie, hier en in de opslag'
        'Show who is logged in, for how many seconds more, and where the session is kept' = 'Toon wie is ingelogd, voor hoeveel seconden nog, en waar de sessie wordt bewaard'
        'Look at everything that ibadmin needs, and say what to do about what is wrong' = 'Kijk alles na wat ibadmin nodig heeft, en zeg wat er te doen is aan wat er mis is'
        'Make a demo profile with invented people, and tell the manual''s story with it' = 'Maak een demoprofiel met verzonnen personen, en vertel daarmee het verhaal van de handleiding'
        'Print the script that lets TAB complete commands, options and names' = 'Toon het script waarmee TAB opdrachten, opties en namen aanvult'
        'Your own personal details, and the verification code that you were given' = 'Uw eigen persoonlijke gegevens, en de verificatiecode die u heeft gekregen'
        'See who signed up, verify them, switch them off and on, delete them' = 'Zie wie zich heeft aangemeld; gebruikers verifiëren, deactiveren, opnieuw activeren en verwijderen'
        'Grant and revoke roles for each product, and see what they allow' = 'Rollen per product toekennen en intrekken, en zien wat ze toestaan'
        'See why somebody can or cannot do something' = 'Zie waarom iemand iets wel of niet kan'
        'See who is logged in, and end sessions' = 'Zie wie is ingelogd, en beëindig sessies'
        'Take organisations in, and keep their agreements and partnerships' = 'Organisaties toevoegen, en hun overeenkomsten en samenwerkingsverbanden bijhouden'
        'Register who is to administer the users of an organisation' = 'Meld aan wie de gebruikers van een organisatie gaat beheren'
        'Work on many users at once: templates for files' = 'Met veel gebruikers tegelijk werken: sjablonen voor bestanden'
        'Make overviews for who checks: who may do what, which accounts nobody uses, how often people log in' = 'Overzichten maken voor wie controleert: wie wat mag, welke accounts niemand gebruikt, hoe vaak er wordt ingelogd'
        'See who did what, and prove that nobody changed that afterwards' = 'Zie wie wat deed, en toon aan dat niemand dat daarna heeft veranderd'
        'Make the store, renew it, look it over, and let the first person in' = 'Maak de opslag, werk die bij, kijk die na, en laat de eerste persoon binnen'
        'Run the server: the login with eHerkenning, and the API' = 'De server draaien: het inloggen met eHerkenning, en de API'
        'Which profile to use' = 'Welk profiel gebruikt wordt'
        'Which store to use' = 'Welke opslag gebruikt wordt'
        'Write no colours' = 'Schrijf zonder kleuren'
        'Never ask, not even on a terminal' = 'Vraag nooit iets, ook niet op een terminal'
        'Show the version' = 'Toon de versie'
        'Show this message and exit' = 'Toon deze uitleg en stop'
        'Open no browser: print the address to open' = 'Open geen browser: toon het adres dat u zelf opent'
        'Listen on this port of 127.0.0.1' = 'Luister op deze poort van 127.0.0.1'
        'Log in anew, also when a session is open' = 'Log opnieuw in, ook als er nog een sessie open is'
        'One of the gateway''s makelaars' = 'Een van de makelaars van de gateway'
        'How the result is written' = 'Hoe de uitkomst geschreven wordt'
        'Show your own details, roles and status' = 'Toon uw eigen gegevens, rollen en status'
        'Fill in or change your personal details; without options you are asked for each' = 'Vul uw persoonlijke gegevens in of wijzig ze; zonder opties wordt elk gegeven gevraagd'
        'Enter the verification code that you were given; after it your session ends, and you log in again' = 'Voer de verificatiecode in die u heeft gekregen; daarna eindigt uw sessie en logt u opnieuw in'
        'Aanhef' = 'Aanhef'
        'Such as J.P' = 'Bijvoorbeeld J.P'
        'First name' = 'Voornaam'
        'Such as van der' = 'Bijvoorbeeld van der'
        'Surname, without the infix' = 'Achternaam, zonder het tussenvoegsel'
        'Department' = 'Afdeling'
        'Where the code can be told by phone' = 'Waar de code telefonisch kan worden doorgegeven'
        'At the own organisation' = 'Bij de eigen organisatie'
        'Receive the newsletter' = 'Ontvang de nieuwsbrief'
        'Show what would happen, and change nothing' = 'Toon wat er zou gebeuren en wijzig niets'
        'Answer the question with yes beforehand' = 'Beantwoord de vraag vooraf met ja'
        'Why, for the audit' = 'Waarom, voor het auditlogboek'
        'The number of the ticket, for the audit' = 'Het nummer van de melding, voor het auditlogboek'
        'Read the code from standard input' = 'Lees de code van de standaardinvoer'
        'List the users who signed up and wait for you to verify them' = 'Toon de gebruikers die zich hebben aangemeld en wachten tot u ze verifieert'
        'List the users that you manage' = 'Toon de gebruikers die u beheert'
        'Find users by a part of their name' = 'Zoek gebruikers op een deel van hun naam'
        'Show everything about one user' = 'Toon alles over één gebruiker'
        'Check the details of new users and issue their verification code' = 'Controleer de gegevens van nieuwe gebruikers en geef hun verificatiecode uit'
        'Change the details of users' = 'Wijzig de gegevens van gebruikers'
        'Bring users in line with an export of the personnel system: leavers off, changed details taken over' = 'Breng gebruikers in lijn met de personeelsadministratie: wie weg is eruit, gewijzigde gegevens erin'
        'Switch users off for a while' = 'Deactiveer gebruikers tijdelijk'
        'Switch users on again' = 'Activeer gebruikers weer'
        'Delete inactive users for good' = 'Verwijder inactieve gebruikers definitief'
        'Show every column of the table' = 'Toon alle kolommen van de tabel'
        'Code or KvK number of an organisation' = 'Code of KvK-nummer van een organisatie'
        'Only users who stand here' = 'Alleen gebruikers met deze status'
        'Such as gebruiker' = 'Bijvoorbeeld gebruiker'
        'Such as iwmo' = 'Bijvoorbeeld iwmo'
        'Show no more than this many' = 'Toon er niet meer dan zoveel'
        'A file with users: CSV, JSON Lines, or one a line; - is standard input' = 'Een bestand met gebruikers: CSV, JSON Lines, of één per regel; - is de standaardinvoer'
        'Issue a new code to users who were verified; the old one ends' = 'Geef geverifieerde gebruikers een nieuwe code; de oude vervalt'
        'Also spell the code, for the telephone' = 'Spel de code ook, voor aan de telefoon'
        'Do all that can be done, instead of all or nothing' = 'Doe alles wat kan, in plaats van alles of niets'
        'Write here how it went, a row for each row that was given: .csv, .tsv, .json or .jsonl' = 'Schrijf hier hoe het ging, een regel voor elke gegeven regel: .csv, .tsv, .json of .jsonl'
        'Whether this is a contact person' = 'Of dit een contactpersoon is'
        'Where a contact person is written to' = 'Waar een contactpersoon post ontvangt'
        'The export: CSV or JSON Lines, a row for each person; - is standard input' = 'Het bestand: CSV of JSON Lines, een regel per persoon; - is standaardinvoer'
        'The file names all who work there: who is not in it has left' = 'Het bestand noemt iedereen die er werkt: wie er niet in staat, is weg'
        'Leave personal details as they are' = 'Laat persoonsgegevens zoals ze zijn'
        'After how many days without a login to say so' = 'Na hoeveel dagen zonder login dat gemeld wordt'
        'Also switch off who has not logged in for so long' = 'Deactiveer ook wie zo lang niet heeft ingelogd'
        'How many users it will be; needed for more than 10, or a fifth of an organisation' = 'Hoeveel gebruikers het er zijn; nodig bij meer dan 10, of meer dan een vijfde van een organisatie'
        'Also when the organisation is left without a gebruikersbeheerder' = 'Ook als de organisatie dan zonder gebruikersbeheerder zit'
        'Also the roles that the deactivation switched off' = 'Ook de rollen die bij het deactiveren zijn uitgezet'
        'List the roles of a user, and whether they work' = 'Toon de rollen van een gebruiker, en of ze werken'
        'Give users a role for a product' = 'Ken gebruikers een rol voor een product toe'
        'Take a role for a product from users' = 'Trek een rol voor een product in bij gebruikers'
        'Show which roles there are for each product, and what they allow' = 'Toon welke rollen er per product zijn, en wat ze toestaan'
        'Explain what a user can do, and by which role' = 'Leg uit wat een gebruiker kan, en met welke rol'
        'List open sessions' = 'Toon open sessies'
        'End the sessions of a user at once' = 'Beëindig de sessies van een gebruiker meteen'
        'This session alone' = 'Alleen deze sessie'
        'List the organisations, and which agreements are missing' = 'Toon de organisaties, en welke overeenkomsten ontbreken'
        'Show an organisation: its agreements, its partnerships and its administrators' = 'Toon een organisatie: de overeenkomsten, de samenwerkingsverbanden en de gebruikersbeheerders'
        'Take an organisation in' = 'Voeg een organisatie toe'
        'Show the agreements of an organisation, or record what came back signed' = 'Toon de overeenkomsten van een organisatie, of leg vast wat ondertekend is geretourneerd'
        'Show the members of a samenwerkingsverband, or change them' = 'Toon de leden van een samenwerkingsverband, of wijzig ze'
        'Such as GM-0342' = 'Bijvoorbeeld GM-0342'
        'The name, as everyone knows it' = 'De naam, zoals iedereen die kent'
        'The eight digits under which its people log in with eHerkenning' = 'De acht cijfers waaronder de gebruikers inloggen met eHerkenning'
        'What kind of organisation it is' = 'Wat voor organisatie het is'
        'The signed agreement that came back, and when, such as vecozo=2026-01-31' = 'De overeenkomst die ondertekend is geretourneerd, en wanneer, zoals vecozo=2026-01-31'
        'An agreement that does not hold' = 'Een overeenkomst die niet geldig is'
        'A gemeente that becomes a member' = 'Een gemeente die lid wordt'
        'A gemeente that is a member no longer' = 'Een gemeente die geen lid meer is'
        'Take in the form "aanmelden gebruikersbeheerder"' = 'Verwerk het formulier "aanmelden gebruikersbeheerder"'
        'List who is to become administrator and what each waits for, or who is one now' = 'Toon wie gebruikersbeheerder gaat worden en waarop ieder wacht, of wie het nu is'
        'The name on the form' = 'De naam op het formulier'
        'The e-mail address on the form; the same must be filled in at the first login' = 'Het e-mailadres op het formulier; hetzelfde adres moet bij de eerste keer inloggen worden ingevuld'
        'Such as iwmo; once for each product on the form' = 'Bijvoorbeeld iwmo; één keer voor elk product op het formulier'
        'List the administrators of now instead' = 'Toon in plaats daarvan de huidige gebruikersbeheerders'
        'Write an empty file with the headings that a command understands, to be filled in with a spreadsheet' = 'Schrijf een leeg bestand met de koppen die een opdracht begrijpt, om in te vullen met een spreadsheet'
        'List every role of every user, since when and by whom: the autorisatiematrix' = 'Toon alle rollen van alle gebruikers, sinds wanneer en door wie: de autorisatiematrix'
        'List the active users who have not logged in for a while' = 'Toon de actieve gebruikers die een tijd niet hebben ingelogd'
        'List how often people logged in on each of the last days, and how often a code was wrong' = 'Toon hoe vaak er de laatste dagen per dag is ingelogd, en hoe vaak een code onjuist was'
        'Only roles that stand so' = 'Alleen rollen die er zo voor staan'
        'For how many days nobody logged in' = 'Hoeveel dagen er niet is ingelogd'
        'Of how many days' = 'Van hoeveel dagen'
        'List what happened, by whom and on whom, by organisation and in order' = 'Toon wat er gebeurde, door wie en op wie, per organisatie en op volgorde'
        'Recompute the chains, and show the last row of each' = 'Reken de ketens na, en toon van elke de laatste regel'
        'Export every row that you may see, as it was written: JSON Lines, unless asked otherwise' = 'Exporteer elke regel die u mag zien, zoals die is geschreven: JSON Lines, tenzij anders gevraagd'
        'Only what this user did or underwent; of a deleted user the receipt' = 'Alleen wat deze gebruiker deed of onderging; van een verwijderde gebruiker het bewijs van verwijdering'
        'From this day or time on, such as 2026-01-31T09:30' = 'Vanaf deze dag of dit tijdstip, zoals 2026-01-31T09:30'
        'Up to and with this day, or up to this time' = 'Tot en met deze dag, of tot dit tijdstip'
        'A last row that was kept elsewhere' = 'Een laatste regel die elders is bewaard'
        'A file of such last rows, one a line; - is standard input' = 'Een bestand met zulke laatste regels, een per regel; - is standaardinvoer'
        'Make the profile''s store with the servicedesk in it: a file closed to others, or a shared one' = 'Maak de opslag van het profiel met de servicedesk: een bestand, dicht voor anderen, of een gedeelde'
        'Bring the profile''s store to the revision of this ibadmin, all of it or nothing' = 'Breng de opslag van het profiel op de revisie van deze ibadmin, alles of niets'
        'Look the store over: is it whole, are the audit''s chains, and is nothing in it that should not be' = 'Kijk de opslag na: is hij heel, zijn de ketens in de audit dat, en hoort alles wat erin staat daar'
        'Show the last row of each chain of the audit, to be kept elsewhere' = 'Toon de laatste regel van elke keten van de audit, om elders te bewaren'
        'Export the audit of every organisation, to be kept elsewhere and replayed after a restore' = 'Exporteer de audit van elke organisatie, om elders te bewaren en na een herstel opnieuw af te spelen'
        'Issue the verification code of the first employee of the servicedesk' = 'Geef de verificatiecode van de eerste medewerker van de servicedesk uit'
        'Whose servicedesk it is' = 'Van wie de servicedesk is'
        'Its code' = 'De code daarvan'
        'The KvK number under which its people log in' = 'Het KvK-nummer waarmee de mensen daar inloggen'
        'Also add the products and roles of this TOML file' = 'Voeg ook de producten en rollen van dit TOML-bestand toe'
        'First drop the sessions that are over' = 'Ruim eerst de sessies op die voorbij zijn'
        'First delete again whom this export of the audit says to be deleted' = 'Verwijder eerst opnieuw wie volgens deze export van het auditlogboek verwijderd is'
        'Run the server behind a reverse proxy, until it is ended with SIGTERM or Ctrl-C' = 'Draai de server achter een reverse proxy, tot die met SIGTERM of Ctrl-C beëindigd wordt'
        'Write the signed metadata of the service, to be handed to the makelaar' = 'Schrijf de ondertekende metadata van de dienst, om aan de makelaar te geven'
        'How much to write to the log' = 'Hoeveel er in het logboek komt'
        'Where browsers reach the server, if not as in gateway.toml' = 'Waar browsers de server bereiken, als dat niet is zoals in gateway.toml'
        'Write to this file, which must be new' = 'Schrijf naar dit bestand, dat nieuw moet zijn'
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
