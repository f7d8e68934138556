//! What can be done to records from a timeline and from the trash, whatever kind they are of.

use std::sync::Arc;

use domain::events::Entity;
use domain::id::CustomerId;
use domain::trash::TrashedRecord;
use kit::Toast;
use leptos::task::spawn_local;

use super::{CustomerActions, call};

/// A field that can be put back: as it was before an entry of the timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PutBack {
    /// On whose timeline the entry is.
    pub customer: CustomerId,
    /// What kind of record it is about.
    pub entity: Entity,
    /// The record's id.
    pub id: String,
    /// The entry's number.
    pub entry: i64,
    /// The field, as the log calls it.
    pub field: String,
    /// The same, as people do.
    pub label: String,
}

impl CustomerActions {
    /// Takes a record out of the trash; `open` goes to it. No callback: the row that one belongs to is gone by then.
    pub fn restore_record(self, record: TrashedRecord, open: Arc<dyn Fn() + Send + Sync>) {
        spawn_local(async move {
            let name = record.name();
            match call(|calls| (calls.restore_record)(&record)).await {
                Ok(()) => {
                    self.cache.refresh_everything();
                    let mut toast = Toast::success(format!("{name} is back"))
                        .with_action("Open", move || open());
                    // As long as an Undo: there is something to press.
                    toast.seconds = Some(10);
                    self.toasts.show(toast);
                }
                Err(error) => {
                    let title = format!("{name} was not restored");
                    let again = move || self.restore_record(record.clone(), Arc::clone(&open));
                    self.refused_for_now(&title, &error, again);
                }
            }
        });
    }

    /// Gives a field the value that it had before an entry of the timeline. Undo puts back what that replaced.
    pub fn put_back(self, back: PutBack) {
        spawn_local(async move {
            match call(|calls| (calls.put_back)(back.clone())).await {
                Ok(made) => {
                    match back.entity {
                        Entity::Customer => self.cache.refresh(back.customer),
                        // Which pages show the record is not known here.
                        _ => self.cache.refresh_everything(),
                    }
                    let title = format!("{} is as it was before", back.label);
                    self.toasts.show(match made {
                        Some(entry) => Toast::undo(title, move || {
                            self.put_back(PutBack {
                                entry,
                                ..back.clone()
                            });
                        }),
                        None => Toast::success(title),
                    });
                }
                Err(error) => self.refused(&format!("{} was not put back", back.label), &error),
            }
        });
    }
}
