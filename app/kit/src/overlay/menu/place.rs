//! Where a menu goes: below its button, or above where there is no room, always inside the window.

/// A rectangle of the window, in pixels.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Area {
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) width: f64,
    pub(crate) height: f64,
}

/// Room kept to the window's edges and to the button.
const GAP: f64 = 4.0;

/// Left and top of a menu of `size` (width, height) at `button`: their left edges in line, or their right ones
/// where it would leave the window.
pub(crate) fn place(button: Area, size: (f64, f64), window: (f64, f64)) -> (f64, f64) {
    let (width, height) = size;
    let fits = button.left + width <= window.0 - GAP;
    let left = if fits {
        button.left
    } else {
        button.left + button.width - width
    };
    let below = button.top + button.height + GAP;
    let above = button.top - height - GAP;
    let top = if below + height > window.1 - GAP && above >= GAP {
        above
    } else {
        below
    };
    (
        left.min(window.0 - width - GAP).max(GAP),
        top.min(window.1 - height - GAP).max(GAP),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOW: (f64, f64) = (400.0, 600.0);

    fn button(left: f64, top: f64) -> Area {
        Area {
            left,
            top,
            width: 32.0,
            height: 32.0,
        }
    }

    #[test]
    fn below_and_left_aligned_where_it_fits() {
        assert_eq!(
            place(button(8.0, 100.0), (160.0, 200.0), WINDOW),
            (8.0, 136.0)
        );
    }

    #[test]
    fn right_aligned_at_the_right_edge() {
        assert_eq!(place(button(300.0, 100.0), (160.0, 200.0), WINDOW).0, 172.0);
    }

    #[test]
    fn above_at_the_bottom() {
        assert_eq!(place(button(300.0, 560.0), (160.0, 200.0), WINDOW).1, 356.0);
    }

    #[test]
    fn never_outside_the_window() {
        assert_eq!(
            place(button(300.0, 560.0), (500.0, 900.0), WINDOW),
            (4.0, 4.0)
        );
    }
}
