use kit::TabLink;

/// A part of the settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    Profile,
    Appearance,
    Sessions,
    ApiKeys,
    Workspace,
    Models,
    Account,
}

impl Section {
    const ALL: [Self; 7] = [
        Self::Profile,
        Self::Appearance,
        Self::Sessions,
        Self::ApiKeys,
        Self::Workspace,
        Self::Models,
        Self::Account,
    ];

    /// The word in the address.
    const fn word(self) -> &'static str {
        match self {
            Self::Profile => "profile",
            Self::Appearance => "appearance",
            Self::Sessions => "sessions",
            Self::ApiKeys => "api-keys",
            Self::Workspace => "workspace",
            Self::Models => "models",
            Self::Account => "account",
        }
    }

    /// The word people see.
    pub(super) const fn label(self) -> &'static str {
        match self {
            Self::Profile => "Profile",
            Self::Appearance => "Appearance",
            Self::Sessions => "Sessions",
            Self::ApiKeys => "API keys",
            Self::Workspace => "Workspace",
            Self::Models => "Language models",
            Self::Account => "Account",
        }
    }

    /// Reads the address; without a word it is the first section.
    pub(super) fn from_word(word: Option<&str>) -> Option<Self> {
        match word {
            None | Some("") => Some(Self::Profile),
            Some(word) => Self::ALL.into_iter().find(|section| section.word() == word),
        }
    }

    /// Links to all of them, the one shown marked.
    pub(super) fn tabs(shown: Option<Self>) -> Vec<TabLink> {
        Self::ALL
            .into_iter()
            .map(|section| TabLink {
                label: section.label().to_owned(),
                href: format!("/settings/{}", section.word()),
                current: shown == Some(section),
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Section;

    #[test]
    fn every_section_has_an_address() {
        for section in Section::ALL {
            assert_eq!(Section::from_word(Some(section.word())), Some(section));
        }
        assert_eq!(Section::from_word(None), Some(Section::Profile));
        assert_eq!(Section::from_word(Some("billing")), None);
    }
}
