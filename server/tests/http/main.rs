//! HTTP through the real router, on a database of its own for each test.

mod hostile;
mod pages;
mod sign_in;
mod site;
