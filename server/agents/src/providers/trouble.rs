//! Why a provider did not answer. Said without its own words: those may repeat the key.

use std::fmt;
use std::time::Duration;

use chrono::Utc;
use reqwest::StatusCode;
use reqwest::header::HeaderMap;

use super::pause;
use super::reach::Refused;

/// Why a provider did not answer. Its `Display` follows the name of the provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Trouble {
    /// There is no connection.
    Unreachable,
    /// It is where this server does not go for a workspace.
    OutOfReach(Refused),
    /// Nothing came for so long.
    Silent(Duration),
    /// It said no.
    Refused {
        /// The HTTP status.
        status: StatusCode,
        /// For how long it wants to be left alone.
        pause: Option<Duration>,
    },
    /// It said no before, and wants to be left alone for so long yet.
    Resting(Duration),
    /// It began to answer and then reported an error.
    Failed,
    /// The connection ended before the answer.
    Broken,
    /// It does not speak as its kind should.
    Garbled,
    /// It ended its answer without having said anything.
    Empty,
}

impl Trouble {
    /// A refusal, with the pause that was asked for.
    pub(super) fn refused(status: StatusCode, headers: &HeaderMap) -> Self {
        Self::Refused {
            status,
            pause: pause::asked_for(headers, Utc::now()),
        }
    }

    /// For how long the provider wants to be left alone.
    pub(super) const fn pause(&self) -> Option<Duration> {
        match self {
            Self::Refused { pause, .. } => *pause,
            _ => None,
        }
    }
}

impl From<Refused> for Trouble {
    fn from(refused: Refused) -> Self {
        Self::OutOfReach(refused)
    }
}

impl From<&reqwest::Error> for Trouble {
    fn from(error: &reqwest::Error) -> Self {
        if let Some(refused) = Refused::within(error) {
            Self::OutOfReach(refused)
        } else if error.is_connect() || error.is_builder() {
            Self::Unreachable
        } else {
            Self::Broken
        }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreachable => f.write_str("could not be reached"),
            Self::OutOfReach(Refused::Private) => {
                f.write_str("is inside a private network, where this server asks no models")
            }
            Self::OutOfReach(Refused::Plain) => {
                f.write_str("has an address without https, which this server does not ask")
            }
            Self::Silent(time) => write!(f, "did not answer within {}", Span(*time)),
            Self::Refused { status, pause } => {
                f.write_str(refusal(*status))?;
                write!(f, " (status {})", status.as_u16())?;
                pause.map_or(Ok(()), |pause| {
                    write!(f, " and asks for a pause of {}", Span(pause))
                })
            }
            Self::Resting(left) => write!(f, "asks to be left alone for another {}", Span(*left)),
            Self::Failed => f.write_str("reported an error instead of an answer"),
            Self::Broken => f.write_str("broke off the connection before it answered"),
            Self::Garbled => f.write_str("answered in a way that cannot be understood"),
            Self::Empty => f.write_str("gave an empty answer"),
        }
    }
}

fn refusal(status: StatusCode) -> &'static str {
    match status.as_u16() {
        401 | 403 => "did not accept the key",
        402 => "has no credit left",
        404 => "has no such model, or is not at this address",
        408 | 504 | 524 => "took too long",
        413 => "found the conversation too long",
        429 => "gets too many requests",
        503 | 529 => "is overloaded",
        500..=599 => "has a problem of its own",
        _ => "refused the request",
    }
}

/// A time in words.
struct Span(Duration);

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0.as_millis().div_ceil(1_000);
        match seconds {
            1 => f.write_str("1 second"),
            0..120 => write!(f, "{seconds} seconds"),
            _ => write!(f, "{} minutes", seconds.div_ceil(60)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(trouble: &Trouble) -> String {
        format!("Ollama {trouble}")
    }

    #[test]
    fn a_person_reads_what_happened() {
        assert_eq!(
            said(&Trouble::Silent(Duration::from_secs(20))),
            "Ollama did not answer within 20 seconds"
        );
        assert_eq!(
            said(&Trouble::Silent(Duration::from_millis(300))),
            "Ollama did not answer within 1 second"
        );
        let busy = Trouble::Refused {
            status: StatusCode::TOO_MANY_REQUESTS,
            pause: Some(Duration::from_secs(150)),
        };
        assert_eq!(
            said(&busy),
            "Ollama gets too many requests (status 429) and asks for a pause of 3 minutes"
        );
    }

    #[test]
    fn a_refusal_remembers_the_pause() {
        let mut headers = HeaderMap::new();
        let status = StatusCode::SERVICE_UNAVAILABLE;
        assert_eq!(Trouble::refused(status, &headers).pause(), None);
        headers.insert("retry-after", "7".parse().unwrap());
        let pause = Trouble::refused(status, &headers).pause();
        assert_eq!(pause, Some(Duration::from_secs(7)));
    }
}
