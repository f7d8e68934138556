use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, Utc};

use super::Mail;

/// The last messages of this process, newest first. Gone with it: development only.
#[derive(Debug, Default)]
pub struct DevMailbox {
    messages: Mutex<VecDeque<ReceivedMail>>,
}

/// A message that would have been sent.
#[derive(Debug, Clone)]
pub struct ReceivedMail {
    /// When.
    pub at: DateTime<Utc>,
    /// What.
    pub mail: Mail,
}

impl DevMailbox {
    const KEPT: usize = 200;

    /// Puts a message on top.
    pub fn receive(&self, mail: Mail) {
        let mut messages = self.messages.lock().unwrap_or_else(PoisonError::into_inner);
        messages.push_front(ReceivedMail {
            at: Utc::now(),
            mail,
        });
        messages.truncate(Self::KEPT);
    }

    /// Messages to an address, or all of them.
    pub fn messages(&self, to: Option<&str>) -> Vec<ReceivedMail> {
        let messages = self.messages.lock().unwrap_or_else(PoisonError::into_inner);
        messages
            .iter()
            .filter(|message| to.is_none_or(|to| message.mail.to.as_str() == to))
            .cloned()
            .collect()
    }
}
