use crate::Glyph;

/// A place in the navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NavItem {
    /// Its picture.
    pub glyph: Glyph,
    /// Its name.
    pub label: &'static str,
    /// Its address.
    pub href: &'static str,
}

impl NavItem {
    /// A place in the navigation.
    pub const fn new(glyph: Glyph, label: &'static str, href: &'static str) -> Self {
        Self { glyph, label, href }
    }

    /// `aria-current` while `path` is this place or below it.
    pub fn current(&self, path: &str) -> Option<&'static str> {
        let here = match path.strip_prefix(self.href) {
            Some("") => true,
            Some(rest) => self.href != "/" && rest.starts_with('/'),
            None => false,
        };
        here.then_some("page")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_current_with_all_below_it() {
        let customers = NavItem::new(Glyph::Enterprise, "Customers", "/customers");
        assert!(customers.current("/customers").is_some());
        assert!(customers.current("/customers/1").is_some());
        assert!(customers.current("/customers-old").is_none());
        let home = NavItem::new(Glyph::Home, "Home", "/");
        assert!(home.current("/").is_some());
        assert!(home.current("/customers").is_none());
    }
}
