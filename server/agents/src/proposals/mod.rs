//! Work with approval: what an agent proposes is checked like a person's form, shown field by field, and done only when
//! the person says so, as them and through the agent.

mod apply;
mod change;
mod current;
mod differences;
#[cfg(test)]
mod tests;
mod undo;

use domain::chat::{ChangeDraft, Difference, Proposal, ProposalState};
use domain::id::{CustomerId, ProposalId};
use domain::{Actor, Error, Result, Source};

pub(crate) use change::Change;

use crate::stores::Stores;

/// Proposals, and what becomes of them.
#[derive(Clone)]
pub(crate) struct Proposals {
    stores: Stores,
}

impl Proposals {
    pub const fn new(stores: Stores) -> Self {
        Self { stores }
    }

    /// Checks what is about to be proposed and says what it would change.
    pub async fn prepare(
        &self,
        actor: &Actor,
        customer: CustomerId,
        draft: &ChangeDraft,
    ) -> Result<Vec<Difference>> {
        if !actor.role.writes_customers() {
            return Err(Error::forbidden(
                "Your role reads this customer and changes nothing. Ask somebody who may.",
            ));
        }
        let change = Change::parse(draft)?;
        let current = self.current(actor, customer, &change).await?;
        let differences = differences::between(&current, &change);
        if differences.iter().all(|line| line.before == line.after) {
            return Err(Error::conflict("It says that already."));
        }
        Ok(differences)
    }

    /// Does what was proposed, or what the person made of it. Pressing twice does it once.
    pub async fn apply(
        &self,
        actor: &Actor,
        id: ProposalId,
        amended: Option<ChangeDraft>,
    ) -> Result<Proposal> {
        let mut proposal = self.stores.chat.proposal(actor, id).await?;
        if proposal.state == ProposalState::Open {
            if let Some(draft) = amended {
                proposal = self.amend(actor, &proposal, draft).await?;
            }
            self.check_fresh(actor, &proposal).await?;
        }
        let (open, applied) = (ProposalState::Open, ProposalState::Applied);
        let Some(proposal) = self.decide(actor, &proposal, open, applied).await? else {
            return self.stores.chat.proposal(actor, id).await;
        };
        match self.perform(&through_agent(actor), &proposal).await {
            Ok(record) => {
                let chat = &self.stores.chat;
                let kept = chat.decide(actor, id, applied, applied, Some(&record));
                Ok(kept.await.unwrap_or_else(|error| {
                    tracing::error!(%error, %id, "what a proposal made was not kept with it");
                    let record = Some(record);
                    Proposal { record, ..proposal }
                }))
            }
            Err(error) => Err(self.take_back(actor, &proposal, open, error).await),
        }
    }

    /// Takes back what was applied.
    pub async fn undo(&self, actor: &Actor, id: ProposalId) -> Result<Proposal> {
        let proposal = self.stores.chat.proposal(actor, id).await?;
        let (applied, undone) = (ProposalState::Applied, ProposalState::Undone);
        let Some(proposal) = self.decide(actor, &proposal, applied, undone).await? else {
            return self.stores.chat.proposal(actor, id).await;
        };
        match self.revert(&through_agent(actor), &proposal).await {
            Ok(()) => Ok(proposal),
            Err(error) => Err(self.take_back(actor, &proposal, applied, error).await),
        }
    }

    /// Decides against it.
    pub async fn discard(&self, actor: &Actor, id: ProposalId) -> Result<Proposal> {
        let proposal = self.stores.chat.proposal(actor, id).await?;
        let (open, discarded) = (ProposalState::Open, ProposalState::Discarded);
        let decided = self.decide(actor, &proposal, open, discarded).await?;
        match decided {
            Some(proposal) => Ok(proposal),
            None => self.stores.chat.proposal(actor, id).await,
        }
    }

    /// Makes the same proposal for the record as it is now.
    pub async fn rebase(&self, actor: &Actor, id: ProposalId) -> Result<Proposal> {
        let proposal = self.stores.chat.proposal(actor, id).await?;
        if proposal.state != ProposalState::Open {
            return Err(decided(proposal.state));
        }
        let mut change = Change::parse(&proposal.draft)?;
        let current = self.current(actor, proposal.customer, &change).await?;
        change.rebase(&current);
        let draft = change.draft_of(&proposal.draft);
        let differences = differences::between(&current, &change);
        let chat = &self.stores.chat;
        chat.amend(actor, id, &draft, &differences).await
    }

    /// Keeps what the person made of a proposal. It stays a change of the same record.
    async fn amend(
        &self,
        actor: &Actor,
        proposal: &Proposal,
        draft: ChangeDraft,
    ) -> Result<Proposal> {
        let draft = change::amended(&proposal.draft, draft)?;
        let change = Change::parse(&draft)?;
        let current = self.current(actor, proposal.customer, &change).await?;
        let mut differences = differences::between(&current, &change);
        // What the person saw before stays what it is compared with.
        for line in &mut differences {
            let seen = proposal.differences.iter();
            if let Some(seen) = seen.into_iter().find(|seen| seen.field == line.field) {
                line.before.clone_from(&seen.before);
            }
        }
        let chat = &self.stores.chat;
        chat.amend(actor, proposal.id, &draft, &differences).await
    }

    /// Refuses a proposal whose record says something else by now than it did when it was made.
    async fn check_fresh(&self, actor: &Actor, proposal: &Proposal) -> Result<()> {
        let change = Change::parse(&proposal.draft)?;
        let current = self.current(actor, proposal.customer, &change).await?;
        let now = differences::between(&current, &change);
        let is_stale = |seen: &Difference| {
            let now = now.iter().find(|now| now.field == seen.field);
            now.is_some_and(|now| now.before != seen.before && now.before != seen.after)
        };
        if change.is_overtaken(&current) || proposal.differences.iter().any(is_stale) {
            return Err(Error::Stale);
        }
        Ok(())
    }

    /// Moves a proposal on; nothing when that was done already, by another click or elsewhere.
    async fn decide(
        &self,
        actor: &Actor,
        proposal: &Proposal,
        from: ProposalState,
        to: ProposalState,
    ) -> Result<Option<Proposal>> {
        if proposal.state == to {
            return Ok(None);
        }
        if proposal.state != from {
            return Err(decided(proposal.state));
        }
        let chat = &self.stores.chat;
        let decided = chat.decide(actor, proposal.id, from, to, None).await;
        match decided {
            Ok(proposal) => Ok(Some(proposal)),
            // Somebody was faster. If they wanted the same, it is done.
            Err(Error::Stale) => {
                let now = chat.proposal(actor, proposal.id).await?;
                (now.state == to).then_some(None).ok_or(Error::Stale)
            }
            Err(error) => Err(error),
        }
    }

    /// Puts a proposal back to where it was because it could not be done, and says why.
    async fn take_back(
        &self,
        actor: &Actor,
        proposal: &Proposal,
        to: ProposalState,
        error: Error,
    ) -> Error {
        let chat = &self.stores.chat;
        let back = chat.decide(actor, proposal.id, proposal.state, to, None);
        if let Err(error) = back.await {
            tracing::error!(%error, id = %proposal.id, "a proposal that failed was not put back");
        }
        match error {
            Error::Overtaken { .. } => Error::Stale,
            error => error,
        }
    }
}

/// Why nothing else can become of a proposal.
fn decided(state: ProposalState) -> Error {
    Error::conflict(match state {
        ProposalState::Open => "This proposal was not applied.",
        ProposalState::Applied => "This proposal was applied already.",
        ProposalState::Discarded => "This proposal was discarded.",
        ProposalState::Undone => "This proposal was applied and undone.",
    })
}

/// The person, as the log shall know them: through an agent.
fn through_agent(actor: &Actor) -> Actor {
    Actor {
        source: Source::Agent,
        ..actor.clone()
    }
}
