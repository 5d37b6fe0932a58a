//! What comes back: [`Analysis`] and its parts. The serialised form is the JSON contract, documented in `docs/contract.md`.

use serde::{Deserialize, Serialize};

use crate::offsets::{OffsetUnit, Offsets};
use crate::span::Span;

/// Everything found in one text. `quotes`, `places` and `persons` are sorted by start, longer first.
/// Indexes between them are positions in these lists.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Analysis {
    /// The words that the text gives as somebody's.
    pub quotes: Vec<Quote>,
    /// Whoever a quote is from, each with all its mentions.
    pub speakers: Vec<Speaker>,
    /// Every mention of a named place.
    pub places: Vec<Place>,
    /// Every mention of a person by name.
    pub persons: Vec<Person>,
}

/// Words that the text gives as somebody's.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quote {
    /// Where the words stand: with their quotation marks, if they have any.
    #[serde(flatten)]
    pub span: Span,
    /// Marked whole, marked in part, or reported without marks.
    pub kind: QuoteKind,
    /// Quotes with the same number are one utterance, interrupted by its attribution or by a paragraph.
    pub group: u32,
    /// The words by which it is attributed ("said", "according to", a colon).
    pub cue: Option<Span>,
    /// The words that a reader takes for its source ("he", "the Hamas leader").
    pub mention: Option<Span>,
    /// Whose words they are: an index into [`Analysis::speakers`].
    pub speaker: Option<u32>,
    /// How likely the attribution is right, from 0 to 1, in hundredths; 0 where `speaker` is `None`.
    pub confidence: f64,
    /// The rule that decided.
    pub rule: Rule,
}

/// The three ways of quoting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum QuoteKind {
    /// A whole utterance between quotation marks.
    Direct,
    /// A fragment between marks inside the reporter's own sentence.
    Partial,
    /// Reported speech without marks: the content clause alone.
    Indirect,
}

impl QuoteKind {
    /// Every one, in the order of their numbers.
    pub const ALL: [QuoteKind; QuoteKind::Indirect as usize + 1] = [QuoteKind::Direct, QuoteKind::Partial, QuoteKind::Indirect];
}

/// The rule that attributed a quote: the reason that is shown to a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Rule {
    /// A cue with its source stands right behind the quote: "…," she said.
    CueAfter,
    /// A cue with its source stands right before the quote: She said: "…"
    CueBefore,
    /// A cue elsewhere in the sentence governs the quote.
    CueInSentence,
    /// "according to" and its source.
    AccordingTo,
    /// A noun for what is said, and whose it is: "her claim that …".
    CueNoun,
    /// A colon introduces the quote, and its source stands before the colon.
    Colon,
    /// The quote begins behind a name that labels who speaks, as in an interview or a script.
    Label,
    /// The source signs behind the quote, after a dash.
    Signature,
    /// The quotation goes on from the paragraph before, or into the next.
    Continuation,
    /// The words echo another quote, whose speaker is known.
    Echo,
    /// Another sentence of the paragraph tells who is speaking.
    SameParagraph,
    /// The paragraph before tells who is speaking.
    PreviousParagraph,
    /// No cue: the subject of the sentence that holds the marked words.
    SentenceSubject,
    /// Nothing in the text tells whose words they are.
    None,
}

impl Rule {
    /// Every one, in the order of their numbers.
    pub const ALL: [Rule; Rule::None as usize + 1] = [Rule::CueAfter, Rule::CueBefore, Rule::CueInSentence, Rule::AccordingTo, Rule::CueNoun, Rule::Colon, Rule::Label, Rule::Signature, Rule::Continuation, Rule::Echo, Rule::SameParagraph, Rule::PreviousParagraph, Rule::SentenceSubject, Rule::None];
}

/// Somebody whose words the text gives.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Speaker {
    /// The fullest name that the text gives, without titles; a description where it gives no name.
    pub name: String,
    /// What the text says this speaker is ("German Foreign Minister").
    pub role: Option<String>,
    /// What sort of speaker.
    pub kind: SpeakerKind,
    /// Every place in the text that speaks of this speaker, sorted by start.
    pub mentions: Vec<Span>,
}

/// What sort of speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SpeakerKind {
    /// A person with a name or a role that can be nobody else's.
    Person,
    /// A company, ministry, party, agency, newspaper …
    Organization,
    /// A place that stands for its government or people ("Moscow said").
    Place,
    /// A report, a letter, a statement, a law.
    Document,
    /// Several people ("residents", "analysts").
    Group,
    /// Somebody whom the text does not name ("an official who asked not to be named").
    Unnamed,
}

impl SpeakerKind {
    /// Every one, in the order of their numbers.
    pub const ALL: [SpeakerKind; SpeakerKind::Unnamed as usize + 1] = [SpeakerKind::Person, SpeakerKind::Organization, SpeakerKind::Place, SpeakerKind::Document, SpeakerKind::Group, SpeakerKind::Unnamed];
}

/// One mention of a named place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Where the name stands.
    #[serde(flatten)]
    pub span: Span,
    /// The place's usual English name; the words of the text where the place was not resolved.
    pub name: String,
    /// What sort of place.
    pub kind: PlaceKind,
    /// ISO 3166-1 alpha-2 code of the country it lies in.
    pub country: Option<String>,
    /// Latitude in degrees (WGS 84).
    pub lat: Option<f64>,
    /// Longitude in degrees (WGS 84).
    pub lon: Option<f64>,
    /// The place's number at GeoNames.
    pub geonames: Option<u32>,
    /// How likely the resolution is right, from 0 to 1, in hundredths; 0 where it was not resolved.
    pub confidence: f64,
    /// The places that the name could have meant, the likeliest first; only where
    /// [`Options::candidates`](crate::Options::candidates) asks for them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub candidates: Option<Vec<Candidate>>,
}

/// A place that a name could have meant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Candidate {
    /// Its usual English name.
    pub name: String,
    /// What sort of place.
    pub kind: PlaceKind,
    /// ISO 3166-1 alpha-2 code of the country it lies in.
    pub country: Option<String>,
    /// Latitude in degrees (WGS 84).
    pub lat: f64,
    /// Longitude in degrees (WGS 84).
    pub lon: f64,
    /// Its number at GeoNames.
    pub geonames: Option<u32>,
    /// Its part of all that speaks for the candidates of this name, from 0 to 1, in hundredths.
    pub likelihood: f64,
}

/// What sort of place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PlaceKind {
    /// A country or a territory with a code of its own.
    Country,
    /// A stretch of land with no government of its own ("the Middle East") or a continent.
    Region,
    /// A state, province or other division of a country.
    Division,
    /// A city, town or village.
    City,
    /// A sea, river, mountain, island or other natural feature.
    Natural,
    /// A street, building, airport or other place made by people.
    Site,
    /// A name that reads as a place and that the gazetteer does not hold.
    Unknown,
}

impl PlaceKind {
    /// Every one, in the order of their numbers.
    pub const ALL: [PlaceKind; PlaceKind::Unknown as usize + 1] = [PlaceKind::Country, PlaceKind::Region, PlaceKind::Division, PlaceKind::City, PlaceKind::Natural, PlaceKind::Site, PlaceKind::Unknown];
}

/// One mention of a person by name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Person {
    /// Where the name stands, without titles.
    #[serde(flatten)]
    pub span: Span,
    /// The person as a speaker, if they are one: an index into [`Analysis::speakers`].
    pub speaker: Option<u32>,
}

impl Analysis {
    /// The same analysis with every offset in another unit, for a reader that does not count bytes.
    ///
    /// `text` is the text that was analysed. One forward pass over it.
    pub fn in_unit(mut self, text: &str, unit: OffsetUnit) -> Analysis {
        let offsets = Offsets::new(text, unit);
        self.each_span(|span| *span = offsets.span(*span));
        self
    }

    /// Calls `change` with every span of the analysis.
    fn each_span(&mut self, mut change: impl FnMut(&mut Span)) {
        for quote in &mut self.quotes {
            [Some(&mut quote.span), quote.cue.as_mut(), quote.mention.as_mut()].into_iter().flatten().for_each(&mut change);
        }
        self.speakers.iter_mut().flat_map(|speaker| &mut speaker.mentions).for_each(&mut change);
        self.places.iter_mut().for_each(|place| change(&mut place.span));
        self.persons.iter_mut().for_each(|person| change(&mut person.span));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_are_listed_in_the_order_of_their_numbers() {
        assert!(QuoteKind::ALL.iter().enumerate().all(|(number, kind)| *kind as usize == number));
        assert!(Rule::ALL.iter().enumerate().all(|(number, rule)| *rule as usize == number));
        assert!(SpeakerKind::ALL.iter().enumerate().all(|(number, kind)| *kind as usize == number));
        assert!(PlaceKind::ALL.iter().enumerate().all(|(number, kind)| *kind as usize == number));
    }
}
