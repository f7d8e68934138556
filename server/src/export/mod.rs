//! What leaves NextUp as a file.

pub mod docx;
