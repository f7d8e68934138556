use domain::id::CustomerId;
use domain::page::Cursor;
use domain::receivables::InvoiceQuery;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use leptos_router::location::Url;

/// What the address shows: which invoices, and on a customer's page which of their payments.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Address {
    /// Whose page this is; nobody's for the page of the workspace.
    pub(crate) page_of: Option<CustomerId>,
    /// Which invoices.
    pub(crate) query: InvoiceQuery,
    /// Where the page of payments begins.
    pub(crate) payments: Option<Cursor>,
}

impl Address {
    /// The same page with other invoices, from the first on.
    pub(crate) fn with(&self, query: InvoiceQuery) -> Self {
        Self {
            query: InvoiceQuery {
                after: None,
                ..query
            },
            ..self.clone()
        }
    }

    /// The same with the invoices from a mark on, or from the first.
    pub(crate) fn from(&self, after: Option<Cursor>) -> Self {
        let mut address = self.clone();
        address.query.after = after;
        address
    }

    /// The same with the payments from a mark on, or from the first.
    pub(crate) fn payments_from(&self, payments: Option<Cursor>) -> Self {
        Self {
            payments,
            ..self.clone()
        }
    }

    /// As `name=value` pairs, defaults left out.
    pub(crate) fn pairs(&self) -> Vec<(String, String)> {
        let payments = self.payments.as_ref();
        let payments = payments.map(|mark| ("payments", mark.as_str().to_owned()));
        let pairs = self.query.url_pairs().into_iter().chain(payments);
        // The path of a customer's page says whose it is.
        pairs
            .filter(|(name, _)| self.page_of.is_none() || *name != "customer")
            .map(|(name, value)| (name.to_owned(), value))
            .collect()
    }

    /// The path of the page.
    pub(crate) fn path(&self) -> String {
        match self.page_of {
            Some(customer) => format!("/customers/{customer}/receivables"),
            None => "/receivables".to_owned(),
        }
    }

    /// As an address.
    pub(crate) fn href(&self) -> String {
        let pairs: Vec<String> = self
            .pairs()
            .into_iter()
            .map(|(name, value)| format!("{name}={}", Url::escape(&value)))
            .collect();
        if pairs.is_empty() {
            self.path()
        } else {
            format!("{}?{}", self.path(), pairs.join("&"))
        }
    }
}

/// What the address says now, on a customer's page or on the workspace's.
pub(crate) fn use_address(page_of: Option<CustomerId>) -> Memo<Address> {
    let url = use_query_map();
    Memo::new(move |_| {
        url.with(|url| {
            let get = |name| url.get_str(name);
            let query = InvoiceQuery::from_url(
                get("customer"),
                get("status"),
                get("currency"),
                get("number"),
                get("after"),
            );
            Address {
                page_of,
                query: InvoiceQuery {
                    customer: page_of.or(query.customer),
                    ..query
                },
                payments: get("payments").map(Cursor::new),
            }
        })
    })
}

#[cfg(test)]
mod tests {
    use domain::receivables::InvoiceFilter;

    use super::*;

    fn overdue(page_of: Option<CustomerId>) -> Address {
        Address {
            page_of,
            query: InvoiceQuery {
                customer: page_of,
                filter: Some(InvoiceFilter::Overdue),
                after: Some(Cursor::new("a b")),
                ..InvoiceQuery::default()
            },
            payments: None,
        }
    }

    fn pairs(address: &Address) -> String {
        let pairs = address.pairs().into_iter();
        let pairs: Vec<String> = pairs
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        pairs.join(" ")
    }

    #[test]
    fn an_address_leaves_defaults_out() {
        assert_eq!(pairs(&Address::default()), "");
        let address = overdue(None);
        assert_eq!(address.path(), "/receivables");
        assert_eq!(pairs(&address), "status=overdue after=a b");
        assert_eq!(pairs(&address.from(None)), "status=overdue");
        let again = address.with(address.query.clone());
        assert_eq!(
            pairs(&again),
            "status=overdue",
            "other invoices begin at the first"
        );
    }

    #[test]
    fn the_path_of_a_customers_page_says_whose_it_is() {
        let id = "0192f0c1-0000-7000-8000-000000000001";
        let address = overdue(id.parse().ok()).payments_from(Some(Cursor::new("p")));
        assert_eq!(address.path(), format!("/customers/{id}/receivables"));
        assert_eq!(pairs(&address.from(None)), "status=overdue payments=p");
    }
}
