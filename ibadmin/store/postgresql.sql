-- What PostgreSQL itself enforces, whoever comes with the credentials of a session: psql sees no more than ibadmin.
-- :owner, :sessions and :gateway are three roles of this database. It is run as a whole by `ibadmin store init` and
-- `store upgrade`, as the owner, after the tables are there. No superuser and no extension is needed.
--
-- A session can read the columns below, of the rows that the policies leave it, and change nothing by itself: every
-- change is a function, one for each thing that can happen, which checks who acts and writes the audit as it goes.

-- ------------------------------------------------------------------------------------------------ who is asking

create or replace function moment() returns timestamptz language sql volatile
return clock_timestamp();

-- In plpgsql, which keeps its plans: as SQL functions they took ten milliseconds of every statement.
-- The session is the database role; twenty minutes without activity end it, and its hard end (1.1).
create or replace function session_state() returns text language plpgsql stable security definer
set search_path = public, pg_temp as $$
begin
    return coalesce((select case when moment() >= hard_end_at then 'hard_end'
                             when moment() >= last_seen_at + interval '20 minutes' then 'idle'
                             else 'open' end
                 from sessions where id = substr(session_user, 3)), 'ended');
end $$;

-- Whose session this is, in one query, since every policy begins here. Whoever is not registered, or whose
-- organisation lacks an agreement, does nothing to anybody (Inleiding, 1.2): `acts` is false, `products` empty.
create or replace function asker(out session text, out person text, out place int, out acts boolean, out desk boolean,
                                 out products text[])
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare now timestamptz := moment();
begin
    select s.id, u.id, u.organisation_id, o.kind = 'servicedesk', u.active and (o.kind = 'servicedesk'
               or (o.inlichtingenbureau_returned_on is not null and o.vecozo_returned_on is not null))
    into session, person, place, desk, acts
    from sessions s join users u on u.id = s.user_id join organisations o on o.id = u.organisation_id
    where s.id = substr(session_user, 3) and now < s.hard_end_at and now < s.last_seen_at + interval '20 minutes';
    acts := coalesce(acts, false);
    desk := acts and desk;
    products := array(select g.product from grants g where acts and g.user_id = person and g.state = 'active'
                      and g.role = 'gebruikersbeheerder');
end $$;

create or replace function my_session() returns text language plpgsql stable security definer
set search_path = public, pg_temp as $$ begin return (select session from asker()); end $$;

create or replace function my_user() returns text language plpgsql stable security definer
set search_path = public, pg_temp as $$ begin return (select person from asker()); end $$;

create or replace function my_organisation() returns int language plpgsql stable security definer
set search_path = public, pg_temp as $$ begin return (select place from asker()); end $$;

create or replace function am_servicedesk() returns boolean language plpgsql stable security definer
set search_path = public, pg_temp as $$ begin return (select desk from asker()); end $$;

create or replace function my_products() returns text[] language plpgsql stable security definer
set search_path = public, pg_temp as $$ begin return (select products from asker()); end $$;

-- The own organisation and the members of the own samenwerkingsverband, for a beheerder (2.1).
create or replace function my_organisations() returns int[] language plpgsql stable security definer
set search_path = public, pg_temp as $$
declare me record := asker();
begin
    return case when cardinality(me.products) > 0
            then me.place || array(select member_id from memberships where partnership_id = me.place)
            when me.desk then array[me.place] else '{}'::int[] end;
end $$;

-- Oneself; and for the servicedesk who is, or is registered to become, a gebruikersbeheerder, which are its to handle
-- (2.3), and who has the one address that it looks up for a form: `set_config` says organisation, blank, address.
create or replace function my_people() returns text[] language plpgsql stable security definer
set search_path = public, pg_temp as $$
declare me record := asker(); wanted text := current_setting('ibadmin.address', true);
begin
    return case when me.desk then me.person
        || array(select user_id from grants where role = 'gebruikersbeheerder'
                 union select user_id from registrations where user_id is not null
                 union select id from users where organisation_id = substring(wanted from '^(\d{1,9}) ')::int
                       and email_address = substring(wanted from '^\d+ (.*)$'))
        else array[me.person] end;
end $$;

create or replace function is_administrator(somebody text) returns boolean language plpgsql stable security definer
set search_path = public, pg_temp as $$
begin
    return exists (select from grants where user_id = somebody and role = 'gebruikersbeheerder')
    or exists (select from registrations where user_id = somebody);
end $$;

create or replace function seen() returns text language sql volatile security definer
set search_path = public, pg_temp
begin atomic
    update sessions set last_seen_at = moment()
    where id = my_session() and last_seen_at <= moment() - interval '30 seconds';
    select session_state();
end;

-- The hash of a verification code is for the gateway, which compares it; a session is told that there is one.
create or replace function keyed_hash_of(somebody text) returns text language plpgsql stable security definer
set search_path = public, pg_temp as $$
begin
    return case when session_user = :'gateway' or pg_has_role(session_user, :'owner', 'member')
            then (select keyed_hash from verification_codes where user_id = somebody) else '' end;
end $$;

-- ------------------------------------------------------------------------------------------------ the audit

-- One chain for each organisation: the text that is hashed is the JSON that store/chain.py makes, to the letter. All
-- but the hash before it is known of every row beforehand, so that only the hashing itself goes row by row.
create or replace function audit_append(entries jsonb, actor text, origin text, reason text, ticket text)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
    at timestamptz := moment();
    written text := to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"');
    places int[];
    numbers int[];
    actions text[];
    subjects text[];
    results text[];
    details text[];
    heads text[];
    bodies text[];
    hashes text[] := '{}';
    body text;
    previous text;
    i int := 0;
begin
    perform heads_locked(array(select distinct (e ->> 'organisation_id')::int from jsonb_array_elements(entries) e));
    with given as (
        select (e ->> 'organisation_id')::int as place, e ->> 'action' as action, e ->> 'subject' as subject,
               coalesce(e ->> 'result', 'done') as result, coalesce(e ->> 'fields', '') as fields, n
        from jsonb_array_elements(entries) with ordinality as one (e, n)),
    ends as materialized (
        select p.place, coalesce(h.sequence, 0) as sequence, coalesce(h.hash, repeat('0', 64)) as hash
        from (select distinct place from given) p
        left join lateral (select a.sequence, a.hash from audit a where a.organisation_id = p.place
                           order by a.sequence desc limit 1) h on true),
    numbered as (
        select g.*, e.hash as head, (e.sequence + row_number() over (partition by g.place order by g.n))::int as number
        from given g join ends e on e.place = g.place order by g.place, g.n)
    select array_agg(x.place), array_agg(x.number), array_agg(x.action), array_agg(x.subject), array_agg(x.result),
           array_agg(x.fields), array_agg(x.head),
           array_agg(concat('",{"action":', to_json(x.action), ',"actor":', to_json(actor), ',"at":"', written,
               '","fields":', to_json(x.fields), ',"organisation_id":', x.place, ',"origin":', to_json(origin),
               ',"reason":', to_json(reason), ',"result":', to_json(x.result), ',"sequence":', x.number,
               ',"subject":', to_json(x.subject), ',"ticket":', to_json(ticket), '}]'))
    into places, numbers, actions, subjects, results, details, heads, bodies from numbered x;
    foreach body in array coalesce(bodies, '{}') loop
        i := i + 1;
        if i = 1 or places[i] <> places[i - 1] then
            previous := heads[i];
        end if;
        previous := encode(sha256(convert_to('["' || previous || body, 'UTF8')), 'hex');
        hashes[i] := previous;
    end loop;
    insert into audit
    select x.place, x.number, at, actor, x.action, x.subject, x.result, origin, reason, ticket, x.details, x.hash
    from unnest(places, numbers, actions, subjects, results, details, hashes)
        as x (place, number, action, subject, result, details, hash);
    perform operation_noted(x.place, min(x.number), max(x.number))
    from unnest(places, numbers) as x (place, number) group by x.place;
end $$;

-- Which rows of an organisation's audit the run made that is under way; its random number comes with its transaction.
create or replace function operation_noted(place int, first int, last int) returns void language plpgsql
security definer set search_path = public, pg_temp as $$
begin
    if first <= last and current_setting('ibadmin.operation', true) <> '' then
        insert into operations values (current_setting('ibadmin.operation'), place, first, last, moment())
        on conflict (id, organisation_id) do update set last = excluded.last where operations.last < excluded.last;
    end if;
end $$;

-- What the gateway takes or keeps of a login on its way has no row in the audit: it is noted as none of the first place.
create or replace function operation_marked() returns void language plpgsql security definer
set search_path = public, pg_temp as $$
begin
    if not exists (select from operations where id = current_setting('ibadmin.operation')) then
        perform operation_noted((select min(id) from organisations), 0, 0);
    end if;
end $$;

-- For who lost the connection while a change was being kept: was it? The lock is the one that the run itself holds, so
-- that the answer waits for its end; and the answer is written, so that a standby has all before it when it is given.
create or replace function operation_kept(operation text) returns boolean language plpgsql security definer
set search_path = public, pg_temp as $$
begin
    perform pg_advisory_xact_lock(hashtextextended(operation, 0));
    update operations set last = last where id = operation;
    return found;
end $$;

-- Whoever writes for organisations takes their chains first, in one order: nobody waits for each other in a circle.
-- A lock on rows, since a session could take and keep any advisory lock; one that lets users arrive meanwhile.
create or replace function heads_locked(places int[]) returns void language plpgsql security definer
set search_path = public, pg_temp as $$
begin
    perform from organisations where id = any (places) order by id for no key update;
end $$;

-- Of users, under the name of what happened to them; what they are called stays where it is. `fields` are as `ids`.
create or replace function audit_users(happened text, ids text[], fields text[], reason text, ticket text)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
    perform audit_append(
        coalesce((select jsonb_agg(jsonb_build_object('organisation_id', u.organisation_id, 'action', happened,
                                                      'subject', u.audit_id, 'fields', given.what)
                                   order by given.n)
                  from unnest(ids, fields) with ordinality as given (id, what, n) join users u on u.id = given.id), '[]'),
        (select audit_id from users where id = my_user()), 'commandline', reason, ticket);
end $$;

-- ------------------------------------------------------------------------------------------------ who may what

-- Those of these users whom the person behind the session may act on: rules/authority.py, `over`.
create or replace function mine_to_handle(wanted text[]) returns setof text language plpgsql stable security definer
set search_path = public, pg_temp as $$
declare me record := asker(); mine int[] := my_organisations();
begin
    return query
    select u.id from unnest(wanted) as w (id) join users u on u.id = w.id
    cross join lateral (select exists (select from grants where user_id = u.id and role = 'gebruikersbeheerder')
                        or exists (select from registrations where user_id = u.id)) as of (administrator)
    where me.acts and u.id <> me.person
    and case when me.desk then of.administrator or u.organisation_id = me.place
             else u.organisation_id = any (mine) and not of.administrator end;
end $$;

create or replace function insist(allowed boolean) returns void language plpgsql as $$
begin
    if allowed is not true then
        raise 'not yours to do' using errcode = 'insufficient_privilege';
    end if;
end $$;

-- How every change of users begins: their chains are taken, each must be the caller's to handle, and those that are
-- still as they were read, and in one of these states, are the ones that it happens to.
create or replace function begun(rows jsonb, states text[]) returns text[] language plpgsql security definer
set search_path = public, pg_temp as $$
declare wanted text[] := array(select distinct r ->> 'id' from jsonb_array_elements(rows) r);
begin
    perform heads_locked(array(select distinct organisation_id from users where id = any (wanted)));
    perform insist(not exists (select unnest(wanted) except select mine_to_handle(wanted)));
    return array(select u.id from jsonb_array_elements(rows) with ordinality as r (it, n)
                 join users u on u.id = r.it ->> 'id' and u.version = (r.it ->> 'version')::int
                 where u.status = any (states) order by r.n);
end $$;

-- How it ends: in the audit, and with the ids that it happened to.
create or replace function ended(happened text, done text[], fields text[], reason text, ticket text) returns setof text
language plpgsql security definer set search_path = public, pg_temp as $$
begin
    perform insist(length(reason) <= 1000 and length(ticket) <= 200);
    perform audit_users(happened, done, fields, reason, ticket);
    return query select unnest(done);
end $$;

-- An organisation keeps an active beheerder, unless somebody says explicitly that it may be left without (2.3):
-- `leaving` are who stop being one in this change, and who of them may be the last says `even_last`.
create or replace function insist_on_an_administrator(leaving text[], even_last text[]) returns void language plpgsql
security definer set search_path = public, pg_temp as $$
begin
    perform insist(not exists (
        select from grants g where g.user_id = any (leaving) and g.user_id <> all (even_last)
        and g.role = 'gebruikersbeheerder' and g.state = 'active' and not exists (
            select from grants other where other.organisation_id = g.organisation_id and other.state = 'active'
            and other.role = 'gebruikersbeheerder' and other.user_id <> all (leaving))));
end $$;

-- Whom the rows say this of.
create or replace function said_of(rows jsonb, what text) returns text[] language sql immutable
return array(select r ->> 'id' from jsonb_array_elements(rows) r where (r ->> what)::boolean);

-- ------------------------------------------------------------------------------------------------ what happens
-- Each takes rows of JSON and gives back the ids that were still as they were read; the others were changed meanwhile.

create or replace function user_deactivated(rows jsonb, reason text, ticket text) returns setof text
language plpgsql security definer set search_path = public, pg_temp as $$
declare done text[] := begun(rows, '{arrived,pending,approved,active}'); fields text[];
begin
    perform insist_on_an_administrator(done, said_of(rows, 'even_last'));
    fields := array(
        select was.fields from unnest(done) with ordinality as d (id, n) left join (
            select user_id, string_agg(product || ':' || role, ' ' order by product, role) as fields
            from grants where user_id = any (done) and state = 'active' group by user_id) was on was.user_id = d.id
        order by d.n);
    update grants set state = case state when 'active' then 'suspended' else 'inactive' end
    where user_id = any (done) and state in ('active', 'awaited');
    update users set status = 'inactive', active = false, newsletter = false, newsletter_asked = false,
        contact_person = false, contact_email = '', version = version + 1 where id = any (done);
    delete from verification_codes where user_id = any (done);
    delete from login_codes where user_id = any (done);
    perform sessions_dropped(array(select id from sessions where user_id = any (done)));
    return query select ended('user_deactivated', done, fields, reason, ticket);
end $$;

create or replace function user_reactivated(rows jsonb, reason text, ticket text) returns setof text
language plpgsql security definer set search_path = public, pg_temp as $$
declare done text[] := begun(rows, '{inactive}'); fields text[]; me record := asker();
begin
    update users set version = version + 1, active = registered_at is not null,
        status = case when registered_at is not null then 'active' when surname is null then 'arrived'
                      else 'pending' end
    where id = any (done);
    with asked as (select r ->> 'id' as id, split_part(g, ':', 1) as product, split_part(g, ':', 2) as role
                   from jsonb_array_elements(rows) r, jsonb_array_elements_text(r -> 'restored') g),
    restored as (update grants g set state = 'active' from asked, users u
                 where g.user_id = asked.id and g.product = asked.product and g.role = asked.role and u.id = g.user_id
                 and g.state = 'suspended' and u.active and g.user_id = any (done)
                 and (me.desk or g.product = any (me.products))
                 returning g.user_id, g.product, g.role),
    was as (select user_id, string_agg(product || ':' || role, ' ' order by product, role) as fields
            from restored group by user_id)
    select array_agg(was.fields order by d.n) into fields
    from unnest(done) with ordinality as d (id, n) left join was on was.user_id = d.id;
    update grants set state = 'inactive' where user_id = any (done) and state = 'suspended';
    return query select ended('user_reactivated', done, fields, reason, ticket);
end $$;

create or replace function user_deleted(rows jsonb, reason text, ticket text) returns setof text
language plpgsql security definer set search_path = public, pg_temp as $$
declare done text[] := begun(rows, '{inactive}');
begin
    perform ended('user_deleted', done, null, reason, ticket);
    delete from registrations f using users u where u.id = any (done) and f.user_id is null
        and f.organisation_id = u.organisation_id and f.email_address = u.email_address;
    delete from login_codes where user_id is null;
    perform sessions_dropped(array(select id from sessions where user_id = any (done)));
    delete from users where id = any (done);
    return query select unnest(done);
end $$;

create or replace function role_granted(rows jsonb, reason text, ticket text) returns setof text
language plpgsql security definer set search_path = public, pg_temp as $$
begin
    return query select role_changed('role_granted', rows, reason, ticket);
end $$;

create or replace function role_revoked(rows jsonb, reason text, ticket text) returns setof text
language plpgsql security definer set search_path = public, pg_temp as $$
begin
    return query select role_changed('role_revoked', rows, reason, ticket);
end $$;

-- G and PB by a beheerder of that product, also to a fellow beheerder; GB by the servicedesk, to who entered a code
-- already, and the last one of an organisation is taken away only when that is said (2.2, 2.3).
create or replace function role_changed(happened text, rows jsonb, reason text, ticket text) returns setof text
language plpgsql security definer set search_path = public, pg_temp as $$
declare me record := asker(); mine int[] := my_organisations(); done text[]; fields text[]; leaving text[];
begin
    perform heads_locked(array(select distinct u.organisation_id from users u
                               where u.id in (select r ->> 'id' from jsonb_array_elements(rows) r)));
    perform insist(me.acts and not exists (
        select from jsonb_array_elements(rows) r left join users u on u.id = r ->> 'id'
        left join roles on roles.code = r ->> 'role'
        where not coalesce(u.id <> me.person and case when roles.granted_by = 'servicedesk'
            then me.desk and u.id in (select mine_to_handle(array(select x ->> 'id' from jsonb_array_elements(rows) x)))
            else u.organisation_id = any (mine) and r ->> 'product' = any (me.products) end
        and (happened = 'role_revoked' or (u.status in ('pending', 'approved', 'active')
             and (roles.granted_by <> 'servicedesk'
                  or (u.active and not exists (select from registrations where user_id = u.id))))), false)));
    select array_agg(u.id order by n), array_agg((r ->> 'product') || ':' || (r ->> 'role') order by n)
    into done, fields
    from jsonb_array_elements(rows) with ordinality as given (r, n)
    join users u on u.id = r ->> 'id' and u.version = (r ->> 'version')::int;
    if happened = 'role_revoked' then
        leaving := array(select g.user_id from grants g where g.user_id = any (done) and g.state = 'active'
                         and g.role = 'gebruikersbeheerder' group by g.user_id
                         having bool_and(g.product || ':' || g.role in (
                             select d.what from unnest(done, fields) as d (id, what) where d.id = g.user_id)));
        perform insist_on_an_administrator(leaving, said_of(rows, 'even_last'));
    end if;
    update users set version = version + 1 where id = any (done);
    delete from grants g using unnest(done, fields) as d (id, what)
    where g.user_id = d.id and g.product || ':' || g.role = d.what;
    if happened = 'role_granted' then
        insert into grants
        select u.id, split_part(d.what, ':', 1), split_part(d.what, ':', 2), u.active,
               case when u.active then 'active' else 'awaited' end, moment(), u.organisation_id
        from unnest(done, fields) as d (id, what) join users u on u.id = d.id;
    end if;
    return query select ended(happened, done, fields, reason, ticket);
end $$;

create or replace function user_verified(rows jsonb, reason text, ticket text) returns setof text
language plpgsql security definer set search_path = public, pg_temp as $$
declare done text[] := begun(rows, '{pending,approved,active}'); fields text[];
begin
    done := array(select u.id from unnest(done) with ordinality as d (id, n) join users u on u.id = d.id
                  where u.status = 'pending' or exists (select from registrations where user_id = u.id) order by d.n);
    update users set version = version + 1, status = case status when 'pending' then 'approved' else status end
    where id = any (done);
    perform code_issued(rows, done);
    with becoming as (
        select f.user_id, p.product from registrations f join registration_products p on p.registration_id = f.id
        where f.user_id = any (done) and not exists (
            select from grants g where g.user_id = f.user_id and g.product = p.product
            and g.role = 'gebruikersbeheerder' and g.state in ('active', 'awaited'))),
    granted as (
        insert into grants
        select b.user_id, b.product, 'gebruikersbeheerder', u.active, 'awaited', moment(), u.organisation_id
        from becoming b join users u on u.id = b.user_id
        on conflict (user_id, product, role)
        do update set state = excluded.state, granted_at = excluded.granted_at
        returning user_id, product),
    was as (select user_id, string_agg(product, ' ' order by product) as fields from granted group by user_id)
    select array_agg(was.fields order by d.n) into fields
    from unnest(done) with ordinality as d (id, n) left join was on was.user_id = d.id;
    delete from registrations where user_id = any (done);
    return query select ended('user_verified', done, fields, reason, ticket);
end $$;

create or replace function code_reissued(rows jsonb, reason text, ticket text) returns setof text
language plpgsql security definer set search_path = public, pg_temp as $$
declare done text[] := begun(rows, '{approved,active}');
begin
    done := array(select u.id from unnest(done) with ordinality as d (id, n) join users u on u.id = d.id
                  where u.status = 'approved' or exists (select from verification_codes where user_id = u.id)
                  or exists (select from grants where user_id = u.id and state = 'awaited') order by d.n);
    update users set version = version + 1 where id = any (done);
    perform code_issued(rows, done);
    return query select ended('code_reissued', done, null, reason, ticket);
end $$;

-- Three days, and one for a code that gives power over others; the old one is worth nothing from then on (1.2).
create or replace function code_issued(rows jsonb, done text[]) returns void language plpgsql security definer
set search_path = public, pg_temp as $$
begin
    delete from verification_codes where user_id = any (done);
    insert into verification_codes
    select u.id, r ->> 'keyed_hash', moment() + case when is_administrator(u.id) or o.kind = 'servicedesk'
        then interval '24 hours' else interval '72 hours' end, 0, u.organisation_id
    from jsonb_array_elements(rows) r join users u on u.id = r ->> 'id' join organisations o on o.id = u.organisation_id
    where u.id = any (done);
end $$;

create or replace function session_ended(rows jsonb, reason text, ticket text) returns setof text
language plpgsql security definer set search_path = public, pg_temp as $$
declare it record;
begin
    for it in select s.id, s.user_id, u.organisation_id from jsonb_array_elements(rows) r
              join sessions s on s.id = r ->> 'id' join users u on u.id = s.user_id
              -- The own one last: whoever has none may end no other.
              order by s.id = my_session() loop
        perform insist(it.user_id = my_user() or exists (select mine_to_handle(array[it.user_id])));
        perform ended('session_ended', array[it.user_id],
            array[case when it.id = my_session() then 'logout' else 'revoked' end], reason, ticket);
        perform sessions_dropped(array[it.id]);
        return next it.id;
    end loop;
end $$;

-- ------------------------------------------------------------------------------------------------ sessions as roles

-- Only the verifier of the password comes here. What the clock of the server says settles when it ends.
create or replace function session_made(session text, verifier text) returns void language plpgsql security definer
set search_path = public, pg_temp as $$
declare ends timestamptz; setting text; value text;
begin
    perform insist(session ~ '^[0-9a-f]{20}$' and verifier ~ '^SCRAM-SHA-256\$[0-9]+:[A-Za-z0-9+/=]+\$[A-Za-z0-9+/=]+:[A-Za-z0-9+/=]+$');
    select clock_timestamp() + (hard_end_at - moment()) into strict ends from sessions where id = session;
    execute format('create role %I login connection limit 4 password %L valid until %L',
                   's_' || session, verifier, ends);
    -- What a connection asks for itself is lost behind a pooler; these it cannot lose.
    for setting, value in select * from (values ('statement_timeout', '15min'), ('lock_timeout', '30s'),
            ('idle_in_transaction_session_timeout', '10min'), ('timezone', 'UTC'), ('jit', 'off')) settings loop
        execute format('alter role %I in database %I set %s = %L', 's_' || session, current_database(), setting, value);
    end loop;
    execute format('grant %I to %I', :'sessions', 's_' || session);
    execute format('grant %I to %I', 's_' || session, :'owner');
end $$;

-- A role cannot drop itself: its own goes with the next sweep, and without its row it sees nothing meanwhile.
create or replace function sessions_dropped(ids text[]) returns void language plpgsql security definer
set search_path = public, pg_temp as $$
declare name text;
begin
    delete from sessions where id = any (ids);
    for name in select rolname from pg_roles where rolname = any (select 's_' || unnest(ids)) loop
        if name = session_user then
            execute format('alter role %I nologin', name);
        else
            perform pg_terminate_backend(pid) from pg_stat_activity where usename = name;
            begin
                -- Whatever it made, such as a large object, goes with it.
                execute format('drop owned by %I', name);
                execute format('drop role %I', name);
            exception when dependent_objects_still_exist then
                -- It left something in another database: nobody's deactivation waits for that.
                execute format('alter role %I nologin', name);
            end;
        end if;
    end loop;
end $$;

-- Roles of sessions that are no more, or over: at the next login, and by `store check --clean`. With them go the numbers
-- of runs that nobody asks for any more: whoever lost a connection asks within minutes.
create or replace function sessions_swept() returns int language plpgsql security definer
set search_path = public, pg_temp as $$
declare orphans text[];
begin
    -- Two who drop one role at the same moment are in each other's way, and one is enough.
    if not exists (select from alembic_version for update skip locked) then
        return 0;
    end if;
    delete from operations where at <= moment() - interval '1 day';
    delete from sessions where hard_end_at <= moment() or last_seen_at <= moment() - interval '20 minutes';
    orphans := array(select substr(m.rolname, 3) from pg_auth_members a join pg_roles g on g.oid = a.roleid
                     join pg_roles m on m.oid = a.member where g.rolname = :'sessions' and m.rolname like 's\_%'
                     and not exists (select from sessions where id = substr(m.rolname, 3)));
    perform sessions_dropped(orphans);
    return cardinality(orphans);
end $$;

-- ------------------------------------------------------------------------------------------------ personal details

-- What people type about themselves (1.2): what must be there is there, no longer than it may be, and nothing in it
-- hides, turns round what is beside it, or begins a formula. The program looks more closely at names than this.
create or replace function well_typed(value text, longest int, required boolean) returns boolean language sql immutable
return value is not null and length(value) <= longest and (value <> '' or not required)
    and value !~ '[\u0001-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]'
    and value !~ '^[-=+@ ]' and value !~ ' $';

create or replace function well_addressed(value text) returns boolean language sql immutable
return value is not null and length(value) <= 254 and value = lower(value)
    and value ~ '^[a-z0-9_][a-z0-9_!#$%&''*+/=?^`{|}~-]*(\.[a-z0-9_!#$%&''*+/=?^`{|}~-]+)*@([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]([a-z0-9-]*[a-z0-9])?$'
    and length(split_part(value, '@', 1)) <= 64;

create or replace function insist_on_details(it record) returns void language plpgsql as $$
begin
    perform insist(it.salutation in ('heer', 'mevrouw') and well_typed(it.initials, 20, true)
        and well_typed(it.first_name, 80, false) and well_typed(it.infix, 20, false)
        and well_typed(it.surname, 80, true) and well_typed(it.department, 80, false)
        and well_addressed(it.email_address) and well_typed(it.search_name, 500, true)
        and it.phone_number ~ '^(\+[0-9]|\(?[0-9])[0-9 ().-]{0,23}$'
        and length(regexp_replace(it.phone_number, '[^0-9]', '', 'g')) between 8 and 15);
end $$;

create or replace function details_entered(rows jsonb, reason text, ticket text) returns setof text
language plpgsql security definer set search_path = public, pg_temp as $$
declare it record;
begin
    select * into strict it from jsonb_to_recordset(rows) as r (id text, version int, salutation text, initials text,
        first_name text, infix text, surname text, department text, phone_number text, email_address text,
        search_name text, username text, newsletter boolean);
    perform heads_locked(array[my_organisation()]);
    perform insist(it.id = my_user() and exists (select from users where id = it.id and status = 'arrived'));
    perform insist(it.username ~ '^[a-z]+(\.[a-z]+)?[0-9]*$' and length(it.username) <= 120 and it.newsletter is not null);
    perform insist_on_details(it);
    update users u set (salutation, initials, first_name, infix, surname, department, phone_number, email_address,
                        search_name, username, newsletter_asked, status, version)
        = (it.salutation, it.initials, it.first_name, it.infix, it.surname, it.department, it.phone_number,
           it.email_address, it.search_name, it.username, it.newsletter, 'pending', u.version + 1)
    where u.id = it.id and u.version = it.version;
    if found then
        update registrations f set user_id = it.id
        where f.user_id is null and f.organisation_id = my_organisation() and f.email_address = it.email_address;
        return query select ended('details_entered', array[it.id], null, reason, ticket);
    end if;
end $$;

create or replace function details_edited(rows jsonb, reason text, ticket text) returns setof text
language plpgsql security definer set search_path = public, pg_temp as $$
declare it record; was users; changed text[];
begin
    select * into strict it from jsonb_to_recordset(rows) as r (id text, version int, salutation text, initials text,
        first_name text, infix text, surname text, department text, phone_number text, email_address text,
        search_name text, newsletter_asked boolean, contact_person boolean, contact_email text);
    perform heads_locked(array(select organisation_id from users where id = it.id));
    select * into was from users where id = it.id;
    perform insist(was.id is not null and was.surname is not null);
    perform insist(it.id = my_user() or exists (select mine_to_handle(array[it.id])));
    perform insist_on_details(it);
    perform insist(it.contact_email = '' or well_addressed(it.contact_email));
    perform insist(was.active or not it.contact_person);
    perform insist(was.status <> 'inactive' or not it.newsletter_asked);
    perform insist((was.contact_person, was.contact_email) = (it.contact_person, it.contact_email)
                 or it.id <> my_user() or cardinality(my_products()) > 0);
    if was.version <> it.version then
        return;
    end if;
    changed := array_remove(array[
        case when was.salutation <> it.salutation then 'salutation' end,
        case when was.initials <> it.initials then 'initials' end,
        case when was.first_name <> it.first_name then 'first_name' end,
        case when was.infix <> it.infix then 'infix' end,
        case when was.surname <> it.surname then 'surname' end,
        case when was.department <> it.department then 'department' end,
        case when was.phone_number <> it.phone_number then 'phone_number' end,
        case when was.email_address <> it.email_address then 'email_address' end,
        case when was.newsletter_asked <> it.newsletter_asked then 'newsletter' end,
        case when was.contact_person <> it.contact_person then 'contact_person' end,
        case when was.contact_email <> it.contact_email then 'contact_email' end], null);
    update users u set (salutation, initials, first_name, infix, surname, department, phone_number, email_address,
                        search_name, newsletter_asked, newsletter, contact_person, contact_email, version)
        = (it.salutation, it.initials, it.first_name, it.infix, it.surname, it.department, it.phone_number,
           it.email_address, it.search_name, it.newsletter_asked, it.newsletter_asked and u.active, it.contact_person,
           it.contact_email, u.version + 1)
    where u.id = it.id;
    return query select ended('details_edited', array[it.id], array[array_to_string(changed, ' ')], reason, ticket);
end $$;

-- User names of the organisation, whoever has them: a new one must be like none of them.
create or replace function usernames_taken(place int, base text) returns setof text language sql stable
security definer set search_path = public, pg_temp
begin atomic
    select username from users where organisation_id = place and username >= base and username < base || '~'
    and (place = my_organisation() or session_user not like 's\_%');
end;

-- ------------------------------------------------------------------------------------------------ the servicedesk's

create or replace function audit_organisation(happened text, place int, subject text, fields text, reason text,
                                              ticket text)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
    perform insist(length(reason) <= 1000 and length(ticket) <= 200);
    perform audit_append(jsonb_build_array(jsonb_build_object('organisation_id', place, 'action', happened,
                                                              'subject', subject, 'fields', fields)),
                         (select audit_id from users where id = my_user()), 'commandline', reason, ticket);
end $$;

create or replace function organisation_added(rows jsonb, reason text, ticket text) returns setof text
language plpgsql security definer set search_path = public, pg_temp as $$
declare it record;
begin
    perform insist(am_servicedesk());
    for it in select * from jsonb_to_recordset(rows) as r (id int, code text, name text, kind text, kvk_number text) loop
        perform insist(it.kind <> 'servicedesk' and it.id > 0 and it.kvk_number ~ '^[0-9]{8}$'
                       and it.code ~ '^[A-Za-z0-9][A-Za-z0-9-]{0,19}$' and well_typed(it.name, 80, true));
        insert into organisations values (it.id, it.code, it.name, it.kind, it.kvk_number, null, null, 1);
        perform audit_organisation('organisation_added', it.id, it.code, '', reason, ticket);
        return next it.id::text;
    end loop;
end $$;

create or replace function agreement_recorded(rows jsonb, reason text, ticket text) returns setof text
language plpgsql security definer set search_path = public, pg_temp as $$
declare it record; its_code text; word text;
begin
    perform insist(am_servicedesk());
    for it in select * from jsonb_to_recordset(rows) as r (id int, version int, agreement text, returned_on date) loop
        -- One after the other: the second agreement of an organisation finds what the first made of it.
        select code into its_code from organisations where id = it.id and version = it.version;
        continue when not found;
        -- A day ahead of ours is a day that is there already somewhere; further ahead is none.
        perform insist(it.agreement in ('inlichtingenbureau', 'vecozo')
                       and (it.returned_on is null or it.returned_on <= (moment() + interval '14 hours')::date));
        execute format('update organisations set %I = $1, version = version + 1 where id = $2',
                       it.agreement || '_returned_on') using it.returned_on, it.id;
        word := it.agreement || case when it.returned_on is null then ' withdrawn' else ' returned' end;
        perform audit_organisation('agreement_recorded', it.id, its_code, word, reason, ticket);
        return next it.id::text;
    end loop;
end $$;

create or replace function member_joined(rows jsonb, reason text, ticket text) returns setof text
language plpgsql security definer set search_path = public, pg_temp as $$
declare it record;
begin
    perform insist(am_servicedesk());
    for it in select r.*, p.code, m.code as member from jsonb_to_recordset(rows) as r (partnership_id int, member_id int)
              join organisations p on p.id = r.partnership_id and p.kind = 'samenwerkingsverband'
              join organisations m on m.id = r.member_id and m.kind = 'gemeente' loop
        insert into memberships values (it.partnership_id, it.member_id);
        perform audit_organisation('member_joined', it.partnership_id, it.code, it.member, reason, ticket);
        return next it.member_id::text;
    end loop;
end $$;

create or replace function member_left(rows jsonb, reason text, ticket text) returns setof text
language plpgsql security definer set search_path = public, pg_temp as $$
declare it record;
begin
    perform insist(am_servicedesk());
    for it in select r.*, p.code, m.code as member from jsonb_to_recordset(rows) as r (partnership_id int, member_id int)
              join memberships s on s.partnership_id = r.partnership_id and s.member_id = r.member_id
              join organisations p on p.id = r.partnership_id join organisations m on m.id = r.member_id loop
        delete from memberships where partnership_id = it.partnership_id and member_id = it.member_id;
        perform audit_organisation('member_left', it.partnership_id, it.code, it.member, reason, ticket);
        return next it.member_id::text;
    end loop;
end $$;

create or replace function administrator_registered(rows jsonb, reason text, ticket text) returns setof text
language plpgsql security definer set search_path = public, pg_temp as $$
declare it record; form text;
begin
    perform insist(am_servicedesk());
    for it in select r.*, u.audit_id from jsonb_to_recordset(rows) as r (id text, organisation_id int, name text,
                  email_address text, products text[], user_id text, version int)
              left join users u on u.id = r.user_id and u.organisation_id = r.organisation_id loop
        perform heads_locked(array[it.organisation_id]);
        perform insist(it.user_id is distinct from my_user());
        perform insist(not exists (select from users where id = my_user() and email_address = it.email_address));
        perform insist((it.user_id is null) = (it.audit_id is null));
        perform insist(well_typed(it.name, 80, true) and well_addressed(it.email_address) and cardinality(it.products) > 0
            and it.products <@ array(select product from offers where role = 'gebruikersbeheerder'));
        insert into registrations values (it.id, it.organisation_id, it.name, it.email_address, moment(), null)
        on conflict (id) do nothing;
        -- An id that is another organisation's form is no form of this one.
        perform insist(exists (select from registrations where id = it.id and organisation_id = it.organisation_id));
        insert into registration_products select it.id, unnest(it.products) on conflict do nothing;
        if it.user_id is not null then
            update users set version = version + 1 where id = it.user_id and version = it.version;
            if not found then
                continue;
            end if;
            update registrations set user_id = it.user_id where id = it.id;
        end if;
        perform audit_organisation('administrator_registered', it.organisation_id, coalesce(it.audit_id, it.id),
                                   array_to_string(it.products, ' '), reason, ticket);
        return next coalesce(it.user_id, it.id);
    end loop;
end $$;

-- ------------------------------------------------------------------------------------------------ who reads what

revoke all on all tables in schema public from public;
revoke all on all functions in schema public from public;
alter default privileges revoke execute on functions from public;
grant usage on schema public to :sessions, :gateway;

grant select on alembic_version, organisations, memberships, products, roles, offers, permissions, grants,
    registrations, registration_products, audit to :sessions;
grant select (id, audit_id, organisation_id, status, active, username, salutation, initials, first_name, infix, surname,
    department, phone_number, email_address, search_name, newsletter_asked, newsletter, contact_person, contact_email,
    arrived_at, registered_at, last_login_at, version) on users to :sessions;
grant select (user_id, expires_at, tries, organisation_id) on verification_codes to :sessions;
grant select (id, user_id, assurance_level, started_at, last_seen_at, hard_end_at, organisation_id) on sessions to :sessions;

grant execute on function moment(), session_state(), my_session(), my_user(), my_organisation(), my_organisations(),
    my_people(), my_products(), am_servicedesk(), seen(), keyed_hash_of(text), usernames_taken(int, text),
    operation_kept(text) to :sessions;
grant execute on function user_deactivated(jsonb, text, text), user_reactivated(jsonb, text, text),
    user_deleted(jsonb, text, text), role_granted(jsonb, text, text), role_revoked(jsonb, text, text),
    user_verified(jsonb, text, text), code_reissued(jsonb, text, text), session_ended(jsonb, text, text),
    details_entered(jsonb, text, text), details_edited(jsonb, text, text), organisation_added(jsonb, text, text),
    agreement_recorded(jsonb, text, text), member_joined(jsonb, text, text), member_left(jsonb, text, text),
    administrator_registered(jsonb, text, text) to :sessions;

-- The gateway lets people in; it cannot grant, edit, deactivate or delete anybody, nor write the audit by hand.
grant select on all tables in schema public to :gateway;
grant insert on users, login_requests, login_codes, seen_assertions, sessions to :gateway;
grant update (last_login_at, status, active, registered_at, newsletter, version) on users to :gateway;
grant update (state, user_active) on grants to :gateway;
grant update (tries) on verification_codes to :gateway;
grant update (last_seen_at) on sessions to :gateway;
grant delete on verification_codes, sessions, login_requests, login_codes, seen_assertions to :gateway;
grant execute on function audit_append(jsonb, text, text, text, text), heads_locked(int[]), session_made(text, text),
    sessions_dropped(text[]), sessions_swept(), keyed_hash_of(text), usernames_taken(int, text), moment(),
    operation_kept(text), operation_marked() to :gateway;

do $$
declare one text;
begin
    for one in select tablename from pg_tables where schemaname = 'public' and tablename <> 'alembic_version' loop
        execute format('alter table %I enable row level security', one);
        execute format('drop policy if exists gateways on %I', one);
        execute format('create policy gateways on %I to %I using (true) with check (true)', one, :'gateway');
    end loop;
end $$;
