//! Taking over the page that came from the server, piece by piece: in one go the browser would be deaf for half a second on
//! a slow phone. Most of that time it compiles functions, each when it is first called.

mod held;

use std::cell::{LazyCell, RefCell};
use std::collections::VecDeque;
use std::rc::{Rc, Weak};
use std::time::Duration;

use leptos::attr::Attribute;
use leptos::attr::any_attribute::AnyAttribute;
use leptos::prelude::*;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use leptos::web_sys::{Element, Node};
use wasm_bindgen::JsCast;

pub use held::{Held, hold, provide_executor};

/// Milliseconds after which nothing else begins in a task. A task of more than 50 counts as blocked.
const SLICE: i64 = 30;

thread_local! {
    static WAITING: RefCell<VecDeque<Weak<RefCell<Piece>>>> = const { RefCell::new(VecDeque::new()) };
}

/// What an element contains is taken over in a turn of its own, after what stands around it. Nothing else may be in that
/// element, and nothing in it may wait for an answer that the server puts into the page (`Resource`, `SharedValue`) if such
/// a thing comes after it as well: those are counted.
#[component]
pub fn InTurn(children: Children) -> impl IntoView {
    if is_server() {
        children()
    } else {
        Content(children).into_any()
    }
}

/// Takes over one piece after the other until none is left. The browser can answer in between.
pub async fn take_turns() {
    let mut slice = Slice::begin().await;
    while let Some(piece) = next_piece() {
        LazyCell::force(&piece.borrow());
        if slice.is_over() {
            slice = Slice::begin().await;
        }
    }
}

/// A part of a long work, in a task of its own.
struct Slice {
    /// Milliseconds since 1970.
    end: i64,
}

impl Slice {
    async fn begin() -> Self {
        next_task().await;
        let end = now() + SLICE;
        Self { end }
    }

    fn is_over(&self) -> bool {
        now() >= self.end
    }
}

/// Waits until the browser has done what it has to do by now.
pub async fn next_task() {
    let (done, is_done) = futures_channel::oneshot::channel();
    set_timeout(
        move || {
            // Who waited may have gone.
            let _ = done.send(());
        },
        Duration::ZERO,
    );
    // Nobody drops the sender unsent.
    let _ = is_done.await;
}

fn now() -> i64 {
    chrono::Utc::now().timestamp_millis()
}

/// What is gone from the page by now is not taken over any more.
fn next_piece() -> Option<Rc<RefCell<Piece>>> {
    WAITING.with_borrow_mut(|waiting| {
        std::iter::from_fn(|| waiting.pop_front()).find_map(|piece| piece.upgrade())
    })
}

/// Taken over when it is first asked for.
type Piece = LazyCell<AnyViewState, Box<dyn FnOnce() -> AnyViewState>>;

struct Content(Children);

struct ContentState(Rc<RefCell<Piece>>);

impl ContentState {
    fn with<T>(&self, act: impl FnOnce(&mut AnyViewState) -> T) -> T {
        act(LazyCell::force_mut(&mut self.0.borrow_mut()))
    }
}

impl Render for Content {
    type State = ContentState;

    fn build(self) -> ContentState {
        let piece: Piece = LazyCell::new(Box::new(move || (self.0)().build()));
        LazyCell::force(&piece);
        ContentState(Rc::new(RefCell::new(piece)))
    }

    fn rebuild(self, state: &mut ContentState) {
        state.with(|state| (self.0)().rebuild(state));
    }
}

impl RenderHtml for Content {
    type AsyncOutput = AnyView;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn hydrate<const FROM_SERVER: bool>(
        self,
        cursor: &Cursor,
        position: &PositionState,
    ) -> ContentState {
        let element: Element = cursor.current().unchecked_into();
        // After what is skipped, a list of children ends with a mark.
        let end = element
            .last_child()
            .and_then(|mark| mark.previous_sibling());
        if let Some(end) = end {
            cursor.set(end);
            position.set(Position::NextChild);
        }
        let owner = Owner::current().unwrap_or_default();
        let piece: Piece = LazyCell::new(Box::new(move || {
            owner.with(|| {
                let position = PositionState::new(Position::FirstChild);
                (self.0)().hydrate::<FROM_SERVER>(&Cursor::new(element), &position)
            })
        }));
        let piece = Rc::new(RefCell::new(piece));
        WAITING.with_borrow_mut(|waiting| waiting.push_back(Rc::downgrade(&piece)));
        ContentState(piece)
    }

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> AnyView {
        (self.0)()
    }

    fn to_html_with_buf(
        self,
        html: &mut String,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
        attributes: Vec<AnyAttribute>,
    ) {
        (self.0)().to_html_with_buf(html, position, escape, mark_branches, attributes);
    }

    fn into_owned(self) -> Self {
        self
    }
}

/// It has no element of its own to put an attribute on.
impl AddAnyAttr for Content {
    type Output<A: Attribute> = Self;

    fn add_any_attr<A: Attribute>(self, _: A) -> Self {
        self
    }
}

impl Mountable for ContentState {
    fn unmount(&mut self) {
        self.with(Mountable::unmount);
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.with(|state| state.mount(parent, marker));
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.with(|state| state.insert_before_this(child))
    }

    fn elements(&self) -> Vec<Element> {
        self.with(|state| state.elements())
    }
}
