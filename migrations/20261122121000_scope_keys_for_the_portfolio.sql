-- The portfolio has scopes of its own. Keys made before go on doing what they did: theirs covered it.
alter table api_keys drop constraint api_keys_scopes_known;
update api_keys set scopes = scopes
    || case when scopes @> array['customers:read'] then array['portfolio:read'] else '{}' end
    || case when scopes @> array['customers:write'] then array['portfolio:write'] else '{}' end;
alter table api_keys add constraint api_keys_scopes_known check (cardinality(scopes) > 0
    and scopes <@ array['customers:read', 'customers:write', 'portfolio:read', 'portfolio:write']);
