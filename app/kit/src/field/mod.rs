//! Form fields: label above, helper below, the error in the helper's place.

mod combobox;
mod form_error;
mod frame;
mod password_input;
mod radio_group;
mod search_field;
mod select;
mod switch;
mod text_area;
mod text_input;
mod value;

pub use combobox::{Combobox, Suggestion};
pub use form_error::{FormError, field_error};
pub use password_input::PasswordInput;
pub use radio_group::{Choice, RadioGroup};
pub use search_field::SearchField;
pub use select::Select;
pub use switch::Switch;
pub use text_area::{TextArea, text_area_content};
pub use text_input::{InputType, TextInput};
pub use value::FieldValue;
