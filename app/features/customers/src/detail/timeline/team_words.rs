//! A change of a customer's team in words: who came, left, changed or moved.

use domain::customers::TeamMember;
use serde_json::Value;

use super::sentence::{Deed, Part, of_field};

/// What happened between two lists of team members, told member by member.
pub(super) fn team_deeds(before: &Value, after: &Value) -> Vec<Deed> {
    let (before, after) = (team(before), team(after));
    let mut deeds: Vec<Deed> = without(&after, &before)
        .map(|member| about(member, "added ", " to the team"))
        .chain(without(&before, &after).map(|member| about(member, "removed ", " from the team")))
        .collect();
    for new in &after {
        if let Some(old) = find(&before, new) {
            deeds.extend(changed(old, new));
        }
    }
    deeds.extend(moved(&before, &after));
    if deeds.is_empty() {
        deeds.push(Deed::said("changed the team"));
    }
    deeds
}

/// Documents written by others may hold anything; what is no member is left out.
fn team(value: &Value) -> Vec<TeamMember> {
    let members = value.as_array().map(Vec::as_slice).unwrap_or_default();
    members
        .iter()
        .filter_map(|member| serde_json::from_value(member.clone()).ok())
        .collect()
}

/// The members of `team` that `others` does not have.
fn without<'a>(
    team: &'a [TeamMember],
    others: &'a [TeamMember],
) -> impl Iterator<Item = &'a TeamMember> {
    team.iter().filter(|member| find(others, member).is_none())
}

/// The same person: by id, or by name where another system wrote no ids.
fn find<'a>(team: &'a [TeamMember], wanted: &TeamMember) -> Option<&'a TeamMember> {
    let same = |member: &&TeamMember| {
        member.id == wanted.id && (!member.id.uuid().is_nil() || member.name == wanted.name)
    };
    team.iter().find(same)
}

fn about(member: &TeamMember, verb: &'static str, where_to: &'static str) -> Deed {
    let name = Part::Quoted(member.name.clone());
    Deed::of(vec![Part::Said(verb), name], [Part::Said(where_to)])
}

fn changed(old: &TeamMember, new: &TeamMember) -> Vec<Deed> {
    [
        ("name", &old.name, &new.name),
        ("role", &old.role, &new.role),
        ("e-mail", &old.email, &new.email),
        ("notes", &old.notes, &new.notes),
    ]
    .into_iter()
    .filter(|(_, before, after)| before != after)
    .map(|(field, before, after)| {
        let whose = vec![
            Part::Quoted(old.name.clone()),
            Part::Said("’s "),
            Part::Said(field),
        ];
        of_field(whose, before.clone(), after.clone())
    })
    .collect()
}

/// Who moved among those who stayed. One move explains most changes of order.
fn moved(before: &[TeamMember], after: &[TeamMember]) -> Option<Deed> {
    let old: Vec<&TeamMember> = before
        .iter()
        .filter(|member| find(after, member).is_some())
        .collect();
    let new: Vec<&TeamMember> = after
        .iter()
        .filter(|member| find(before, member).is_some())
        .collect();
    let differs = |left: &[&TeamMember], right: &[&TeamMember]| {
        left.iter()
            .map(|member| member.id)
            .ne(right.iter().map(|member| member.id))
    };
    if !differs(&old, &new) {
        return None;
    }
    let rest = |team: &[&'_ TeamMember], gone: &TeamMember| -> Vec<_> {
        team.iter()
            .filter(|member| member.id != gone.id)
            .map(|member| member.id)
            .collect()
    };
    let mover = new
        .iter()
        .find(|member| rest(&old, member) == rest(&new, member));
    Some(mover.map_or_else(
        || Deed::said("reordered the team"),
        |mover| {
            let place = |team: &[&TeamMember]| team.iter().position(|member| member.id == mover.id);
            let up = place(&new) < place(&old);
            about(
                mover,
                "moved ",
                if up {
                    " up in the team"
                } else {
                    " down in the team"
                },
            )
        },
    ))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::sentence::plain;
    use super::*;

    fn member(number: u32, name: &str) -> Value {
        json!({ "id": format!("00000000-0000-0000-0000-{number:012}"), "name": name })
    }

    fn words(before: &[Value], after: &[Value]) -> String {
        plain(&team_deeds(&json!(before), &json!(after)))
    }

    #[test]
    fn people_come_and_go() {
        let (ann, bo) = (member(1, "Ann"), member(2, "Bo"));
        assert_eq!(
            plain(&team_deeds(&Value::Null, &json!([ann]))),
            "added ‹Ann› to the team"
        );
        assert_eq!(
            words(&[ann.clone(), bo.clone()], std::slice::from_ref(&bo)),
            "removed ‹Ann› from the team"
        );
        assert_eq!(
            words(&[ann], &[bo]),
            "added ‹Bo› to the team; removed ‹Ann› from the team"
        );
    }

    #[test]
    fn people_change() {
        let mut director = member(1, "Ann");
        director["role"] = json!("Director");
        assert_eq!(
            words(&[member(1, "Ann")], &[director.clone()]),
            "added ‹Ann›’s role: ‹Director›"
        );
        assert_eq!(
            words(&[director], &[member(1, "Anna")]),
            "changed ‹Ann›’s name from ‹Ann› to ‹Anna›; cleared ‹Ann›’s role, which was ‹Director›"
        );
    }

    #[test]
    fn people_move() {
        let [a, b, c, d] =
            [(1, "A"), (2, "B"), (3, "C"), (4, "D")].map(|(n, name)| member(n, name));
        let before = [a.clone(), b.clone(), c.clone(), d.clone()];
        assert_eq!(
            words(&before, &[c.clone(), a.clone(), b.clone(), d.clone()]),
            "moved ‹C› up in the team"
        );
        assert_eq!(
            words(&before, &[b.clone(), c.clone(), d.clone(), a.clone()]),
            "moved ‹A› down in the team"
        );
        assert_eq!(words(&before, &[d, c, b, a]), "reordered the team");
    }

    #[test]
    fn leaving_moves_nobody_else() {
        let [a, b, c] = [(1, "A"), (2, "B"), (3, "C")].map(|(n, name)| member(n, name));
        assert_eq!(
            words(&[a.clone(), b, c.clone()], &[a, c]),
            "removed ‹B› from the team"
        );
    }

    #[test]
    fn teams_of_other_systems_are_told_by_name() {
        let (ann, bo) = (json!({ "name": "Ann" }), json!({ "name": "Bo" }));
        assert_eq!(
            words(std::slice::from_ref(&ann), &[ann.clone(), bo]),
            "added ‹Bo› to the team"
        );
        assert_eq!(words(&[json!("x")], &[json!(7)]), "changed the team");
    }
}
