//! What is read of invoices and payments: one literal for each shape, for the reasons that `customers::statements` gives.

use domain::receivables::InvoiceFilter;

/// A page of a workspace's invoices: two ranges of one index, shared and mine, each in its order.
macro_rules! list_sql {
    ($key:literal, $way:literal, $beyond:literal, $which:literal) => {
        concat!(
            "select r.*, c.name as customer_name from (",
            branch_sql!($key, $way, $beyond, $which, "private_to is null"),
            " union all ",
            branch_sql!($key, $way, $beyond, $which, "private_to = $2"),
            ") r left join customers c on c.id = r.customer_id order by r.",
            $key,
            " ",
            $way,
            ", r.id ",
            $way,
            " limit $5"
        )
    };
}

macro_rules! branch_sql {
    ($key:literal, $way:literal, $beyond:literal, $which:literal, $whose:literal) => {
        concat!(
            "(select ",
            summary_columns!(),
            " from customer_receivables where workspace_id = $1 and ",
            $whose,
            " and deleted_at is null and customer_deleted_at is null ",
            $which,
            " and (",
            $key,
            ", id) ",
            $beyond,
            " ($3, $4) order by private_to ",
            $way,
            ", ",
            $key,
            " ",
            $way,
            ", id ",
            $way,
            " limit $5)"
        )
    };
}

macro_rules! summary_columns {
    () => {
        "id, customer_id, number, date, due_date, left(description, 200) as description, \
         linked_agreement_id, currency, amount, settled, status"
    };
}
pub(crate) use summary_columns;

/// The latest first.
macro_rules! by_date {
    ($which:literal) => {
        list_sql!("date", "desc", "<", $which)
    };
}

/// What is open, the earliest due first.
macro_rules! by_due {
    ($which:literal) => {
        list_sql!("due_date", "asc", ">", $which)
    };
}

/// What a list needs besides its mark, in the order of the parameters from `$6` on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Narrowed {
    /// Nothing.
    No,
    /// A phase.
    Phase,
    /// Nothing, among what is open.
    Open,
    /// Today, among what is open.
    Overdue,
    /// A phase and today, among what is open.
    OpenPhase,
}

impl Narrowed {
    pub(super) const fn by(filter: Option<InvoiceFilter>) -> Self {
        match filter {
            None => Self::No,
            Some(InvoiceFilter::Unpaid) => Self::Open,
            Some(InvoiceFilter::Overdue) => Self::Overdue,
            Some(InvoiceFilter::Sent | InvoiceFilter::PartPaid) => Self::OpenPhase,
            Some(_) => Self::Phase,
        }
    }
}

/// Parameters: `$1` workspace, `$2` user, `$3` and `$4` the mark, `$5` rows, then what narrows the list, and last the
/// currency if there is one.
pub(super) const fn list(narrowed: Narrowed, of_currency: bool) -> &'static str {
    match (narrowed, of_currency) {
        (Narrowed::No, false) => by_date!(""),
        (Narrowed::No, true) => by_date!("and currency = $6"),
        (Narrowed::Phase, false) => by_date!("and phase = $6"),
        (Narrowed::Phase, true) => by_date!("and phase = $6 and currency = $7"),
        (Narrowed::Open, false) => by_due!("and open_amount > 0"),
        (Narrowed::Open, true) => by_due!("and open_amount > 0 and currency = $6"),
        (Narrowed::Overdue, false) => by_due!("and open_amount > 0 and due_date < $6"),
        (Narrowed::Overdue, true) => {
            by_due!("and open_amount > 0 and due_date < $6 and currency = $7")
        }
        (Narrowed::OpenPhase, false) => {
            by_due!("and open_amount > 0 and phase = $6 and due_date >= $7")
        }
        (Narrowed::OpenPhase, true) => {
            by_due!("and open_amount > 0 and phase = $6 and due_date >= $7 and currency = $8")
        }
    }
}

/// What narrows the invoices of one customer or the ones found by number, which are few: `$6` the phase, `$7` the first due
/// day, `$8` the day before which it was due, `$9` the currency, `$10` whether something is open; each may be null.
macro_rules! narrowed {
    () => {
        "and ($6::text is null or phase = $6) and ($7::date is null or due_date >= $7) \
         and ($8::date is null or due_date < $8) and ($9::text is null or currency = $9) \
         and ($10::bool is null or open_amount > 0)"
    };
}

// Joined from the left: no row at all means that there is no such customer to see.
macro_rules! customer_sql {
    ($key:literal, $way:literal, $beyond:literal, $open:literal) => {
        concat!(
            "select r.*, c.name as customer_name from customers c left join lateral (select ",
            summary_columns!(),
            " from customer_receivables r where r.customer_id = c.id and r.workspace_id = $1 \
             and r.deleted_at is null ",
            $open,
            narrowed!(),
            " and (r.",
            $key,
            ", r.id) ",
            $beyond,
            " ($3, $4) order by r.",
            $key,
            " ",
            $way,
            ", r.id ",
            $way,
            " limit $5) r on true \
             where c.id = $2 and c.workspace_id = $1 and c.deleted_at is null order by r.",
            $key,
            " ",
            $way,
            ", r.id ",
            $way
        )
    };
}

/// Invoices of one customer by date. `$1` workspace, `$2` the customer, `$3` and `$4` the mark, `$5` rows.
pub(super) const OF_CUSTOMER: &str = customer_sql!("date", "desc", "<", "");
/// The same of what is open, by due date.
pub(super) const OF_CUSTOMER_OPEN: &str =
    customer_sql!("due_date", "asc", ">", "and r.open_amount > 0 ");

macro_rules! numbered_sql {
    ($whose:literal) => {
        concat!(
            "(select ",
            summary_columns!(),
            ", phase, open_amount, number_key from customer_receivables \
             where workspace_id = $1 and ",
            $whose,
            " and deleted_at is null and customer_deleted_at is null \
             and number_key >= lower($3) and number_key < lower($3) || chr(1114111) \
             order by private_to, number_key, id limit $4)"
        )
    };
}

/// Invoices whose number begins with `$3`, by number. `$1` workspace, `$2` user, `$4` how many to look at, `$5` rows,
/// `$11` the customer or null.
pub(super) const NUMBERED: &str = concat!(
    "select r.*, c.name as customer_name from (select * from (",
    numbered_sql!("private_to is null"),
    " union all ",
    numbered_sql!("private_to = $2"),
    ") found where ($11::uuid is null or customer_id = $11) ",
    narrowed!(),
    " order by number_key, id limit $5) r left join customers c on c.id = r.customer_id order by r.number_key, r.id"
);

/// The columns that `rows::invoice` reads.
macro_rules! invoice_columns {
    () => {
        "r.id, r.customer_id, r.number, r.date, r.due_date, r.currency, r.lines, r.net, r.tax_rate, r.status, r.status_reason, \
         r.description, r.reference, r.linked_agreement_id, r.period_start, r.settled, r.paid_on, r.created_at, r.updated_at"
    };
}
pub(super) use invoice_columns;

/// One invoice. `$1` its id, `$2` workspace.
pub(super) const ONE: &str = concat!(
    "select ",
    invoice_columns!(),
    " from customer_receivables r \
     where r.id = $1 and r.workspace_id = $2 and r.deleted_at is null and r.customer_deleted_at is null"
);

/// Some invoices of a customer. `$1` their ids, `$2` workspace, `$3` the customer.
pub(super) const SOME: &str = concat!(
    "select ",
    invoice_columns!(),
    " from customer_receivables r \
     where r.id = any ($1) and r.workspace_id = $2 and r.customer_id = $3 and r.deleted_at is null"
);

/// The invoice of a period. `$1` the agreement, `$2` workspace, `$3` the first day.
pub(super) const OF_PERIOD: &str = concat!(
    "select ",
    invoice_columns!(),
    " from customer_receivables r where r.linked_agreement_id = $1 \
     and r.workspace_id = $2 and r.period_start = $3 and r.deleted_at is null and r.status <> 'void'"
);

/// The columns that `rows::payment` reads.
macro_rules! payment_columns {
    () => {
        "p.id, p.customer_id, p.date, p.currency, p.amount, p.method, p.reference, p.notes, p.allocated, p.refunded, \
         p.created_at, p.updated_at"
    };
}
pub(super) use payment_columns;

/// A page of a customer's payments. `$1` the customer, `$2` workspace, `$3` and `$4` the mark, `$5` rows.
///
/// The payments are joined from the left: no row at all means that there is no such customer to see.
pub(super) const PAYMENTS: &str = concat!(
    "select p.* from customers c left join lateral (select ",
    payment_columns!(),
    " from customer_payments p where p.customer_id = c.id and p.workspace_id = $2 and p.deleted_at is null \
     and (p.date, p.id) < ($3, $4) order by p.date desc, p.id desc limit $5) p on true \
     where c.id = $1 and c.workspace_id = $2 and c.deleted_at is null order by p.date desc, p.id desc"
);

/// One payment. `$1` its id, `$2` workspace.
pub(super) const PAYMENT: &str = concat!(
    "select ",
    payment_columns!(),
    " from customer_payments p \
     where p.id = $1 and p.workspace_id = $2 and p.deleted_at is null and p.customer_deleted_at is null"
);

macro_rules! allocations_sql {
    ($of:literal, $order:literal) => {
        concat!(
            "select a.id, a.payment_id, p.date as paid_on, a.invoice_id, r.number, a.amount, a.currency \
             from payment_allocations a join customer_payments p on p.id = a.payment_id \
             join customer_receivables r on r.id = a.invoice_id \
             where a.", $of, " = $1 and a.workspace_id = $2 and a.customer_deleted_at is null order by ", $order,
            ", a.id limit 200"
        )
    };
}

/// What settled an invoice. `$1` its id, `$2` workspace.
pub(super) const OF_INVOICE: &str = allocations_sql!("invoice_id", "p.date");
/// What a payment settled. `$1` its id, `$2` workspace.
pub(super) const OF_PAYMENT: &str = allocations_sql!("payment_id", "r.number_key");

/// What was given back of a payment. `$1` its id, `$2` workspace.
pub(super) const REFUNDS: &str = "select id, payment_id, date, currency, amount, reference from payment_refunds \
    where payment_id = $1 and workspace_id = $2 and customer_deleted_at is null order by date desc, id desc limit 200";
