//! How far connections go. Whoever may say where this server connects to could make it ask its own network: for them
//! only the public part of the internet is in reach.

use std::error::Error;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::time::Duration;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use tokio::net::lookup_host;
use tokio::time::timeout;

use super::address::BaseUrl;

/// A name that is not found by then is not refused: it may be found when it is asked.
const LOOK_UP: Duration = Duration::from_secs(3);

/// How far connections go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Wherever the address says.
    Anywhere,
    /// To public addresses, over `https`.
    Public,
}

/// Why an address is out of reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It is not encrypted.
    #[error(
        "Begin the address with https://: what customers say and the key would travel readable."
    )]
    Plain,
    /// It leads to this machine or its own network.
    #[error(
        "This address is inside a private network. This server asks models of workspaces only on the internet, unless its operator allows more."
    )]
    Private,
}

impl Reach {
    /// Checks what can be seen of an address without looking its name up.
    ///
    /// # Errors
    /// When it is out of reach.
    pub fn check(self, address: &BaseUrl) -> Result<(), Refused> {
        if self == Self::Anywhere {
            return Ok(());
        }
        if !address.is_encrypted() {
            return Err(Refused::Plain);
        }
        match address.host().parse() {
            Ok(ip) if !is_public(ip) => Err(Refused::Private),
            _ => Ok(()),
        }
    }

    /// The same, and what its name stands for just now. That may change: [`PublicNames`] looks again at each connection.
    ///
    /// # Errors
    /// When it is out of reach.
    pub async fn look_up(self, address: &BaseUrl) -> Result<(), Refused> {
        self.check(address)?;
        if self == Self::Anywhere {
            return Ok(());
        }
        let Ok(Ok(found)) = timeout(LOOK_UP, lookup_host((address.host(), 443))).await else {
            return Ok(());
        };
        let mut found = found.peekable();
        let is_known = found.peek().is_some();
        if is_known && !found.any(|socket| is_public(socket.ip())) {
            return Err(Refused::Private);
        }
        Ok(())
    }
}

impl Refused {
    /// The refusal for which a connection failed, if it was one.
    pub(super) fn within(error: &reqwest::Error) -> Option<Self> {
        let mut cause = error.source();
        while let Some(error) = cause {
            if let Some(refused) = error.downcast_ref::<Self>() {
                return Some(*refused);
            }
            cause = error.source();
        }
        None
    }
}

/// Looks names up and keeps the public addresses only. The connection is made to what was checked, so a name that
/// changes in between gains nothing.
#[derive(Debug)]
pub(super) struct PublicNames;

impl Resolve for PublicNames {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let found = lookup_host((name.as_str(), 0)).await?;
            let public: Vec<_> = found.filter(|socket| is_public(socket.ip())).collect();
            if public.is_empty() {
                return Err(Refused::Private.into());
            }
            Ok(Box::new(public.into_iter()) as Addrs)
        })
    }
}

fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let is_special = match ip.octets() {
        // This network; carriers' own; protocols; old relays; benchmarks; what is reserved.
        [0, ..] | [192, 0, 0, _] | [192, 88, 99, _] | [198, 18 | 19, ..] | [240..=255, ..] => true,
        [100, second, ..] => (64..128).contains(&second),
        _ => false,
    };
    !(is_special
        || ip.is_private()
        || ip.is_loopback()
        // With it the metadata of clouds, at 169.254.169.254.
        || ip.is_link_local()
        || ip.is_documentation()
        || ip.is_multicast())
}

/// Public is what is given out, 2000::/3, without what stands for something else in it.
fn is_public_v6(ip: Ipv6Addr) -> bool {
    if let Some(inner) = embedded(ip) {
        return is_public_v4(inner);
    }
    let is_given_out = ip.segments()[0] & 0xe000 == 0x2000;
    let is_special = match ip.segments() {
        // Tunnels and protocols, documentation, relays of IPv4, documentation again.
        [0x2001, ..=0x01ff, ..] | [0x2001, 0x0db8, ..] | [0x2002 | 0x3fff, ..] => true,
        _ => false,
    };
    is_given_out && !is_special
}

/// The IPv4 address that is written into one of IPv6: mapped, or for a translator.
fn embedded(ip: Ipv6Addr) -> Option<Ipv4Addr> {
    let [a, b, c, d] = match ip.segments() {
        [0, 0, 0, 0, 0, 0xffff, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] => {
            let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
            [a, b, c, d]
        }
        _ => return None,
    };
    Some(Ipv4Addr::new(a, b, c, d))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(address: &str) -> Result<(), Refused> {
        Reach::Public.check(&BaseUrl::parse(address).unwrap())
    }

    #[test]
    fn the_internet_is_in_reach() {
        for address in [
            "https://api.openai.com/v1",
            "https://93.184.216.34",
            "https://[2606:2800:220:1::1]:8443/v1",
            "https://[64:ff9b::5db8:d822]",
        ] {
            assert_eq!(checked(address), Ok(()), "{address}");
        }
    }

    #[test]
    fn nothing_of_our_own_is_however_it_is_written() {
        for host in [
            "127.0.0.1",
            "127.1",
            "2130706433",
            "0x7f.1",
            "0.0.0.0",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.4",
            "169.254.169.254",
            "100.64.0.1",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "192.0.0.8",
            "[::1]",
            "[::]",
            "[::ffff:127.0.0.1]",
            "[::ffff:169.254.169.254]",
            "[::127.0.0.1]",
            "[fe80::1]",
            "[fc00::1]",
            "[fd00:ec2::254]",
            "[fec0::1]",
            "[ff02::1]",
            "[64:ff9b::a9fe:a9fe]",
            "[2002:7f00:1::]",
            "[2001::1]",
            "[2001:db8::1]",
        ] {
            let address = format!("https://{host}/v1");
            assert_eq!(checked(&address), Err(Refused::Private), "{address}");
        }
    }

    #[test]
    fn what_is_readable_on_the_way_is_out_of_reach() {
        assert_eq!(checked("http://api.openai.com/v1"), Err(Refused::Plain));
        let inside = BaseUrl::parse("http://127.0.0.1:11434").unwrap();
        assert_eq!(Reach::Anywhere.check(&inside), Ok(()));
    }

    #[tokio::test]
    async fn a_name_of_this_machine_is_found_out() {
        let address = BaseUrl::parse("https://localhost:9/v1").unwrap();
        assert_eq!(Reach::Public.check(&address), Ok(()));
        assert_eq!(Reach::Public.look_up(&address).await, Err(Refused::Private));
        let unknown = BaseUrl::parse("https://nobody.invalid").unwrap();
        assert_eq!(Reach::Public.look_up(&unknown).await, Ok(()));
    }
}
