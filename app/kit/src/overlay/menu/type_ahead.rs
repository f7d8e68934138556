//! Typing in a menu: the next item that begins with what was typed.

/// The index of the item to go to. `current` is the one with the focus; labels and what was typed are in lower case.
///
/// One letter steps through the items that begin with it; more letters stay on an item that still fits.
pub(crate) fn type_ahead(labels: &[String], current: Option<usize>, typed: &str) -> Option<usize> {
    let first = typed.chars().next()?;
    let repeated = typed.chars().all(|letter| letter == first);
    let prefix = if repeated {
        first.to_string()
    } else {
        typed.to_owned()
    };
    let begin = match current {
        Some(current) if repeated => current + 1,
        Some(current) => current,
        None => 0,
    };
    (0..labels.len())
        .map(|step| (begin + step) % labels.len())
        .find(|&index| labels[index].trim().starts_with(&prefix))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels() -> Vec<String> {
        ["edit", "delete", " duplicate\n", "export"]
            .map(str::to_owned)
            .to_vec()
    }

    #[test]
    fn one_letter_steps_through_what_begins_with_it() {
        assert_eq!(type_ahead(&labels(), None, "d"), Some(1));
        assert_eq!(type_ahead(&labels(), Some(1), "d"), Some(2));
        assert_eq!(type_ahead(&labels(), Some(2), "dd"), Some(1));
    }

    #[test]
    fn more_letters_find_one() {
        assert_eq!(type_ahead(&labels(), Some(1), "du"), Some(2));
        assert_eq!(type_ahead(&labels(), Some(2), "du"), Some(2));
        assert_eq!(type_ahead(&labels(), None, "ex"), Some(3));
    }

    #[test]
    fn nothing_fits_nothing_moves() {
        assert_eq!(type_ahead(&labels(), Some(0), "x"), None);
        assert_eq!(type_ahead(&[], None, "a"), None);
    }
}
