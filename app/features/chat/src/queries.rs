use chrono::NaiveDate;
use domain::chat::{Conversation, ConversationQuery};
use domain::id::CustomerId;
use domain::page::Page;
use kit::Query;

use crate::api::{Choice, Thread, get_thread, list_conversations};

/// A conversation about a customer.
pub(crate) const THREAD: Query<(CustomerId, Choice, NaiveDate), Thread> =
    Query::new("chat-thread", |(customer, choice, today)| {
        Box::pin(get_thread(customer, choice, today))
    });

/// Conversations about a customer.
pub(crate) const CONVERSATIONS: Query<(CustomerId, ConversationQuery), Page<Conversation>> =
    Query::new("chat-conversations", |(customer, query)| {
        Box::pin(list_conversations(customer, query))
    });
