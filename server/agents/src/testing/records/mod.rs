//! Records of the customer.

mod around;
mod customers;
mod money;
mod work;

use domain::page::Page;

fn all<T>(items: Vec<T>) -> Page<T> {
    Page { items, next: None }
}
