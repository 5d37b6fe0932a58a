//! The article as a whole: a name seen clearly once settles its doubtful repeats.

use super::Name;
use super::facts::Fact;
use crate::text::Document;

pub(super) fn settle(_doc: &Document, _facts: &[Fact], _names: &mut [Name]) {}
