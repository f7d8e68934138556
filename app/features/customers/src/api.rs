//! Server functions: each reads its input into domain types, makes one store call, and returns domain types.
#![expect(
    missing_docs,
    reason = "the macro makes undocumented struct fields of arguments; each function says what they are"
)]

use domain::activity::Person;
use domain::customers::{
    BulkChange, BulkOutcome, Customer, CustomerEdit, CustomerPage, CustomerQuery, CustomerStatus,
    ExtraField, InfoField, NewCustomer, Revision, SearchText, Selection, StatusChange,
    StatusCounts, TeamEdit, TeamMember, TrashedCustomer,
};
use domain::id::TeamMemberId;
use domain::page::{Cursor, Page};
use kit::error::CallError;
use kit::services::{caller, reply};
use leptos::prelude::*;
use leptos::server_fn::codec::{GetUrl, Json};
use serde::{Deserialize, Serialize};

/// A page of customers.
#[server(prefix = "/fn", endpoint = "customers/list", input = GetUrl)]
pub async fn list_customers(query: CustomerQuery) -> Result<CustomerPage, CallError> {
    let caller = caller()?;
    Ok(caller
        .services
        .customers
        .list(caller.actor(), &query)
        .await?)
}

/// How many customers match, by status.
#[server(prefix = "/fn", endpoint = "customers/counts", input = GetUrl)]
pub async fn count_customers(search: SearchText) -> Result<StatusCounts, CallError> {
    let caller = caller()?;
    Ok(caller
        .services
        .customers
        .counts(caller.actor(), &search)
        .await?)
}

/// One customer. `id` is whatever stood in the URL.
#[server(prefix = "/fn", endpoint = "customers/get", input = GetUrl)]
pub async fn get_customer(id: String) -> Result<Customer, CallError> {
    let caller = caller()?;
    Ok(caller
        .services
        .customers
        .get(caller.actor(), id.parse()?)
        .await?)
}

/// What somebody typed about a new customer.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct NewCustomerForm {
    /// See [`domain::customers::CustomerName`].
    pub name: String,
    /// Word of a [`CustomerStatus`]; empty means lead.
    pub status: String,
    /// See [`InfoField`], likewise below.
    pub about: String,
    /// Line of business.
    pub vertical: String,
    /// Whom we talk to.
    pub persona: String,
    /// Their ideal customer.
    pub icp: String,
    /// The product's name.
    pub product_name: String,
    /// The product's stage.
    pub product_stage: String,
    /// The product's category.
    pub product_category: String,
    /// What the product does.
    pub product_description: String,
    /// Where the product can be seen.
    pub product_url: String,
}

impl NewCustomerForm {
    /// Checks everything; the browser does so before it sends, the server before it stores.
    ///
    /// # Errors
    /// Every broken rule at once.
    pub fn parse(self) -> domain::Result<NewCustomer> {
        let status = if self.status.is_empty() {
            CustomerStatus::Lead.as_str()
        } else {
            &self.status
        };
        let fields = [
            (InfoField::About, self.about),
            (InfoField::Vertical, self.vertical),
            (InfoField::Persona, self.persona),
            (InfoField::Icp, self.icp),
            (InfoField::ProductName, self.product_name),
            (InfoField::ProductStage, self.product_stage),
            (InfoField::ProductCategory, self.product_category),
            (InfoField::ProductDescription, self.product_description),
            (InfoField::ProductUrl, self.product_url),
        ];
        NewCustomer::parse(&self.name, status, &fields)
    }
}

/// Makes a customer and goes on to it.
#[server(prefix = "/fn", endpoint = "customers/create")]
pub async fn create_customer(form: NewCustomerForm) -> Result<Customer, CallError> {
    let caller = caller()?;
    let customer = caller
        .services
        .customers
        .create(caller.actor(), form.parse()?)
        .await?;
    go_to(customer)
}

/// Makes a customer to look at for somebody who has none, and goes on to it.
#[server(prefix = "/fn", endpoint = "customers/create-example")]
pub async fn create_example() -> Result<Customer, CallError> {
    let caller = caller()?;
    let example = NewCustomer::example(caller.services.new_id)?;
    go_to(
        caller
            .services
            .customers
            .create(caller.actor(), example)
            .await?,
    )
}

/// Replaces name, status and texts by a form, if the customer is still the version that `seen` names, and goes back to it.
#[server(prefix = "/fn", endpoint = "customers/save")]
pub async fn save_customer(
    id: String,
    seen: String,
    form: NewCustomerForm,
) -> Result<Customer, CallError> {
    let caller = caller()?;
    let revision = Revision::Texts(Box::new(form.parse()?));
    let unchanged = |customer: &Customer| customer.version() == seen;
    let customer = caller
        .services
        .customers
        .revise(caller.actor(), id.parse()?, revision, &unchanged)
        .await?;
    go_to(customer)
}

/// Changes one text field: `name`, or a path of [`InfoField`]. `seen` is what it said when its editor was opened.
#[server(prefix = "/fn", endpoint = "customers/edit")]
pub async fn edit_customer(
    id: String,
    field: String,
    value: String,
    seen: Option<String>,
) -> Result<Customer, CallError> {
    edit(&id, seen, CustomerEdit::parse(&field, &value)?).await
}

/// Sets a further field. `seen` is what it said when its editor was opened.
#[server(prefix = "/fn", endpoint = "customers/set-extra")]
pub async fn set_extra(
    id: String,
    label: String,
    value: String,
    seen: Option<String>,
) -> Result<Customer, CallError> {
    let extra = ExtraField::parse(&label, &value)?;
    edit(&id, seen, CustomerEdit::SetExtra(extra)).await
}

/// Takes a further field out.
#[server(prefix = "/fn", endpoint = "customers/remove-extra")]
pub async fn remove_extra(id: String, label: String) -> Result<Customer, CallError> {
    edit(&id, None, CustomerEdit::RemoveExtra(label)).await
}

/// What somebody typed about a team member.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct TeamMemberForm {
    /// Empty for somebody new.
    pub id: String,
    /// Their name.
    pub name: String,
    /// What they do.
    pub role: String,
    /// How to reach them.
    pub email: String,
    /// What to know about them.
    pub notes: String,
}

impl From<TeamMember> for TeamMemberForm {
    fn from(member: TeamMember) -> Self {
        Self {
            id: member.id.to_string(),
            name: member.name,
            role: member.role,
            email: member.email,
            notes: member.notes,
        }
    }
}

/// Adds a team member, or changes the one with the form's id.
#[server(prefix = "/fn", endpoint = "customers/save-member")]
pub async fn save_team_member(id: String, member: TeamMemberForm) -> Result<Customer, CallError> {
    let TeamMemberForm {
        id: member_id,
        name,
        role,
        email,
        notes,
    } = member;
    let parse = |id| TeamMember::parse(id, &name, &role, &email, &notes);
    let change = if member_id.is_empty() {
        TeamEdit::Add(parse(TeamMemberId::new((caller()?.services.new_id)()))?)
    } else {
        TeamEdit::Change(parse(member_id.parse()?)?)
    };
    edit(&id, None, CustomerEdit::Team(change)).await
}

/// Takes somebody out of the team.
#[server(prefix = "/fn", endpoint = "customers/remove-member")]
pub async fn remove_team_member(id: String, member: TeamMemberId) -> Result<Customer, CallError> {
    edit(&id, None, CustomerEdit::Team(TeamEdit::Remove(member))).await
}

/// Moves somebody within the team; `to` counts from zero.
#[server(prefix = "/fn", endpoint = "customers/move-member")]
pub async fn move_team_member(
    id: String,
    member: TeamMemberId,
    to: u32,
) -> Result<Customer, CallError> {
    edit(
        &id,
        None,
        CustomerEdit::Team(TeamEdit::Move { id: member, to }),
    )
    .await
}

/// Moves a customer to another status. Both are words of [`CustomerStatus`]; `seen` is where it stood.
#[server(prefix = "/fn", endpoint = "customers/set-status")]
pub async fn set_status(
    id: String,
    status: String,
    seen: Option<String>,
) -> Result<StatusChange, CallError> {
    let caller = caller()?;
    let to = CustomerStatus::parse(&status)?;
    let seen = seen.map(|seen| CustomerStatus::parse(&seen)).transpose()?;
    Ok(caller
        .services
        .customers
        .move_on(caller.actor(), id.parse()?, seen, to)
        .await?)
}

/// Changes many customers at once, and says how to take it back.
#[server(prefix = "/fn", endpoint = "customers/change-all", input = Json)]
pub async fn change_customers(
    selection: Selection,
    change: BulkChange,
) -> Result<BulkOutcome, CallError> {
    let caller = caller()?;
    Ok(caller
        .services
        .customers
        .change_all(caller.actor(), &selection, change)
        .await?)
}

/// Who can own a customer: the members who work with customers, by name.
#[server(prefix = "/fn", endpoint = "customers/owners", input = GetUrl)]
pub async fn list_owners() -> Result<Vec<Person>, CallError> {
    let caller = caller()?;
    let members = caller.services.accounts.members(&caller.who).await?;
    let owners = members
        .into_iter()
        .filter(|member| member.role.writes_customers());
    Ok(owners.map(|member| member.person).collect())
}

/// Moves a customer to the trash.
#[server(prefix = "/fn", endpoint = "customers/delete")]
pub async fn delete_customer(id: String) -> Result<(), CallError> {
    let caller = caller()?;
    caller
        .services
        .customers
        .delete(caller.actor(), id.parse()?)
        .await?;
    if let Some(reply) = reply() {
        reply.redirect_form("/customers");
    }
    Ok(())
}

/// Takes a customer out of the trash.
#[server(prefix = "/fn", endpoint = "customers/restore")]
pub async fn restore_customer(id: String) -> Result<(), CallError> {
    let caller = caller()?;
    Ok(caller
        .services
        .customers
        .restore(caller.actor(), id.parse()?)
        .await?)
}

/// A page of the trash.
#[server(prefix = "/fn", endpoint = "customers/trash", input = GetUrl)]
pub async fn list_trash(after: Option<Cursor>) -> Result<Page<TrashedCustomer>, CallError> {
    let caller = caller()?;
    Ok(caller
        .services
        .customers
        .trash(caller.actor(), after.as_ref())
        .await?)
}

/// Answers with a customer, and sends the browser to it.
fn go_to(customer: Customer) -> Result<Customer, CallError> {
    if let Some(reply) = reply() {
        reply.redirect(&format!("/customers/{}", customer.id));
    }
    Ok(customer)
}

async fn edit(id: &str, seen: Option<String>, edit: CustomerEdit) -> Result<Customer, CallError> {
    let caller = caller()?;
    Ok(caller
        .services
        .customers
        .edit_over(caller.actor(), id.parse()?, seen.as_deref(), edit)
        .await?)
}
