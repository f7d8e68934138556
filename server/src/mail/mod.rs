//! E-mail: over SMTP, or in development into a mailbox that `/dev/mail` shows.

mod development;
pub mod messages;

use std::sync::Arc;

use domain::accounts::Email;
use lettre::message::Mailbox;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use tokio_util::task::TaskTracker;

pub use development::{DevMailbox, ReceivedMail};

use crate::config::{Config, Mode};

/// Sends e-mails in the background, so that a reply never tells by its time whether one was sent.
#[derive(Clone)]
pub struct Mailer {
    transport: Transport,
    from: Mailbox,
    sending: TaskTracker,
}

#[derive(Clone)]
enum Transport {
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    Development(Arc<DevMailbox>),
    /// Somebody else sends our mail.
    Nowhere,
}

/// A message about to be sent, as plain text.
#[derive(Debug, Clone)]
pub struct Mail {
    /// To whom.
    pub to: Email,
    /// Its subject.
    pub subject: String,
    /// Its text. Links stand on lines of their own.
    pub text: String,
}

/// Why mail cannot be set up.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// Nobody could confirm an account or reset a password.
    #[error(
        "set NEXTUP_SMTP_URL: in production NextUp needs a mail server for confirmations and password resets"
    )]
    NoServer,
    /// The SMTP address does not read.
    #[error("NEXTUP_SMTP_URL is not a mail server's address: {0}")]
    Server(#[from] lettre::transport::smtp::Error),
    /// The sender does not read.
    #[error("NEXTUP_MAIL_FROM is not a sender such as 'NextUp <crm@example.com>': {0}")]
    Sender(#[from] lettre::address::AddressError),
}

impl Mailer {
    /// The mailer the configuration asks for.
    ///
    /// # Errors
    /// When an address does not read, or production has no mail server.
    pub fn new(config: &Config) -> Result<Self, MailError> {
        let transport = match (&config.smtp_url, config.mode) {
            (Some(url), _) => {
                Transport::Smtp(AsyncSmtpTransport::<Tokio1Executor>::from_url(url)?.build())
            }
            (None, _) if config.supabase.is_used() => Transport::Nowhere,
            (None, Mode::Development) => Transport::Development(Arc::default()),
            (None, Mode::Production) => return Err(MailError::NoServer),
        };
        Ok(Self {
            transport,
            from: config.mail_from.parse()?,
            sending: TaskTracker::new(),
        })
    }

    /// Sends in the background; a failure is logged without the text, which holds a secret link.
    pub fn send(&self, mail: Mail) {
        let mailer = self.clone();
        self.sending.spawn(async move {
            let (to, subject) = (mail.to.clone(), mail.subject.clone());
            match mailer.deliver(mail).await {
                Ok(()) => tracing::info!(%subject, "mail sent"),
                Err(error) => tracing::error!(%to, %subject, %error, "mail not sent"),
            }
        });
    }

    /// The mailbox of development, if mail lands there.
    pub fn development(&self) -> Option<&DevMailbox> {
        match &self.transport {
            Transport::Development(mailbox) => Some(mailbox),
            Transport::Smtp(_) | Transport::Nowhere => None,
        }
    }

    /// What is done without anybody waiting for it. [`Self::finish`] waits for it as well.
    pub fn background(&self) -> &TaskTracker {
        &self.sending
    }

    /// Waits until everything in the background is sent.
    pub async fn finish(&self) {
        self.sending.close();
        self.sending.wait().await;
    }

    async fn deliver(&self, mail: Mail) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        match &self.transport {
            Transport::Development(mailbox) => mailbox.receive(mail),
            Transport::Smtp(smtp) => {
                let to = Mailbox::new(None, mail.to.as_str().parse()?);
                let message = Message::builder()
                    .from(self.from.clone())
                    .to(to)
                    .subject(mail.subject)
                    .body(mail.text)?;
                smtp.send(message).await?;
            }
            Transport::Nowhere => return Err("no mail server is set".into()),
        }
        Ok(())
    }
}
