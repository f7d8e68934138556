-- A shared customer can be given into another member's care. The policy's check keeps a private one with its owner: it
-- would belong to a person who is not the actor.

grant update (user_id) on customers to authenticated;
