//! What the tests share: texts that are meant to hurt; for annotated texts the gold's syntax, comparing, scoring and drawing.
#![allow(dead_code, reason = "each test takes the part it needs")]

pub mod article;
pub mod case_file;
pub mod compare;
pub mod draw;
pub mod fragments;
pub mod gold;
pub mod hostile;
pub mod invariants;
pub mod locate;
pub mod mutations;
pub mod names;
pub mod score;
