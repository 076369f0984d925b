-- Skeletons as they are made now: hyphens and single characters first, then pairs, so that "c1oud" and "c-loud" look like "cloud". Of names that are held
-- already and look alike only now, the oldest gets the skeleton that protects it; the others stay as they are, each with a skeleton of its own.
-- In two steps, because the unique index looks at each row as it is written.
update claim set skeleton = id::text where state <> 'released';

update claim
set skeleton = oldest.skeleton
from (select distinct on (zone, skeleton) id, skeleton
      from (select id, zone, created_at,
                   replace(replace(replace(translate(replace(label, '-', ''), '01i5', 'olls'), 'rn', 'm'), 'vv', 'w'), 'cl', 'd') as skeleton
            from claim
            where state <> 'released') made
      order by zone, skeleton, created_at, id) oldest
where claim.id = oldest.id;
