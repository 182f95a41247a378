"""What somebody types into psql with the credentials of a session, and why that does no harm.

An attack without a word beside it must be refused. One with a word may go through, and then the word says what it is
worth: it never shows anything of the victim, and never changes a row. `{victim}` and `{login}` are somebody of another
organisation and the login of their session, `{own}` a user and `{fellow}` a beheerder of the own organisation, `{me}`
who attacks, `{store}` the database, `{code}` an open verification code's user.
"""

NOTHING = "answers with the rows that this person may see, and the victim is not among them"
COUNTS = "counts only what this person may see"
SHAPE = "the names of tables, columns and functions are no secret: they stand in the source"
OWN_CONNECTION = "changes a setting of the own connection alone, which no policy or function relies on"
ASKED = "is planned with the policies in it, and says of a stranger what it says of nobody"
NO_ROWS = "takes no lock and no row: there is nothing that it may change"
OWN_LOGIN = "changes the own login, which ends with its session all the same"
LARGE_OBJECT = (
    "makes an object of the own login, which goes with it when the session ends; only a superuser can take these "
    "functions away, and docs/operations.md asks for it"
)

READ = {
    "select * from users": "",
    "select id, surname from users where id = '{victim}'": NOTHING,
    "select surname from users": NOTHING,
    "select surname from users where surname like 'Geheim%'": NOTHING,
    "select count(*) from users": COUNTS,
    "select pseudonym from users": "",
    "select u from users u": "",
    "select row_to_json(u) from users u": "",
    "select keyed_hash from verification_codes": "",
    "select * from verification_codes": "",
    "select user_id, tries from verification_codes where user_id = '{victim}'": NOTHING,
    "select secret_sha256 from sessions": "",
    "select * from sessions": "",
    "select id from sessions where user_id = '{victim}'": NOTHING,
    "select * from operations": "",
    "select operation_kept('00000000000000000000000000000000')": "knows a run by its random number alone",
    "select * from login_codes": "",
    "select * from login_requests": "",
    "select * from seen_assertions": "",
    "select * from grants where user_id = '{victim}'": NOTHING,
    "select o.name, u.surname from organisations o join users u on u.organisation_id = o.id": NOTHING,
    "select u.surname from grants g left join users u on u.id = g.user_id": NOTHING,
    "select surname from users where id in (select user_id from grants)": NOTHING,
    "with recursive r as (select id, surname from users union select id, surname from users) select * from r": NOTHING,
    "select max(surname) over () from users": NOTHING,
    "select * from audit where subject = '{receipt}'": NOTHING,
    "copy users to stdout": "",
    "copy (select surname from users) to stdout": NOTHING,
    "copy users to '/tmp/stolen'": "",
    "copy users from '/etc/passwd'": "",
    "copy (select 1) to program 'id'": "",
    "explain analyze select surname from users where id = '{victim}'": ASKED,
    "explain (analyze, verbose) select surname from users where surname = 'Geheimpje'": ASKED,
    "select surname::int from users where id = '{victim}'": NOTHING,
    "select 1 / (case when surname = 'Geheimpje' then 0 else 1 end) from users": NOTHING,
    "select cast(surname as int) from users where organisation_id <> (select my_organisation())": (
        "an error shows a value only of a row that the policies left in, which this person may read anyway"
    ),
    "create view stolen as select surname from users": "",
    "create materialized view stolen as select surname from users": "",
    "select * from pg_stats where tablename = 'users'": (
        "the view leaves out columns of tables with row-level security"
    ),
    "select * from pg_statistic": "",
    "select * from pg_statistic_ext_data": "",
    "select rolname, rolpassword from pg_authid": "",
    "select * from pg_shadow": "",
    "select rolname from pg_roles where rolname = '{login}'": (
        "the name of a login opens nothing: its password is 256 random bits, which the server itself does not have"
    ),
    "select query from pg_stat_activity where usename = '{login}'": (
        "the server hides what another role asks; statements carry no values in their text"
    ),
    "select relname from pg_class": SHAPE,
    "select prosrc from pg_proc where proname = 'user_verified'": SHAPE,
    "select reltuples from pg_class where relname = 'users'": "a rounded number of all users, of nobody in particular",
    "select * from pg_policies": SHAPE,
    "select pg_read_file('postgresql.conf')": "",
    "select pg_ls_dir('.')": "",
    "select * from pg_hba_file_rules": "",
    "select keyed_hash_of('{code}')": "is empty for everybody but the gateway",
    "select usernames_taken(4, 'g')": "answers for the own organisation alone",
    "select my_people()": ("the own id; for the servicedesk random ids of beheerders, whom it sees anyway"),
    "select asker()": "",
    "select mine_to_handle(array['{victim}'])": "",
    "select is_administrator('{victim}')": "",
    "select set_config('ibadmin.address', '4 g.geheimpje@breda.nl', false)": (
        "only the policy for the servicedesk looks at it, which may look up whose address it knows"
    ),
    "select query_to_xml('select surname from users', true, false, '')": NOTHING,
    "select table_to_xml('users', true, false, '')": "",
    "declare c cursor with hold for select surname from users": NOTHING,
    "prepare p as select surname from users; execute p": NOTHING,
    "do $$ begin perform pseudonym from users; end $$": "",
}

CHANGE = {
    "update users set surname = 'x'": "",
    "update users set version = version": "",
    "update users set status = 'active', active = true where id = '{me}'": "",
    "update users set organisation_id = 1 where id = '{victim}'": "",
    "delete from users": "",
    "delete from users where id = '{victim}'": "",
    "insert into users (id, audit_id, organisation_id, pseudonym, status, active) values ('x','x',1,'x','active',true)": "",
    "truncate users": "",
    "insert into grants values ('{me}', 'iwmo', 'gebruikersbeheerder', true, 'active', now(), 1)": "",
    "update grants set state = 'active'": "",
    "update grants set role = 'gebruikersbeheerder' where user_id = '{me}'": "",
    "delete from grants": "",
    "merge into grants g using users u on g.user_id = u.id when matched then delete": "",
    "select id from users for update": "",
    "insert into memberships values (1, 4)": "",
    "update organisations set vecozo_returned_on = null": "",
    "insert into products values ('x', 'x', 9)": "",
    "update permissions set action = 'alles'": "",
    "insert into registrations values ('x', 1, 'x', 'x', now(), '{me}')": "",
    "update verification_codes set tries = 0": "",
    "insert into verification_codes values ('{me}', repeat('0', 64), now(), 0, 1)": "",
    "delete from verification_codes": "",
    "update sessions set hard_end_at = 'infinity', last_seen_at = 'infinity'": "",
    "insert into sessions values ('x', '{victim}', 'x', 'loa4', now(), now(), now(), 1)": "",
    "delete from sessions where user_id = '{victim}'": "",
    "insert into operations values (repeat('0', 32), 1, 1, 1)": "",
    "select operation_noted(1, 1, 1)": "",
    "insert into audit values (1, 999, now(), 'x', 'x', 'x', 'done', 'x', '', '', '', repeat('0', 64))": "",
    "update audit set actor = 'x'": "",
    "delete from audit": "",
    "truncate audit": "",
    "update alembic_version set version_num = '9999'": "",
}

CALL = {
    "select user_deactivated('[{{\"id\": \"{victim}\", \"version\": 4}}]', '', '')": "",
    "select user_deactivated('[{{\"id\": \"{me}\", \"version\": 4}}]', '', '')": "",
    "select user_deleted('[{{\"id\": \"{victim}\", \"version\": 4}}]', '', '')": "",
    "select user_reactivated('[{{\"id\": \"{victim}\", \"version\": 4}}]', '', '')": "",
    'select user_verified(\'[{{"id": "{victim}", "version": 4, "keyed_hash": "00"}}]\', \'\', \'\')': "",
    'select user_verified(\'[{{"id": "{me}", "version": 4, "keyed_hash": "00"}}]\', \'\', \'\')': "",
    'select code_reissued(\'[{{"id": "{victim}", "version": 4, "keyed_hash": "00"}}]\', \'\', \'\')': "",
    'select role_granted(\'[{{"id": "{me}", "version": 4, "product": "iwmo", "role": "gebruiker"}}]\', \'\', \'\')': "",
    'select role_granted(\'[{{"id": "{me}", "version": 4, "product": "iwmo", "role": "gebruikersbeheerder"}}]\', \'\', \'\')': "",
    'select role_granted(\'[{{"id": "{victim}", "version": 4, "product": "iwmo", "role": "gebruiker"}}]\', \'\', \'\')': "",
    'select role_granted(\'[{{"id": "{own}", "version": 4, "product": "ijw", "role": "gebruiker"}}]\', \'\', \'\')': "",
    'select role_granted(\'[{{"id": "{own}", "version": 4, "product": "iwmo", "role": "gebruikersbeheerder"}}]\', \'\', \'\')': "",
    'select role_granted(\'[{{"id": "{inactive}", "version": 5, "product": "iwmo", "role": "gebruiker"}}]\', \'\', \'\')': "",
    'select role_revoked(\'[{{"id": "{victim}", "version": 4, "product": "iwmo", "role": "gebruiker"}}]\', \'\', \'\')': "",
    'select role_granted(\'[{{"id": null, "version": 4, "product": "iwmo", "role": "gebruiker"}}]\', \'\', \'\')': "",
    "select user_deactivated('[{{\"id\": null}}]', '', '')": "",
    "select session_ended('[{{\"id\": \"{session}\"}}]', '', '')": "",
    'select details_edited(\'[{{"id": "{victim}", "version": 4, "surname": "x"}}]\', \'\', \'\')': "",
    'select details_entered(\'[{{"id": "{victim}", "version": 1, "username": "x"}}]\', \'\', \'\')': "",
    'select organisation_added(\'[{{"id": 9, "code": "x", "name": "x", "kind": "servicedesk", "kvk_number": "12345678"}}]\', \'\', \'\')': "",
    'select administrator_registered(\'[{{"id": "x", "organisation_id": 2, "name": "x", "email_address": "x", "products": ["iwmo"], "user_id": "{me}", "version": 4}}]\', \'\', \'\')': "",
    "select audit_append('[]', 'x', 'x', '', '')": "",
    "select audit_users('user_deleted', array['{victim}'], null, '', '')": "",
    "select session_made('0123456789abcdef0123', 'SCRAM-SHA-256$4096:a$a:a')": "",
    "select sessions_dropped(array['{session}'])": "",
    "select sessions_swept()": "",
    "select operation_marked()": "",
    "select code_issued('[]', '{{}}')": "",
    "select role_changed('role_granted', '[]', '', '')": "",
    "select heads_locked(array[1, 2, 3])": "",
}

AROUND = {
    'set role "{store}_owner"': "",
    'set role "{store}_gateway"': "",
    'set session authorization "{store}_owner"': "",
    "set role postgres": "",
    'set role "{login}"': "",
    'set role "{store}_sessions"': "the group of all sessions has no row of its own, and `session_user` stays who it is",
    "set row_security = off; select surname from users": "",
    "set session_replication_role = replica": "",
    "set search_path = pg_temp, public; select my_user()": OWN_CONNECTION,
    "set work_mem = '1GB'": OWN_CONNECTION,
    "set log_statement = 'all'": "",
    "create temporary table users (id text)": "",
    "create table stolen (id text)": "",
    "create schema stolen": "",
    "create function moment() returns timestamptz language sql return 'infinity'::timestamptz": "",
    "create or replace function pg_temp.my_user() returns text language sql return 'x'": "",
    "create extension dblink": "",
    "create operator === (leftarg = text, rightarg = text, function = texteq)": "",
    "alter table users disable row level security": "",
    "alter table audit disable trigger all": "",
    "drop policy sessions on users": "",
    "create policy mine on users using (true)": "",
    "drop table users": "",
    "alter function my_organisations() rename to theirs": "",
    "grant select on users to public": "",
    'grant "{store}_owner" to current_user': "",
    "alter role current_user valid until 'infinity'": "",
    "alter role current_user superuser": "",
    "alter role current_user password 'x'": OWN_LOGIN,
    "alter role current_user set statement_timeout = 0": OWN_LOGIN,
    "alter role \"{login}\" password 'x'": "",
    'drop role "{login}"': "",
    "create role stolen login": "",
    "begin; lock table users": "",
    "begin; lock table audit in access exclusive mode": "",
    "begin; lock table users in access share mode": "waits for nobody and holds up nobody but an upgrade, and ends with the "
    "statement's time-out",
    "select lo_create(0)": LARGE_OBJECT,
    "select lo_from_bytea(0, 'x')": LARGE_OBJECT,
    "select pg_terminate_backend(pid) from pg_stat_activity where usename = '{login}'": "",
    "select pg_cancel_backend(pid) from pg_stat_activity where usename = '{login}'": "",
    "select pg_advisory_lock(1)": "a lock that nobody waits for: the store locks rows, which takes a right that no session has",
    "select pg_reload_conf()": "",
    "select pg_switch_wal()": "",
    "alter system set fsync = off": "",
    'alter database "{store}" set row_security = off': "",
    "vacuum full users": NO_ROWS,
    "analyze users": NO_ROWS,
    "reindex table users": "",
    "cluster users using users_pkey": "",
    "notify stolen, 'x'": "a message to who listens; nobody does",
    "listen stolen": "hears nothing: nobody sends",
    "load 'dblink'": "",
    "comment on table users is 'x'": "",
}

ATTACKS = {**READ, **CHANGE, **CALL, **AROUND}
