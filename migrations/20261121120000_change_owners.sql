-- A shared customer can be given into another member's care: by its owner, or by those who lead. Otherwise anybody could
-- take a colleague's customer over and then hide it. The policy's check keeps a private one with its owner: it would
-- belong to a person who is not the actor.

grant update (user_id) on customers to authenticated;

create function customers_before_handing_over() returns trigger
language plpgsql set search_path = '' as $$
begin
    -- Nobody is signed in when the system hands over what a leaving member looked after.
    if auth.uid() is not null and auth.uid() <> old.user_id
        and public.current_role_in_workspace() not in ('owner', 'admin', 'manager') then
        raise insufficient_privilege using message = 'only its owner or a manager gives a customer away';
    end if;
    return new;
end
$$;

create trigger customers_before_handing_over before update of user_id on customers
    for each row when (old.user_id is distinct from new.user_id)
    execute function customers_before_handing_over();

revoke all on function customers_before_handing_over() from public, anon, authenticated, service_role;
