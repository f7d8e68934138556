//! Who works in the demo's workspace.

use chrono::{DateTime, Duration, Utc};
use db::demo::join;
use db::{Credentials, Db};
use domain::accounts::{Email, Password, PersonName};
use domain::id::{UserId, WorkspaceId};
use domain::workspaces::Role;
use domain::{Actor, Error, Source};

use super::customers::Owner;
use super::{DemoError, EMAIL, PASSWORD};
use crate::auth::hash_password;

struct Person {
    name: &'static str,
    email: &'static str,
    role: Role,
    /// How many days ago they joined: before anything they did.
    joined: i64,
}

const DANA: Person = Person {
    name: "Dana Okafor",
    email: EMAIL,
    role: Role::Owner,
    joined: 640,
};
const MANAGER: Person = Person {
    name: "Ravi Subramaniam",
    email: "ravi@nextup.example",
    role: Role::Manager,
    joined: 620,
};
const ADVISOR: Person = Person {
    name: "Linh Tran",
    email: "linh@nextup.example",
    role: Role::Advisor,
    joined: 430,
};
const VIEWER: Person = Person {
    name: "Clémence Aubry",
    email: "clemence@nextup.example",
    role: Role::Viewer,
    joined: 95,
};

/// Those who write customers.
pub(super) struct Staff {
    dana: Actor,
    manager: Actor,
    advisor: Actor,
}

impl Staff {
    /// As whom an owner works.
    pub(super) const fn actor(&self, owner: Owner) -> &Actor {
        match owner {
            Owner::Dana => &self.dana,
            Owner::Manager => &self.manager,
            Owner::Advisor => &self.advisor,
        }
    }

    /// What an owner is called.
    pub(super) const fn name(owner: Owner) -> &'static str {
        match owner {
            Owner::Dana => DANA.name,
            Owner::Manager => MANAGER.name,
            Owner::Advisor => ADVISOR.name,
        }
    }
}

/// Makes Dana, her workspace and her colleagues in it. `None`: another server has just made her.
pub(super) async fn hire(db: &Db) -> Result<Option<Staff>, DemoError> {
    let credentials = Credentials::new(db.clone());
    let hash = hash_password(&Password::parse(PASSWORD)?)?;
    let Some(dana) = DANA.account(&credentials, &hash).await? else {
        return Ok(None);
    };
    let workspace = credentials.ensure_personal_workspace(dana).await?;
    join(db, dana, workspace, DANA.role, DANA.since()).await?;
    let office = Office {
        db,
        credentials,
        hash,
        workspace,
    };
    office.welcome(&VIEWER).await?;
    Ok(Some(Staff {
        dana: office.actor(&DANA, dana),
        manager: office.welcome(&MANAGER).await?,
        advisor: office.welcome(&ADVISOR).await?,
    }))
}

/// Dana's workspace, where everybody has the same password.
struct Office<'a> {
    db: &'a Db,
    credentials: Credentials,
    hash: String,
    workspace: WorkspaceId,
}

impl Office<'_> {
    async fn welcome(&self, person: &Person) -> Result<Actor, DemoError> {
        let made = person.account(&self.credentials, &self.hash).await?;
        let user = made.ok_or_else(|| Error::conflict(format!("{} is taken.", person.email)))?;
        join(self.db, user, self.workspace, person.role, person.since()).await?;
        // Makes the profile; whoever is in a workspace gets none of their own.
        self.credentials.ensure_personal_workspace(user).await?;
        Ok(self.actor(person, user))
    }

    const fn actor(&self, person: &Person, user: UserId) -> Actor {
        Actor {
            user,
            workspace: self.workspace,
            role: person.role,
            source: Source::Person,
        }
    }
}

impl Person {
    /// A confirmed account. `None` when the address is taken.
    async fn account(
        &self,
        credentials: &Credentials,
        hash: &str,
    ) -> Result<Option<UserId>, DemoError> {
        let email = Email::parse(self.email)?;
        let name = PersonName::parse(self.name)?;
        let Some(user) = credentials.create_user(&email, hash, &name).await? else {
            return Ok(None);
        };
        credentials.confirm_email(user).await?;
        Ok(Some(user))
    }

    fn since(&self) -> DateTime<Utc> {
        Utc::now() - Duration::days(self.joined)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::customers;

    #[test]
    fn nobody_looks_after_a_customer_before_they_joined() {
        for demo in customers::all() {
            let owner = match demo.owner {
                Owner::Dana => DANA,
                Owner::Manager => MANAGER,
                Owner::Advisor => ADVISOR,
            };
            assert!(demo.first_day < owner.joined, "{}", demo.name);
        }
    }
}
