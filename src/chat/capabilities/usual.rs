use super::{
    Capability, delivery, discovery, lifecycle, measurement, pricing, relationship, strategy,
};
use crate::customers::CustomerStatus;

/// What is worth doing in a status, whatever else is known.
pub(super) const fn by_status(
    status: CustomerStatus,
) -> &'static [(&'static Capability, &'static str)] {
    match status {
        CustomerStatus::Lead => &[
            (&discovery::QUALIFY, "Before you spend more time on a lead."),
            (
                &discovery::INTAKE,
                "The more the profile says, the better every answer.",
            ),
            (&relationship::MEETING_BRIEF, "For the first conversations."),
        ],
        CustomerStatus::Prospect => &[
            (
                &discovery::STAKEHOLDERS,
                "Before an offer it helps to know who decides.",
            ),
            (&relationship::MEETING_BRIEF, "For the next conversation."),
            (
                &discovery::QUALIFY,
                "Before you spend more time on an offer.",
            ),
        ],
        CustomerStatus::Negotiation => &[
            (
                &pricing::PRICING,
                "Another option may be easier to agree on.",
            ),
            (&discovery::STAKEHOLDERS, "To know who has to say yes."),
            (&relationship::MEETING_BRIEF, "For the next round."),
        ],
        CustomerStatus::Live => &[
            (
                &measurement::REPORT,
                "Regular reports show what they pay for.",
            ),
            (
                &lifecycle::RISK,
                "Trouble is cheapest when it is found early.",
            ),
            (
                &strategy::STRATEGY,
                "A page that small decisions can go by.",
            ),
            (
                &delivery::MEETING_NOTES,
                "Decisions and to-dos, before they are forgotten.",
            ),
        ],
        CustomerStatus::OnHold => &[
            (
                &relationship::FOLLOW_UP,
                "Work rests: a good reason to write keeps the door open.",
            ),
            (&lifecycle::STATUS, "Is it still resting, or over?"),
            (&lifecycle::RISK, "To see what keeps it from going on."),
        ],
        CustomerStatus::Archive => &[
            (&measurement::IMPACT, "Work is over: what did it achieve?"),
            (
                &relationship::FOLLOW_UP,
                "Former customers come back, or know the next one.",
            ),
        ],
    }
}
