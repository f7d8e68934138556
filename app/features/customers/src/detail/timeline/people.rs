//! Who took part in an event, by name.

use domain::customers::TeamMember;
use domain::events::Participant;

use crate::detail::team::is_known;

/// What a member is called whom the team does not have any more.
pub(super) const FORMER: &str = "Somebody who left the team";

/// Everybody in a team: how an event names them, and what people call them. Whom another system wrote without an id is
/// named by name.
pub(super) fn boxes(team: &[TeamMember]) -> Vec<(String, String)> {
    let word = |member: &TeamMember| {
        if is_known(member) {
            member.id.to_string()
        } else {
            member.name.clone()
        }
    };
    team.iter()
        .map(|member| (word(member), member.name.clone()))
        .collect()
}

/// The name of somebody who took part.
pub(super) fn name(participant: &Participant, team: &[TeamMember]) -> String {
    participant.name(team).unwrap_or(FORMER).to_owned()
}
